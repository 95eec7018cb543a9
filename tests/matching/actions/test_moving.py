"""A date moves, gets other places, or a moment pauses; nobody who is signed up is lost by it."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest

from activities.actions import make_occurrences
from activities.errors import DateTakenError
from activities.models import Occurrence, Pause
from matching.actions import (
    finish_task,
    move_with_people,
    pause_with_people,
    set_places_with_people,
    sign_up,
)
from matching.errors import WrongMomentError
from matching.models import Participation, Task
from matching.places import places_left
from tests.factories import ActivityFactory, OccurrenceFactory, SlotFactory
from tests.matching.conftest import FIRST, NOW, TODAY, Garden

if TYPE_CHECKING:
    from matching.models import Placement

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TEN, TWELVE = time(10), time(12)
SIGNED_UP = Participation.Status.SIGNED_UP


def once(garden: Garden, number: int = 0) -> Placement:
    return sign_up(resident=garden.resident(), occurrence=garden.dates[number], by=garden.desk, now=NOW)


def every_time(garden: Garden) -> Placement:
    return sign_up(resident=garden.resident(), slot=garden.slot, by=garden.desk, now=NOW)


def move(garden: Garden, day: date, starts: time = TEN, ends: time = TWELVE) -> tuple[int, int]:
    moved = move_with_people(occurrence=garden.dates[0], day=day, starts=starts, ends=ends, now=NOW)
    return moved.to_tell, moved.in_two_places


def tasks() -> list[tuple[str, int | None]]:
    return list(Task.objects.to_do().order_by("pk").values_list("kind", "placement"))


def test_everybody_moves_along_and_must_be_told(garden: Garden) -> None:
    placements = [once(garden), every_time(garden)]

    assert move(garden, FIRST + DAY) == (2, 0)

    moved = garden.dates[0]
    moved.refresh_from_db()
    assert (moved.date, moved.starts, moved.moved_from) == (FIRST + DAY, TEN, FIRST)
    assert moved.participations.filter(status=SIGNED_UP).count() == 2
    assert places_left([moved.pk], NOW)[moved.pk] == 2
    assert tasks() == [(Task.Kind.MOVED, one.pk) for one in placements]


def test_the_pattern_does_not_make_the_old_date_again(garden: Garden) -> None:
    move(garden, FIRST + DAY)

    make_occurrences(slot=garden.slot, today=TODAY)

    days = list(
        garden.slot.occurrences.filter(date__lte=FIRST + 7 * DAY).order_by("date").values_list("date")
    )
    assert days == [(TODAY,), (FIRST + DAY,), (FIRST + 7 * DAY,)]


def test_moved_twice_it_still_came_from_the_first_and_can_go_back(garden: Garden) -> None:
    move(garden, FIRST + DAY)
    move(garden, FIRST + 2 * DAY)
    garden.dates[0].refresh_from_db()
    assert garden.dates[0].moved_from == FIRST
    move(garden, FIRST)
    garden.dates[0].refresh_from_db()
    assert garden.dates[0].date == FIRST
    assert garden.dates[0].moved_from is None


def tell_all(garden: Garden) -> None:
    for task in Task.objects.to_do():
        finish_task(task=task, by=garden.desk, now=NOW)


def test_moved_back_before_anybody_was_told_there_is_nothing_to_tell(garden: Garden) -> None:
    once(garden), every_time(garden)
    move(garden, FIRST + DAY)
    move(garden, FIRST + 2 * DAY)

    assert move(garden, FIRST, starts=time(9, 30)) == (0, 0)

    assert tasks() == []


def test_who_was_told_of_the_move_must_be_told_that_it_is_back(garden: Garden) -> None:
    told = once(garden)
    move(garden, FIRST + DAY)
    tell_all(garden)
    signed_up_since = once(garden)

    assert move(garden, FIRST) == (2, 0)

    assert tasks() == [(Task.Kind.MOVED, told.pk), (Task.Kind.MOVED, signed_up_since.pk)]


def test_back_at_what_some_were_told_only_the_others_must_hear_it(garden: Garden) -> None:
    """Moved to the second, of which the first person was told, then to the third and back to the second."""
    told = once(garden)
    move(garden, FIRST + DAY)
    tell_all(garden)
    move(garden, FIRST + 2 * DAY)
    since = once(garden)
    assert tasks() == [(Task.Kind.MOVED, told.pk)]

    assert move(garden, FIRST + DAY) == (1, 0)

    assert tasks() == [(Task.Kind.MOVED, since.pk)]


def test_moved_on_they_are_not_expected_in_two_places_any_more(garden: Garden) -> None:
    who = garden.resident()
    activity = ActivityFactory.create(organisation=garden.slot.activity.organisation, kind_of_work=None)
    slot = SlotFactory.create(activity=activity, weekday="we", starts=TEN, ends=TWELVE)
    elsewhere = OccurrenceFactory.create(slot=slot, date=FIRST + DAY)
    sign_up(resident=who, occurrence=elsewhere, by=garden.desk, now=NOW)
    placement = sign_up(resident=who, occurrence=garden.dates[0], by=garden.desk, now=NOW)
    move(garden, FIRST + DAY)

    move(garden, FIRST + 2 * DAY)

    assert tasks() == [(Task.Kind.MOVED, placement.pk)]


def test_who_is_expected_elsewhere_then_is_a_task_and_stays(garden: Garden) -> None:
    who = garden.resident()
    activity = ActivityFactory.create(organisation=garden.slot.activity.organisation, kind_of_work=None)
    slot = SlotFactory.create(activity=activity, weekday="we", starts=TEN, ends=TWELVE)
    elsewhere = OccurrenceFactory.create(slot=slot, date=FIRST + DAY)
    sign_up(resident=who, occurrence=elsewhere, by=garden.desk, now=NOW)
    placement = sign_up(resident=who, occurrence=garden.dates[0], by=garden.desk, now=NOW)

    assert move(garden, FIRST + DAY) == (1, 1)

    assert tasks() == [(Task.Kind.MOVED, placement.pk), (Task.Kind.TWO_PLACES, placement.pk)]
    assert placement.participations.get().status == SIGNED_UP


def test_where_it_is_already_it_cannot_go(garden: Garden) -> None:
    with pytest.raises(DateTakenError):
        move(garden, garden.dates[1].date)
    garden.dates[0].refresh_from_db()
    assert garden.dates[0].date == FIRST


@pytest.mark.parametrize("day", [TODAY - DAY, TODAY])
def test_not_into_the_past(garden: Garden, day: date) -> None:
    with pytest.raises(WrongMomentError):
        move(garden, day, starts=time(9))


def test_what_people_came_to_does_not_move(garden: Garden) -> None:
    placement = once(garden)
    row = placement.participations.get()
    Participation.objects.filter(pk=row.pk).update(status=Participation.Status.PRESENT)
    with pytest.raises(WrongMomentError):
        move(garden, FIRST + DAY)


def test_a_place_more_on_this_date_only(garden: Garden) -> None:
    garden.fill(garden.dates[0], 4)

    too_many = set_places_with_people(occurrence=garden.dates[0], capacity=5, agreed_with="Henk", now=NOW)

    left = places_left([one.pk for one in garden.dates[:2]], NOW)
    assert (too_many, list(left.values())) == (0, [1, 4])
    garden.dates[0].refresh_from_db()
    assert garden.dates[0].capacity_agreed_with == "Henk"


def test_fewer_places_take_nobody_off(garden: Garden) -> None:
    garden.fill(garden.dates[0], 4)

    assert set_places_with_people(occurrence=garden.dates[0], capacity=2, agreed_with="", now=NOW) == 2

    assert garden.dates[0].participations.filter(status=SIGNED_UP).count() == 4
    assert tasks() == [(Task.Kind.TOO_MANY, None)]
    set_places_with_people(occurrence=garden.dates[0], capacity=None, agreed_with="", now=NOW)
    assert tasks() == []


def test_a_pause_takes_off_only_who_comes_in_between(garden: Garden) -> None:
    every, first, second = every_time(garden), once(garden), once(garden, 1)
    day = garden.dates[1].date

    told = pause_with_people(
        slot=garden.slot, first=day, last=day + 3 * DAY, because="Vakantie", by=garden.desk, now=NOW
    )

    assert told == 2
    assert sorted(tasks()) == sorted([(Task.Kind.TAKEN_OFF, every.pk), (Task.Kind.TAKEN_OFF, second.pk)])
    assert first.participations.get().status == SIGNED_UP
    assert every.participations.filter(status=SIGNED_UP).count() == 2
    make_occurrences(slot=garden.slot, today=TODAY)
    in_between = Occurrence.objects.filter(slot=garden.slot, date__range=(day, day + 3 * DAY))
    assert [one.cancelled_because for one in in_between] == ["Vakantie"]
    assert Pause.objects.count() == 1


def test_a_pause_far_ahead_makes_no_dates_there(garden: Garden) -> None:
    first, last = date(2027, 1, 1), date(2027, 1, 31)
    pause_with_people(slot=garden.slot, first=first, last=last, because="x", by=garden.desk, now=NOW)
    make_occurrences(slot=garden.slot, today=TODAY)
    assert not Occurrence.objects.filter(slot=garden.slot).between(first, last).exists()
    assert Occurrence.objects.filter(slot=garden.slot, date=date(2027, 2, 2)).exists()
