"""Ending a placement, saying goodbye, and the undo of both."""

from __future__ import annotations

from datetime import timedelta

import pytest

from aandeslag.audit.models import Line
from aandeslag.vocabulary import DepartureReason
from matching.actions import end_placement, say_goodbye, sign_up, undo_end, undo_goodbye
from matching.errors import NotOpenError, PlacementRefusedError
from matching.models import Participation, Placement
from matching.places import places_left
from tests.factories import OccurrenceFactory, ParticipationFactory, PlacementFactory
from tests.matching.conftest import NOW, TODAY, Garden, make_garden

EndReason = Placement.EndReason
Status = Placement.Status


def every_time(garden: Garden, **facts: object) -> Placement:
    return sign_up(resident=garden.resident(**facts), slot=garden.slot, by=garden.desk, now=NOW)


def ended(garden: Garden, placement: Placement) -> Placement:
    return end_placement(placement=placement, reason=EndReason.PAID_WORK, on=TODAY, by=garden.desk, now=NOW)


def free(garden: Garden) -> list[int]:
    left = places_left([one.pk for one in garden.dates], NOW)
    return [left[one.pk] for one in garden.dates]


def signed_up_on(placement: Placement) -> int:
    return placement.participations.filter(status=Participation.Status.SIGNED_UP).count()


def test_ending_frees_the_dates_to_come(garden: Garden) -> None:
    placement = ended(garden, every_time(garden))
    placement.refresh_from_db()
    assert (placement.status, placement.end_reason, placement.ended_on) == (
        Status.ENDED,
        EndReason.PAID_WORK,
        TODAY,
    )
    assert free(garden) == [4, 4, 4]


def test_what_was_attended_stays(garden: Garden) -> None:
    placement = every_time(garden)
    before = OccurrenceFactory.create(slot=garden.slot, date=TODAY - timedelta(days=7))
    ParticipationFactory.create(placement=placement, occurrence=before, status="present")
    ended(garden, placement)
    assert placement.participations.filter(status=Participation.Status.PRESENT).count() == 1


def test_ending_twice(garden: Garden) -> None:
    placement = ended(garden, every_time(garden))
    with pytest.raises(NotOpenError):
        ended(garden, placement)


def test_undo_brings_back_exactly_what_it_took(garden: Garden) -> None:
    placement = every_time(garden)
    taken_off_before = placement.participations.get(occurrence=garden.dates[0])
    taken_off_before.status = Participation.Status.CANCELLED
    taken_off_before.marked_at = NOW - timedelta(hours=1)
    taken_off_before.save()
    undo_end(placement=ended(garden, placement), now=NOW)
    placement.refresh_from_db()
    assert (placement.status, placement.end_reason, placement.ended_at) == (Status.AGREED, "", None)
    assert free(garden) == [4, 3, 3]


def test_undo_where_a_place_is_gone_makes_a_task(garden: Garden) -> None:
    placement = ended(garden, every_time(garden))
    garden.fill(garden.dates[1], 4)
    undo_end(placement=placement, now=NOW)
    assert signed_up_on(placement) == 2
    assert placement.tasks.get().occurrence == garden.dates[1]


def test_undo_of_one_time_where_they_come_every_time_by_now(garden: Garden) -> None:
    """There is one row per person and date, and it is not of this placement any more."""
    person = garden.resident()
    once = sign_up(resident=person, occurrence=garden.dates[0], by=garden.desk, now=NOW)
    ended(garden, once)
    sign_up(resident=person, slot=garden.slot, by=garden.desk, now=NOW + timedelta(minutes=1))
    with pytest.raises(PlacementRefusedError):
        undo_end(placement=once, now=NOW + timedelta(minutes=2))
    once.refresh_from_db()
    assert once.status == "ended"


def test_undo_of_one_time_asks_for_the_place(garden: Garden) -> None:
    placement = sign_up(resident=garden.resident(), occurrence=garden.dates[0], by=garden.desk, now=NOW)
    ended(garden, placement)
    garden.fill(garden.dates[0], 4)
    with pytest.raises(PlacementRefusedError):
        undo_end(placement=placement, now=NOW)


def test_undo_when_they_signed_up_anew(garden: Garden) -> None:
    placement = ended(garden, every_time(garden))
    sign_up(resident=placement.resident, slot=garden.slot, by=garden.desk, now=NOW)
    with pytest.raises(PlacementRefusedError):
        undo_end(placement=placement, now=NOW)


REASONS = [
    (DepartureReason.RELOCATION, EndReason.RELOCATION),
    (DepartureReason.HOUSING, EndReason.HOUSING),
    (DepartureReason.PAID_WORK, EndReason.PAID_WORK),
    (DepartureReason.STUDY, EndReason.STUDY),
    (DepartureReason.RETURN, EndReason.LEFT),
    (DepartureReason.UNKNOWN_DESTINATION, EndReason.LEFT),
    (DepartureReason.OWN_CHOICE, EndReason.OWN_CHOICE),
    (DepartureReason.UNKNOWN, EndReason.UNKNOWN),
]


@pytest.mark.parametrize(("leaves", "ends"), REASONS)
def test_goodbye_ends_everything_for_a_neutral_reason(
    garden: Garden, leaves: DepartureReason, ends: EndReason
) -> None:
    placement = every_time(garden)
    resident = say_goodbye(resident=placement.resident, reason=leaves, on=TODAY, by=garden.desk, now=NOW)
    placement.refresh_from_db()
    assert (placement.status, placement.end_reason) == (Status.ENDED, ends)
    assert (resident.departed_on, resident.departure_reason) == (TODAY, leaves)
    assert free(garden) == [4, 4, 4]


def test_every_reason_to_leave_has_its_neutral_reason() -> None:
    assert {leaves for leaves, _ in REASONS} == set(DepartureReason)


def test_goodbye_ends_several_and_declines_proposals(garden: Garden) -> None:
    resident = garden.resident()
    elsewhere = make_garden(garden.town, dates=1)
    elsewhere.dates[0].date += timedelta(days=1)
    elsewhere.dates[0].save()
    sign_up(resident=resident, slot=garden.slot, by=garden.desk, now=NOW)
    sign_up(resident=resident, occurrence=elsewhere.dates[0], by=garden.desk, now=NOW)
    PlacementFactory.create(
        resident=resident, occurrence=garden.dates[0], status=Status.PROPOSED, agreed_on=None
    )
    say_goodbye(resident=resident, reason=DepartureReason.RETURN, on=TODAY, by=garden.desk, now=NOW)
    assert sorted(resident.placements.values_list("status", flat=True)) == [
        Status.DECLINED,
        Status.ENDED,
        Status.ENDED,
    ]


def test_goodbye_says_nothing_of_others(garden: Garden, other_garden: Garden) -> None:
    other = every_time(garden)
    say_goodbye(
        resident=garden.resident(),
        reason=DepartureReason.RETURN,
        on=TODAY,
        by=garden.desk,
        now=NOW,
    )
    other.refresh_from_db()
    assert other.status == Status.AGREED


def test_undo_of_a_goodbye(garden: Garden) -> None:
    placement = every_time(garden)
    resident = say_goodbye(
        resident=placement.resident,
        reason=DepartureReason.RELOCATION,
        on=TODAY,
        by=garden.desk,
        now=NOW,
    )
    resident = undo_goodbye(resident=resident, now=NOW)
    placement.refresh_from_db()
    assert (resident.departed_on, placement.status) == (None, Status.AGREED)
    assert signed_up_on(placement) == 3


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("present", (Status.ENDED, EndReason.COMPLETED, TODAY - timedelta(days=1))),
        ("absent", (Status.ENDED, EndReason.COMPLETED, TODAY - timedelta(days=1))),
        ("signed-up", (Status.AGREED, "", None)),
    ],
)
def test_undo_of_a_goodbye_gives_a_past_time_its_own_end(
    garden: Garden, marked: str, expected: tuple[object, ...]
) -> None:
    yesterday = OccurrenceFactory.create(slot=garden.slot, date=TODAY - timedelta(days=1))
    placement = PlacementFactory.create(resident=garden.resident(), occurrence=yesterday)
    ParticipationFactory.create(placement=placement, occurrence=yesterday, status=marked)
    resident = say_goodbye(
        resident=placement.resident, reason=DepartureReason.HOUSING, on=TODAY, by=garden.desk, now=NOW
    )
    placement.refresh_from_db()
    assert placement.end_reason == EndReason.HOUSING

    undo_goodbye(resident=resident, now=NOW)

    placement.refresh_from_db()
    assert (placement.status, placement.end_reason, placement.ended_on) == expected
    assert placement.participations.get().status == marked


def test_no_end_is_taken_back_of_who_has_left_or_of_what_was_for_that_time(garden: Garden) -> None:
    left, completed = every_time(garden), every_time(garden)
    say_goodbye(resident=left.resident, reason=DepartureReason.RETURN, on=TODAY, by=garden.desk, now=NOW)
    end_placement(placement=completed, reason=EndReason.COMPLETED, on=TODAY, by=garden.desk, now=NOW)
    with pytest.raises(PlacementRefusedError):
        undo_end(placement=left, now=NOW)
    with pytest.raises(NotOpenError):
        undo_end(placement=completed, now=NOW)


def test_the_log_names_placement_and_person(garden: Garden) -> None:
    placement = ended(garden, every_time(garden))
    line = Line.objects.get(action="placement.ended")
    assert line.object_ids == f"{placement.public_id} {placement.resident.public_id}"
