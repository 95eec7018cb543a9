"""A departure that is taken back: everything is as it was, and what cannot be does not blame a departure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from aandeslag.vocabulary import DepartureReason
from activities.actions import unpublish_activity
from matching.actions import cancel_with_people, end_placement, say_goodbye, sign_up, undo_goodbye
from matching.models import Participation, Placement, Task
from residents.models import Resident
from tests.factories import OccurrenceFactory, PlacementFactory
from tests.invariants import lives_that_contradict_themselves
from tests.matching.conftest import FIRST, NOW, TODAY, Garden

Status, Reason = Placement.Status, Placement.EndReason
SIGNED_UP, CANCELLED = Participation.Status.SIGNED_UP, Participation.Status.CANCELLED
LATER = NOW + timedelta(minutes=1)
DAY_AFTER_THE_FIRST = datetime(2026, 12, 2, 9, tzinfo=UTC)


def every_time(garden: Garden, **facts: Any) -> Placement:
    return sign_up(resident=garden.resident(**facts), slot=garden.slot, by=garden.desk, now=NOW)


def once(garden: Garden, date: int = 0) -> Placement:
    resident = garden.resident()
    return sign_up(resident=resident, occurrence=garden.dates[date], by=garden.desk, now=NOW)


def leaves(
    placement: Placement, reason: DepartureReason = DepartureReason.RELOCATION, on: int = 0
) -> Resident:
    day = TODAY - timedelta(days=on)
    return say_goodbye(resident=placement.resident, reason=reason, on=day, by=None, now=NOW)


def books() -> list[tuple[object, ...]]:
    """All that is known of placements, participations and what is to do."""
    placements = Placement.objects.order_by("pk").values_list(
        "pk", "status", "started_on", "ended_on", "ended_at", "end_reason", "held_until", "decline_reason"
    )
    rows = Participation.objects.order_by("occurrence", "resident").values_list(
        "resident", "occurrence", "placement", "status", "excuse"
    )
    tasks = Task.objects.to_do().order_by("cause").values_list("cause")
    return [*placements, *rows, *tasks]


def test_everything_is_exactly_as_it_was(garden: Garden) -> None:
    resident = garden.resident()
    elsewhere = OccurrenceFactory.create(
        slot__activity__organisation__team=garden.town.team, date=FIRST + timedelta(days=1)
    )
    garden.fill(garden.dates[1], 4)
    every = sign_up(resident=resident, slot=garden.slot, by=garden.desk, now=NOW)
    sign_up(resident=resident, occurrence=elsewhere, by=garden.desk, now=NOW)
    PlacementFactory.create(
        resident=resident,
        occurrence=garden.dates[2],
        status=Status.PROPOSED,
        agreed_on=None,
        held_until=NOW + timedelta(days=2),
    )
    before = books()
    assert every.tasks.get().kind == Task.Kind.NO_PLACE

    undo_goodbye(resident=leaves(every), now=LATER)

    assert books() == before
    assert lives_that_contradict_themselves() == []


def test_one_time_that_passed_meanwhile_is_to_be_marked_again(garden: Garden) -> None:
    placement = once(garden)

    undo_goodbye(resident=leaves(placement), now=DAY_AFTER_THE_FIRST)

    placement.refresh_from_db()
    assert (placement.status, placement.end_reason, placement.participations.get().status) == (
        Status.AGREED,
        "",
        SIGNED_UP,
    )


def test_a_date_of_every_time_that_passed_meanwhile_is_to_be_marked_again(garden: Garden) -> None:
    placement = every_time(garden)

    undo_goodbye(resident=leaves(placement), now=DAY_AFTER_THE_FIRST)

    assert set(placement.participations.values_list("status", flat=True)) == {SIGNED_UP}


def test_a_place_that_was_given_away_is_not_blamed_on_a_departure(garden: Garden) -> None:
    placement = once(garden)
    resident = leaves(placement)
    garden.fill(garden.dates[0], 4)

    undo_goodbye(resident=resident, now=LATER)

    placement.refresh_from_db()
    assert (placement.status, placement.end_reason) == (Status.ENDED, Reason.NOT_POSSIBLE)
    task = Task.objects.to_do().get()
    assert (task.kind, task.placement, task.occurrence) == (
        Task.Kind.TAKEN_OFF,
        placement,
        garden.dates[0],
    )
    assert lives_that_contradict_themselves() == []


def test_a_date_that_was_cancelled_meanwhile_does_not_come_back(garden: Garden) -> None:
    placement, single = every_time(garden), once(garden)
    here = [leaves(placement), leaves(single)]
    cancel_with_people(occurrence=garden.dates[0], because="Storm", by=garden.desk, now=NOW)

    for resident in here:
        undo_goodbye(resident=resident, now=LATER)

    assert placement.participations.filter(status=SIGNED_UP).count() == 2
    single.refresh_from_db()
    assert single.end_reason == Reason.NOT_POSSIBLE
    assert lives_that_contradict_themselves() == []


def test_what_is_in_no_offer_at_the_moment_comes_back_too(garden: Garden) -> None:
    placement, single = every_time(garden), once(garden)
    here = [leaves(placement), leaves(single)]
    unpublish_activity(activity=garden.slot.activity)

    for resident in here:
        undo_goodbye(resident=resident, now=LATER)

    assert placement.participations.filter(status=SIGNED_UP).count() == 3
    assert single.participations.get().status == SIGNED_UP


def test_a_departure_with_another_reason_and_day_later_comes_back_as_a_whole(garden: Garden) -> None:
    placement = every_time(garden)
    leaves(placement)
    resident = leaves(placement, DepartureReason.HOUSING, on=1)
    placement.refresh_from_db()
    assert (placement.end_reason, placement.ended_on) == (Reason.HOUSING, TODAY - timedelta(days=1))

    undo_goodbye(resident=resident, now=LATER)

    placement.refresh_from_db()
    assert (placement.status, placement.end_reason) == (Status.AGREED, "")
    assert placement.participations.filter(status=SIGNED_UP).count() == 3


def test_what_had_ended_before_for_the_same_reason_stays_ended(garden: Garden) -> None:
    placement = every_time(garden)
    end_placement(placement=placement, reason=Reason.RELOCATION, on=TODAY, by=garden.desk, now=NOW)

    undo_goodbye(resident=leaves(placement), now=LATER)

    placement.refresh_from_db()
    assert (placement.status, placement.end_reason) == (Status.ENDED, Reason.RELOCATION)


def test_a_second_departure_brings_back_only_its_own(garden: Garden) -> None:
    lost = once(garden)
    resident = leaves(lost)
    # Came back without the undo, for instance with a correction of the import.
    Resident.objects.filter(pk=resident.pk).update(departed_on=None, departure_reason="")
    every = sign_up(resident=resident, slot=garden.slot, by=garden.desk, now=LATER)

    undo_goodbye(resident=leaves(every), now=LATER)

    lost.refresh_from_db()
    every.refresh_from_db()
    assert (lost.status, every.status) == (Status.ENDED, Status.AGREED)


def test_a_hold_on_a_place_that_was_given_away_is_a_proposal_again_without_it(garden: Garden) -> None:
    proposed = PlacementFactory.create(
        resident=garden.resident(),
        occurrence=garden.dates[0],
        status=Status.PROPOSED,
        agreed_on=None,
        held_until=NOW + timedelta(days=2),
    )
    resident = leaves(proposed)
    garden.fill(garden.dates[0], 4)

    undo_goodbye(resident=resident, now=LATER)

    proposed.refresh_from_db()
    assert (proposed.status, proposed.held_until) == (Status.PROPOSED, None)


@pytest.mark.parametrize("pressed", [1, 2])
def test_pressed_twice_it_is_the_same(garden: Garden, pressed: int) -> None:
    placement = every_time(garden)
    resident = leaves(placement)
    for _ in range(pressed):
        undo_goodbye(resident=resident, now=LATER)

    assert placement.participations.filter(status=SIGNED_UP).count() == 3
