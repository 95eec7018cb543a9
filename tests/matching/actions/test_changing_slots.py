"""Fewer places or another end: nobody is dropped, everything left to do is said."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import pytest

from matching.actions import Aftermath, change_slot_with_people, finish_task, run_night, sign_up, take_off
from matching.models import Participation, Placement, Task
from tests.factories import OccurrenceFactory, ParticipationFactory
from tests.matching.conftest import NOW, Garden
from tests.matching.queries import exactly

Kind, SIGNED_UP = Task.Kind, Participation.Status.SIGNED_UP
NOON = time(12)


def change(garden: Garden, capacity: int = 4, ends: time | None = NOON) -> Aftermath:
    return change_slot_with_people(slot=garden.slot, capacity=capacity, ends=ends, now=NOW)


def every_time(garden: Garden, **facts: Any) -> Placement:
    return sign_up(resident=garden.resident(**facts), slot=garden.slot, by=garden.desk, now=NOW)


def signed_up(garden: Garden) -> list[int]:
    return [one.participations.filter(status=SIGNED_UP).count() for one in garden.dates]


def to_do() -> list[tuple[str, object]]:
    tasks = Task.objects.to_do().select_related("occurrence").order_by("occurrence__date", "pk")
    return [(task.kind, task.occurrence and task.occurrence.date) for task in tasks]


def test_fewer_places_drop_nobody_and_become_a_task_for_each_date(
    garden: Garden, other_garden: Garden
) -> None:
    garden.fill(garden.dates[0], 4)
    garden.fill(garden.dates[1], 2)

    assert change(garden, capacity=2) == Aftermath(crowded_dates=1, to_tell=0, in_two_places=0, filled=0)

    assert signed_up(garden) == [4, 2, 0]
    assert to_do() == [(Kind.TOO_MANY, garden.dates[0].date)]


def test_once_there_is_room_the_task_is_done(garden: Garden) -> None:
    garden.fill(garden.dates[0], 3)
    change(garden, capacity=2)
    row = garden.dates[0].participations.first()
    assert row is not None

    take_off(participation=row, by=garden.desk, now=NOW)

    assert (to_do(), signed_up(garden)) == ([], [2, 0, 0])


def test_it_stays_as_long_as_there_are_too_many(garden: Garden) -> None:
    garden.fill(garden.dates[0], 4)
    change(garden, capacity=2)
    row = garden.dates[0].participations.first()
    assert row is not None

    take_off(participation=row, by=garden.desk, now=NOW)

    assert to_do() == [(Kind.TOO_MANY, garden.dates[0].date)]


def test_more_places_close_the_task_and_go_to_who_comes_every_time_at_once(garden: Garden) -> None:
    garden.fill(garden.dates[0], 4)
    waiting = every_time(garden)
    assert to_do() == [(Kind.NO_PLACE, garden.dates[0].date)]

    assert change(garden, capacity=5) == Aftermath(crowded_dates=0, to_tell=0, in_two_places=0, filled=1)

    assert waiting.participations.filter(status=SIGNED_UP).count() == 3
    assert to_do() == []


def test_another_end_must_be_heard_by_whoever_is_signed_up(garden: Garden, other_garden: Garden) -> None:
    every = every_time(garden)
    garden.fill(garden.dates[1], 1)

    assert change(garden, ends=time(13)).to_tell == 2

    assert to_do() == [(Kind.TIME_CHANGED, garden.dates[0].date), (Kind.TIME_CHANGED, garden.dates[1].date)]
    assert every.participations.filter(status=SIGNED_UP).count() == 3


def test_an_end_that_is_taken_back_before_they_heard_of_it_need_not_be_told(garden: Garden) -> None:
    every_time(garden)
    change(garden, ends=time(13))

    assert (change(garden).to_tell, to_do()) == (0, [])


def test_an_end_that_is_taken_back_must_be_heard_by_who_heard_of_the_other(garden: Garden) -> None:
    every_time(garden)
    change(garden, ends=time(13))
    finish_task(task=Task.objects.to_do().get(), by=garden.desk, now=NOW)

    assert (change(garden).to_tell, to_do()) == (1, [(Kind.TIME_CHANGED, garden.dates[0].date)])


def test_an_end_that_was_not_known_before_was_promised_to_nobody(garden: Garden) -> None:
    garden.slot.occurrences.update(ends=None)
    garden.slot.ends = None
    garden.slot.save()
    every_time(garden)

    assert (change(garden, ends=time(13)).to_tell, to_do()) == (0, [])


def test_who_is_now_expected_in_two_places_is_asked(garden: Garden) -> None:
    every = every_time(garden)
    afternoon = OccurrenceFactory.create(
        slot__activity__organisation__team=garden.town.team,
        date=garden.dates[0].date,
        starts=time(12, 30),
        ends=time(14),
    )
    ParticipationFactory.create(placement__occurrence=afternoon, placement__resident=every.resident)

    assert change(garden, ends=time(13)) == Aftermath(crowded_dates=0, to_tell=1, in_two_places=1, filled=0)

    assert (Kind.TWO_PLACES, garden.dates[0].date) in to_do()
    assert signed_up(garden) == [1, 1, 1]


def test_what_nobody_can_hear_any_more_leaves_the_list(garden: Garden) -> None:
    garden.fill(garden.dates[0], 3)
    change(garden, capacity=2, ends=time(13))
    assert len(to_do()) == 4

    run_night(team=garden.town.team, now=NOW + timedelta(days=8))

    assert to_do() == []


def test_nothing_changed_leaves_nothing_to_do(garden: Garden) -> None:
    every_time(garden)

    assert change(garden) == Aftermath(crowded_dates=0, to_tell=0, in_two_places=0, filled=0)
    assert to_do() == []


@pytest.mark.parametrize("people", [1, 4])
def test_the_lock_is_as_short_for_many_people(people: int, garden: Garden) -> None:
    for _ in range(people):
        every_time(garden)

    with exactly(31):
        change(garden, capacity=1 if people > 1 else 0, ends=time(13))
