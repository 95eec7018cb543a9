"""A person, a date, an activity: what ends, ends the waiting too, and comes back with its undo."""

from __future__ import annotations

from datetime import timedelta

from aandeslag.vocabulary import DepartureReason
from matching.actions import (
    cancel_with_people,
    end_activity_with_people,
    finish_task,
    merge_residents,
    reinstate_with_people,
    run_night,
    say_goodbye,
    take_off,
    undo_goodbye,
    undo_merge,
)
from matching.models import Participation, Task, WaitingListEntry
from residents.actions import resume_mediation, stop_mediation
from residents.details import ResidentDetails
from tests.matching.actions.waiting.lines import (
    Left,
    left,
    offers,
    someone_on,
    waits,
    waits_every_time,
)
from tests.matching.conftest import NOW, TODAY, Garden


def test_who_leaves_waits_no_more_and_comes_back_with_the_undo(full: Garden) -> None:
    first, second = waits(full), waits(full)
    take_off(participation=someone_on(full), by=None, now=NOW)

    say_goodbye(resident=first.resident, reason=DepartureReason.HOUSING, on=TODAY, by=None, now=NOW)
    assert (left(first), [one for one, _ in offers()]) == (Left.DEPARTED, [second.resident_id])
    undo_goodbye(resident=first.resident, now=NOW)

    assert (left(first), [one for one, _ in offers()]) == ("", [second.resident_id])


def test_mediation_that_stopped_gives_the_place_to_the_next(full: Garden) -> None:
    first, second = waits(full), waits(full)
    take_off(participation=someone_on(full), by=None, now=NOW)

    stop_mediation(resident=first.resident, on=TODAY)
    run_night(team=full.town.team, now=NOW)
    assert [one for one, _ in offers()] == [second.resident_id]
    resume_mediation(resident=first.resident)

    assert left(first) == ""


def test_a_cancelled_date_offers_nothing_and_goes_on_with_its_line(full: Garden) -> None:
    first = waits(full)
    take_off(participation=someone_on(full), by=None, now=NOW)

    cancel_with_people(occurrence=full.dates[0], because="Storm", by=None, now=NOW)
    assert (offers(), left(first)) == ([], "")
    reinstate_with_people(occurrence=full.dates[0], now=NOW)

    assert [one for one, _ in offers()] == [first.resident_id]


def test_who_waits_is_offered_only_what_is_left_by_those_who_had_it(full: Garden) -> None:
    """Of four, three were not told yet that it was cancelled: they are back; one place is for who waits."""
    first, second = waits(full), waits(full)
    told = someone_on(full)
    cancel_with_people(occurrence=full.dates[0], because="Storm", by=None, now=NOW)
    [task] = Task.objects.to_do().filter(kind=Task.Kind.TAKEN_OFF, placement=told.placement)
    finish_task(task=task, by=full.desk, now=NOW)

    reinstate_with_people(occurrence=full.dates[0], now=NOW + timedelta(hours=1))

    back = Participation.objects.filter(occurrence=full.dates[0], status=Participation.Status.SIGNED_UP)
    assert (back.count(), [one for one, _ in offers()]) == (3, [first.resident_id])
    assert left(second) == ""


def test_the_line_ends_with_the_activity(full: Garden) -> None:
    once, every = waits(full), waits_every_time(full)

    end_activity_with_people(activity=full.slot.activity, on=TODAY, because="Dicht", by=None, now=NOW)

    assert (left(once), left(every)) == (Left.ENDED, Left.ENDED)


def test_the_line_of_a_date_ends_with_that_date(full: Garden) -> None:
    entry = waits(full)

    run_night(team=full.town.team, now=NOW + timedelta(days=9))

    assert left(entry) == Left.PAST


def test_two_who_are_one_stand_in_line_once_and_the_undo_puts_both_back(full: Garden) -> None:
    kept, other = waits(full, now=NOW + timedelta(hours=1)), waits(full)

    merge = merge_residents(
        kept=kept.resident, other=other.resident, details=ResidentDetails.of(kept.resident), by=None, now=NOW
    )
    line = WaitingListEntry.objects.in_line()
    assert [(one.resident_id, one.since) for one in line] == [(kept.resident_id, NOW)]
    take_off(participation=someone_on(full), by=None, now=NOW)
    undo_merge(merge=merge, now=NOW)

    back = [one.since for one in WaitingListEntry.objects.in_line()]
    assert (back, len(offers())) == ([NOW, NOW + timedelta(hours=1)], 1)


def test_who_turns_out_to_have_it_leaves_the_line_until_the_undo(full: Garden) -> None:
    entry, has_it = waits(full), someone_on(full).resident

    merge = merge_residents(
        kept=has_it, other=entry.resident, details=ResidentDetails.of(has_it), by=None, now=NOW
    )
    assert WaitingListEntry.objects.in_line().count() == 0
    undo_merge(merge=merge, now=NOW)

    assert left(entry) == ""


def test_erasing_someone_erases_that_they_waited(full: Garden) -> None:
    entry = waits(full)

    entry.resident.delete()

    assert WaitingListEntry.objects.count() == 0


def test_another_team_has_lines_of_its_own(full: Garden, other_garden: Garden) -> None:
    theirs = waits(other_garden)

    take_off(participation=someone_on(full), by=None, now=NOW)

    assert (offers(), left(theirs)) == ([], "")
