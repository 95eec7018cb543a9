"""Attendance records what happened, and corrections."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from aandeslag.audit.models import Line
from aandeslag.teams.access import Role
from aandeslag.vocabulary import LegalStatus
from matching.actions import (
    Mark,
    add_unexpected,
    cancel_with_people,
    end_placement,
    join_waiting_list,
    mark_attendance,
    sign_up,
)
from matching.errors import NotOpenError, OtherTeamError, PlacementRefusedError, WrongMomentError
from matching.models import EarlierMark, Participation, Placement, Task
from matching.places import places_left
from tests.factories import DeclarationFactory, ParticipationFactory
from tests.matching.conftest import FIRST, NOW, TODAY, Garden

if TYPE_CHECKING:
    from residents.models import Resident

Status = Participation.Status
ON_THE_DAY = datetime(2026, 12, 1, 12, tzinfo=UTC)
THE_DAY_AFTER = datetime(2026, 12, 2, 12, tzinfo=UTC)


def signed_up(garden: Garden, **facts: object) -> Participation:
    row: Participation = ParticipationFactory.create(
        placement__occurrence=garden.dates[0], placement__resident=garden.resident(**facts)
    )
    return row


def mark(
    garden: Garden, row: Participation, status: Status, excuse: str = "", *, now: datetime = ON_THE_DAY
) -> Participation:
    mark_attendance(occurrence=garden.dates[0], marks={row.pk: Mark(status, excuse)}, by=garden.desk, now=now)
    row.refresh_from_db()
    return row


def come(garden: Garden, resident: Resident, now: datetime = ON_THE_DAY) -> Participation:
    return add_unexpected(occurrence=garden.dates[0], resident=resident, by=garden.desk, now=now)


def test_present_counts_with_hours_and_starts_the_placement(garden: Garden) -> None:
    row = mark(garden, signed_up(garden), Status.PRESENT)
    assert (row.status, row.minutes, row.marked_at, row.marked_by) == (
        Status.PRESENT,
        150,
        ON_THE_DAY,
        garden.desk,
    )
    assert (row.placement.status, row.placement.started_on) == (Placement.Status.STARTED, FIRST)


def test_called_off_keeps_its_reason_and_no_hours(garden: Garden) -> None:
    row = mark(garden, signed_up(garden), Status.EXCUSED, "ill")
    assert (row.status, row.excuse, row.minutes) == (Status.EXCUSED, "ill", None)


def test_a_reason_belongs_to_called_off_only(garden: Garden) -> None:
    row = mark(garden, signed_up(garden), Status.ABSENT, "ill")
    assert (row.status, row.excuse) == (Status.ABSENT, "")


def test_a_correction_takes_the_start_back(garden: Garden) -> None:
    row = mark(garden, signed_up(garden), Status.PRESENT)
    row = mark(garden, row, Status.ABSENT)
    assert (row.minutes, row.placement.status, row.placement.started_on) == (
        None,
        Placement.Status.AGREED,
        None,
    )


def test_the_first_of_several_times_is_the_start(garden: Garden) -> None:
    placement = sign_up(resident=garden.resident(), slot=garden.slot, by=garden.desk, now=NOW)
    later = datetime(2026, 12, 20, 12, tzinfo=UTC)
    for date in (garden.dates[1], garden.dates[0]):
        row = placement.participations.get(occurrence=date)
        mark_attendance(occurrence=date, marks={row.pk: Mark(Status.PRESENT)}, by=garden.desk, now=later)
    placement.refresh_from_db()
    assert (placement.status, placement.started_on) == (Placement.Status.STARTED, FIRST)


def test_a_placement_for_one_date_is_over_the_day_after(garden: Garden) -> None:
    row = mark(garden, signed_up(garden), Status.PRESENT, now=THE_DAY_AFTER)
    assert (row.placement.status, row.placement.started_on, row.placement.ended_on) == (
        Placement.Status.ENDED,
        FIRST,
        FIRST,
    )
    assert row.placement.end_reason == Placement.EndReason.COMPLETED


def test_a_late_correction_of_what_is_over(garden: Garden) -> None:
    row = mark(garden, signed_up(garden), Status.PRESENT, now=THE_DAY_AFTER)
    row = mark(garden, row, Status.ABSENT, now=THE_DAY_AFTER)
    assert (row.placement.status, row.placement.started_on) == (Placement.Status.ENDED, None)


def test_several_at_once_in_one_line_of_the_log(garden: Garden) -> None:
    rows = [signed_up(garden), signed_up(garden), signed_up(garden)]
    mark_attendance(
        occurrence=garden.dates[0],
        marks={
            rows[0].pk: Mark(Status.PRESENT),
            rows[1].pk: Mark(Status.ABSENT),
            rows[2].pk: Mark(Status.EXCUSED, "transport"),
        },
        by=garden.desk,
        now=ON_THE_DAY,
    )
    assert [Participation.objects.get(pk=row.pk).status for row in rows] == [
        Status.PRESENT,
        Status.ABSENT,
        Status.EXCUSED,
    ]
    line = Line.objects.get(action="attendance.marked")
    assert {str(row.resident.public_id) for row in rows} <= set(line.object_ids.split())


def test_marked_the_same_again_changes_nothing(garden: Garden) -> None:
    row = mark(garden, signed_up(garden), Status.PRESENT)
    mark(garden, row, Status.PRESENT, now=THE_DAY_AFTER)
    row.refresh_from_db()
    assert (row.marked_at, Line.objects.filter(action="attendance.marked").count()) == (ON_THE_DAY, 1)


@pytest.mark.parametrize("status", [Status.PRESENT, Status.ABSENT])
def test_nobody_was_there_before_the_day(garden: Garden, status: Status) -> None:
    with pytest.raises(WrongMomentError):
        mark(garden, signed_up(garden), status, now=NOW)


def test_called_off_before_the_start_frees_the_place(garden: Garden) -> None:
    garden.fill(garden.dates[0], 3)
    mark(garden, signed_up(garden), Status.EXCUSED, "lesson", now=NOW)
    assert places_left([garden.dates[0].pk], NOW) == {garden.dates[0].pk: 1}


def test_coming_after_all_needs_a_place(garden: Garden) -> None:
    garden.fill(garden.dates[0], 3)
    row = mark(garden, signed_up(garden), Status.EXCUSED, "lesson", now=NOW)
    garden.fill(garden.dates[0], 1)
    with pytest.raises(PlacementRefusedError):
        mark(garden, row, Status.SIGNED_UP, now=NOW)


def test_a_row_of_another_date_is_not_touched(garden: Garden) -> None:
    other = ParticipationFactory.create(placement__occurrence=garden.dates[1])
    mark(garden, other, Status.PRESENT)
    assert other.status == Status.SIGNED_UP


def test_someone_unexpected_counts_also_when_it_is_full(garden: Garden) -> None:
    garden.fill(garden.dates[0], 4)
    row = come(garden, garden.resident())
    assert (row.status, row.minutes) == (Status.PRESENT, 150)
    placement = Placement.objects.get(pk=row.placement_id)
    assert (placement.occurrence, placement.status, placement.started_on) == (
        garden.dates[0],
        Placement.Status.STARTED,
        FIRST,
    )
    assert places_left([garden.dates[0].pk], ON_THE_DAY) == {garden.dates[0].pk: 0}


def test_unexpected_without_a_declaration_makes_a_task(garden: Garden) -> None:
    row = come(garden, garden.resident(legal_status=LegalStatus.IN_PROCEDURE))
    task = Task.objects.get()
    assert (task.kind, task.placement, task.occurrence) == (
        Task.Kind.DECLARATION_MISSING,
        row.placement,
        garden.dates[0],
    )


def test_unexpected_with_a_declaration_makes_none(garden: Garden) -> None:
    DeclarationFactory.create(kind_of_work=garden.slot.activity.kind_of_work)
    come(garden, garden.resident(legal_status=LegalStatus.IN_PROCEDURE))
    assert not Task.objects.exists()


def test_unexpected_but_signed_up_is_simply_present(garden: Garden) -> None:
    row = signed_up(garden)
    again = come(garden, row.resident)
    assert (again.pk, again.status) == (row.pk, Status.PRESENT)
    assert row.resident.placements.count() == 1


def test_unexpected_after_being_taken_off(garden: Garden) -> None:
    row = signed_up(garden)
    row.status = Status.CANCELLED
    row.save()
    again = come(garden, row.resident)
    assert (again.pk, again.status) == (row.pk, Status.PRESENT)


def test_unexpected_hangs_on_the_standing_placement(garden: Garden) -> None:
    standing = sign_up(resident=garden.resident(), slot=garden.slot, by=garden.desk, now=NOW)
    standing.participations.filter(occurrence=garden.dates[0]).delete()
    assert come(garden, standing.resident).placement == standing


def test_unexpected_is_entered_once(garden: Garden) -> None:
    token, resident = uuid4(), garden.resident()
    for _ in range(2):
        add_unexpected(
            occurrence=garden.dates[0], resident=resident, by=garden.desk, now=ON_THE_DAY, token=token
        )
    assert resident.participations.count() == 1


def test_nobody_came_unexpectedly_next_week(garden: Garden) -> None:
    with pytest.raises(WrongMomentError):
        come(garden, garden.resident(), NOW)


def test_nobody_came_to_what_was_cancelled(garden: Garden) -> None:
    garden.dates[0].cancelled_at = NOW
    garden.dates[0].save()
    with pytest.raises(NotOpenError):
        come(garden, garden.resident())


def test_someone_of_another_team_did_not_come(garden: Garden, other_garden: Garden) -> None:
    with pytest.raises(OtherTeamError):
        come(garden, other_garden.resident())


@pytest.mark.parametrize("status", [Status.SIGNED_UP, Status.PRESENT])
def test_nobody_comes_to_a_date_that_was_cancelled(garden: Garden, status: Participation.Status) -> None:
    row = ParticipationFactory.create(
        placement__occurrence=garden.dates[0],
        placement__resident=garden.resident(),
        status=Status.EXCUSED,
        excuse="ill",
    )
    cancel_with_people(occurrence=garden.dates[0], because="Storm", by=garden.desk, now=NOW)
    later = NOW + timedelta(days=8)

    with pytest.raises(NotOpenError):
        mark_attendance(occurrence=garden.dates[0], marks={row.pk: Mark(status)}, by=garden.desk, now=later)

    row.refresh_from_db()
    assert row.status == Status.EXCUSED


def test_who_called_off_and_stopped_does_not_come_after_all(garden: Garden) -> None:
    placement = sign_up(resident=garden.resident(), slot=garden.slot, by=garden.desk, now=NOW)
    row = placement.participations.get(occurrence=garden.dates[0])
    off, on = Mark(Status.EXCUSED, "ill"), Mark(Status.SIGNED_UP)
    mark_attendance(occurrence=garden.dates[0], marks={row.pk: off}, by=garden.desk, now=NOW)
    end_placement(placement=placement, reason=Placement.EndReason.STUDY, on=TODAY, by=garden.desk, now=NOW)

    with pytest.raises(NotOpenError):
        mark_attendance(occurrence=garden.dates[0], marks={row.pk: on}, by=garden.desk, now=NOW)


def history(row: Participation) -> list[tuple[str, str, int | None, object]]:
    marks = EarlierMark.objects.filter(participation=row)
    return [(one.status, one.excuse, one.minutes, one.marked_by) for one in marks]


def test_a_correction_keeps_what_was_said_by_whom_and_when(garden: Garden) -> None:
    row = mark(garden, signed_up(garden), Status.PRESENT)
    assert history(row) == []
    row = mark(garden, row, Status.EXCUSED, "ill", now=THE_DAY_AFTER)
    mark(garden, row, Status.ABSENT, now=THE_DAY_AFTER)
    assert history(row) == [
        (Status.PRESENT, "", 150, garden.desk),
        (Status.EXCUSED, "ill", None, garden.desk),
    ]
    assert [one.marked_at for one in row.earlier_marks.all()] == [ON_THE_DAY, THE_DAY_AFTER]


def test_the_reason_that_follows_at_once_is_no_correction(garden: Garden) -> None:
    """*Called off* is saved by its press, and then they say why."""
    row = mark(garden, signed_up(garden), Status.EXCUSED, "other")
    row = mark(garden, row, Status.EXCUSED, "ill", now=ON_THE_DAY + timedelta(minutes=4))
    assert (row.excuse, history(row)) == ("ill", [])
    mark(garden, row, Status.EXCUSED, "lesson", now=ON_THE_DAY + timedelta(minutes=5))
    assert history(row) == [(Status.EXCUSED, "ill", None, garden.desk)]


@pytest.mark.parametrize("is_late", [True, False])
def test_the_reason_later_or_of_somebody_else_is_a_correction(garden: Garden, *, is_late: bool) -> None:
    row = mark(garden, signed_up(garden), Status.EXCUSED, "other")
    mark_attendance(
        occurrence=garden.dates[0],
        marks={row.pk: Mark(Status.EXCUSED, "ill")},
        by=garden.desk if is_late else garden.town.member(Role.COORDINATOR).user,
        now=ON_THE_DAY + timedelta(minutes=5 if is_late else 1),
    )
    assert history(row) == [(Status.EXCUSED, "other", None, garden.desk)]


@pytest.mark.parametrize("status", [Status.PRESENT, Status.ABSENT])
def test_nobody_was_there_on_the_morning_itself_before_it_begins(garden: Garden, status: Status) -> None:
    """From half past nine on; who calls off says so before."""
    row = signed_up(garden)
    just_before, begun = (datetime(2026, 12, 1, 8, minute, tzinfo=UTC) for minute in (29, 30))
    with pytest.raises(WrongMomentError):
        mark(garden, row, status, now=just_before)
    with pytest.raises(WrongMomentError):
        come(garden, garden.resident(), now=just_before)
    assert mark(garden, row, Status.EXCUSED, "ill", now=just_before).status == Status.EXCUSED
    assert mark(garden, row, status, now=begun).status == status


def test_who_called_off_and_is_signed_up_again_had_called_off(garden: Garden) -> None:
    row = mark(garden, signed_up(garden), Status.EXCUSED, "lesson", now=NOW)
    sign_up(resident=row.resident, occurrence=garden.dates[0], by=garden.desk, now=NOW)
    row.refresh_from_db()
    assert (row.status, history(row)) == (Status.SIGNED_UP, [(Status.EXCUSED, "lesson", None, garden.desk)])


def test_hours_are_what_was_said_and_stay_when_they_are_not_said_again(garden: Garden) -> None:
    row = signed_up(garden)
    for minutes, expected in ((90, 90), (None, 90), (120, 120)):
        told = {row.pk: Mark(Status.PRESENT, minutes=minutes)}
        mark_attendance(occurrence=garden.dates[0], marks=told, by=garden.desk, now=ON_THE_DAY)
        row.refresh_from_db()
        assert row.minutes == expected
    assert history(row) == [(Status.PRESENT, "", 90, garden.desk)]


def test_called_off_before_the_start_serves_the_line(garden: Garden) -> None:
    row = signed_up(garden)
    garden.fill(garden.dates[0], 3)
    waits = join_waiting_list(resident=garden.resident(), occurrence=garden.dates[0], by=garden.desk, now=NOW)
    mark(garden, row, Status.EXCUSED, "care", now=NOW)
    offer = Placement.objects.get(status=Placement.Status.PROPOSED)
    assert (offer.resident_id, offer.occurrence) == (waits.resident_id, garden.dates[0])
