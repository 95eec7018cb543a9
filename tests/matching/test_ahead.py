"""The times to come: nothing that began, and places that are counted each time, once for each date."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from matching.ahead import Ahead, times_ahead
from tests.factories import OccurrenceFactory, PlacementFactory, SlotFactory
from tests.matching.conftest import FIRST, NOW, TODAY, Garden, make_garden
from tests.matching.queries import exactly


def look(garden: Garden, now: datetime = NOW, *, besides: int | None = None) -> Ahead:
    return times_ahead(garden.town.team, now, besides=besides)


def left(ahead: Ahead) -> list[int]:
    ahead.count(ahead.columns)
    return [ahead.left[one] for one in ahead.columns]


def starts(ahead: Ahead) -> list[time]:
    return [ahead.time(one).starts for one in ahead.columns if ahead.time(one).date == TODAY]


def test_what_began_today_is_over_and_what_begins_in_a_minute_is_not(garden: Garden) -> None:
    """At noon in London it is one o'clock here."""
    for at in (time(11), time(13), time(13, 1), time(18)):
        slot = SlotFactory.create(activity=garden.slot.activity, starts=at, ends=time(20))
        OccurrenceFactory.create(slot=slot, date=TODAY)

    found = look(garden)

    assert starts(found) == [time(13, 1), time(18)]
    assert len(found.columns) == 2 + len(garden.dates)
    assert starts(look(garden, NOW - timedelta(minutes=1))) == [time(13), time(13, 1), time(18)]


def test_the_day_is_that_of_here(garden: Garden) -> None:
    """Half an hour before midnight in London the next day has begun here."""
    late = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)
    OccurrenceFactory.create(
        slot=SlotFactory.create(activity=garden.slot.activity, starts=time(0, 15)), date=FIRST
    )

    assert [look(garden, late).time(one).pk for one in look(garden, late).columns] == [
        one.pk for one in garden.dates
    ]


def test_an_opening_has_the_places_that_were_counted(garden: Garden) -> None:
    garden.fill(garden.dates[0], 3)
    ahead = look(garden)

    assert (left(ahead), [ahead.opening(one).places_left for one in ahead.columns]) == ([1, 4, 4], [1, 4, 4])


def test_at_each_look_places_are_counted_again(garden: Garden) -> None:
    before = left(look(garden))
    garden.fill(garden.dates[0], 2)

    assert (before, left(look(garden))) == ([4, 4, 4], [2, 4, 4])


def test_a_place_that_is_kept_for_somebody_counts_for_them(garden: Garden) -> None:
    kept = PlacementFactory.create(
        occurrence=garden.dates[0], status="proposed", held_until=NOW + timedelta(hours=1), agreed_on=None
    )

    assert left(look(garden, besides=kept.resident_id)) == [4, 4, 4]
    assert left(look(garden)) == left(look(garden, besides=kept.resident_id + 1)) == [3, 4, 4]


@pytest.mark.parametrize("number", [1, 50])
def test_places_take_one_query_for_any_number_of_dates_and_are_counted_once(
    garden: Garden, number: int
) -> None:
    for _ in range(number - 1):
        make_garden(garden.town, dates=1)
    ahead = look(garden)

    with exactly(1):
        ahead.count(ahead.columns)
    with exactly(0):
        ahead.count(ahead.columns)
    assert len(ahead.left) == number + 2
