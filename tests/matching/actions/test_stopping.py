"""An activity or a fixed moment that ends: everybody is taken off later dates at once, and must be told."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from aandeslag.audit.models import Line
from aandeslag.vocabulary import DepartureReason
from activities.models import Activity, Occurrence
from matching.actions import (
    end_activity_with_people,
    end_slot_with_people,
    finish_task,
    run_night,
    say_goodbye,
    sign_up,
    undo_end,
    undo_goodbye,
)
from matching.errors import PlacementRefusedError, WrongMomentError
from matching.models import Participation, Placement, Task
from tests.factories import OccurrenceFactory, ParticipationFactory, PlacementFactory, SlotFactory
from tests.invariants import lives_that_contradict_themselves
from tests.matching.conftest import FIRST, NOW, TODAY, Garden
from tests.matching.queries import exactly

Status, Reason = Placement.Status, Placement.EndReason
SIGNED_UP, CANCELLED = Participation.Status.SIGNED_UP, Participation.Status.CANCELLED
LATER = NOW + timedelta(minutes=1)


def every_time(garden: Garden, **facts: Any) -> Placement:
    return sign_up(resident=garden.resident(**facts), slot=garden.slot, by=garden.desk, now=NOW)


def once(garden: Garden, occurrence: Occurrence) -> Placement:
    return sign_up(resident=garden.resident(), occurrence=occurrence, by=garden.desk, now=NOW)


def end_slot(garden: Garden, on: date = TODAY, now: datetime = LATER) -> list[Placement]:
    return end_slot_with_people(slot=garden.slot, on=on, because="Winterstop", by=garden.desk, now=now)


def end_activity(garden: Garden, on: date = TODAY, now: datetime = LATER) -> list[Placement]:
    activity = garden.slot.activity
    return end_activity_with_people(
        activity=activity, on=on, because="De tuin sluit", by=garden.desk, now=now
    )


def state(placement: Placement) -> tuple[str, str, date | None]:
    placement.refresh_from_db()
    return placement.status, placement.end_reason, placement.ended_on


def dates_of(placement: Placement, status: str = SIGNED_UP) -> list[date]:
    rows = placement.participations.filter(status=status).order_by("occurrence__date")
    return list(rows.values_list("occurrence__date", flat=True))


def to_tell() -> set[tuple[Placement | None, Occurrence | None]]:
    tasks = Task.objects.to_do().filter(kind=Task.Kind.TAKEN_OFF)
    return {(task.placement, task.occurrence) for task in tasks}


@pytest.mark.parametrize("end", [end_slot, end_activity])
def test_dates_sign_ups_and_placements_end_in_one_go(garden: Garden, other_garden: Garden, end: Any) -> None:
    every, single = every_time(garden), once(garden, garden.dates[1])

    told = end(garden)

    assert {one.pk for one in told} == {every.pk, single.pk}
    assert [state(one) for one in (every, single)] == [(Status.ENDED, Reason.ACTIVITY_ENDED, TODAY)] * 2
    assert [dates_of(one) for one in (every, single)] == [[], []]
    assert to_tell() == {(every, None), (single, garden.dates[1])}
    assert other_garden.dates[0].participations.filter(status=SIGNED_UP).count() == 4
    assert lives_that_contradict_themselves() == []
    night = run_night(team=garden.town.team, now=LATER)
    assert (night.ended, night.places, len(to_tell())) == (0, 0, 2)


def test_another_moment_of_the_activity_goes_on(garden: Garden) -> None:
    friday = OccurrenceFactory.create(
        slot=SlotFactory.create(activity=garden.slot.activity, weekday="fr"), date=date(2026, 12, 4)
    )
    elsewhere = once(garden, friday)

    end_slot(garden)

    assert (state(elsewhere)[0], dates_of(elsewhere), to_tell()) == (Status.AGREED, [friday.date], set())


def test_until_the_last_day_everything_goes_on(garden: Garden) -> None:
    every, before, after = every_time(garden), once(garden, garden.dates[0]), once(garden, garden.dates[1])

    told = end_slot(garden, on=FIRST)

    assert {one.pk for one in told} == {every.pk, after.pk}
    assert [state(one)[0] for one in (every, before, after)] == [Status.AGREED, Status.AGREED, Status.ENDED]
    assert [dates_of(one) for one in (every, before, after)] == [[FIRST], [FIRST], []]
    assert after.ended_on == TODAY


def test_the_night_after_the_last_day_ends_what_came_every_time(garden: Garden) -> None:
    every = every_time(garden)
    end_activity(garden, on=FIRST)
    activity = Activity.objects.get(pk=garden.slot.activity_id)
    assert (activity.status, activity.ended_on) == (Activity.Status.PUBLISHED, FIRST)

    run_night(team=garden.town.team, now=datetime(2026, 12, 1, 2, tzinfo=UTC))
    assert (state(every)[0], dates_of(every)) == (Status.AGREED, [FIRST])
    run_night(team=garden.town.team, now=datetime(2026, 12, 2, 2, tzinfo=UTC))

    activity.refresh_from_db()
    assert activity.status == Activity.Status.ENDED
    assert state(every) == (Status.ENDED, Reason.ACTIVITY_ENDED, FIRST)
    # To be marked still: what took place, took place.
    assert dates_of(every) == [FIRST]


def test_a_season_that_is_over_ends_what_came_every_time(garden: Garden) -> None:
    every = every_time(garden)
    garden.slot.valid_until = garden.dates[2].date
    garden.slot.save()

    run_night(team=garden.town.team, now=datetime(2026, 12, 15, 2, tzinfo=UTC))
    assert state(every)[0] == Status.AGREED
    run_night(team=garden.town.team, now=datetime(2026, 12, 16, 2, tzinfo=UTC))

    assert state(every) == (Status.ENDED, Reason.ACTIVITY_ENDED, garden.dates[2].date)


def test_an_extra_date_of_a_moment_that_ended_earlier_ends_with_the_activity(garden: Garden) -> None:
    garden.slot.valid_until = TODAY - timedelta(days=30)
    garden.slot.save()

    end_activity(garden)

    garden.slot.refresh_from_db()
    assert garden.slot.valid_until == TODAY - timedelta(days=30)
    assert not Occurrence.objects.filter(slot=garden.slot).taking_place().exists()


def test_nobody_was_there_after_the_last_day(garden: Garden) -> None:
    been = ParticipationFactory.create(
        placement__occurrence=garden.dates[0], status=Participation.Status.PRESENT
    )

    with pytest.raises(WrongMomentError):
        end_slot(garden, on=TODAY, now=datetime(2026, 12, 3, tzinfo=UTC))

    garden.slot.refresh_from_db()
    garden.dates[0].refresh_from_db()
    assert (garden.slot.valid_until, garden.dates[0].cancelled_at) == (None, None)
    assert state(been.placement)[0] == Status.AGREED


def test_who_called_off_keeps_the_reason(garden: Garden) -> None:
    ill = ParticipationFactory.create(
        placement__occurrence=garden.dates[0],
        placement__resident=garden.resident(),
        status=Participation.Status.EXCUSED,
        excuse="ill",
    )

    end_slot(garden)

    ill.refresh_from_db()
    assert (ill.status, ill.excuse) == (Participation.Status.EXCUSED, "ill")


def test_what_was_only_proposed_is_declined_and_nobody_needs_to_hear(garden: Garden) -> None:
    proposed = PlacementFactory.create(
        occurrence=garden.dates[0], resident=garden.resident(), status=Status.PROPOSED, agreed_on=None
    )

    end_slot(garden)

    assert (state(proposed)[0], to_tell()) == (Status.DECLINED, set())


def test_a_task_stays_until_somebody_told_them(garden: Garden) -> None:
    every_time(garden)
    end_slot(garden)

    finish_task(task=Task.objects.to_do().get(), by=garden.desk, now=LATER)
    run_night(team=garden.town.team, now=LATER + timedelta(days=1))

    assert not Task.objects.to_do().exists()


def test_an_end_by_the_offer_cannot_be_taken_back_for_one_person(garden: Garden) -> None:
    every = every_time(garden)
    end_activity(garden)

    with pytest.raises(PlacementRefusedError):
        undo_end(placement=every, now=LATER)


def test_who_did_not_leave_after_all_has_no_place_in_what_ended_meanwhile(garden: Garden) -> None:
    every = every_time(garden)
    resident = say_goodbye(
        resident=every.resident, reason=DepartureReason.RELOCATION, on=TODAY, by=garden.desk, now=NOW
    )
    end_activity(garden)

    undo_goodbye(resident=resident, now=LATER)

    assert state(every) == (Status.ENDED, Reason.NOT_POSSIBLE, TODAY)
    assert to_tell() == {(every, None)}


def test_the_log_names_placements_and_people(garden: Garden) -> None:
    every = every_time(garden)
    end_slot(garden)

    assert [line.object_ids for line in Line.objects.filter(action="placement.ended")] == [
        f"{every.public_id} {every.resident.public_id}"
    ]
    told = Line.objects.get(action="participation.cancelled").object_ids.split()
    assert str(every.resident.public_id) in told


@pytest.mark.parametrize("people", [1, 4])
def test_the_lock_is_as_short_for_many_people(people: int, garden: Garden) -> None:
    for _ in range(people):
        every_time(garden)

    with exactly(19):
        end_slot(garden)
