"""Another season: dates follow, nobody loses one, and what people did with a date stays."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from activities.models import Occurrence
from matching.actions import sign_up
from matching.actions.changing_seasons import change_season_with_people
from tests.factories import OccurrenceFactory
from tests.matching.conftest import FIRST, NOW, TODAY, Garden

SUMMER, UNTIL_NEW_YEAR, ALL_YEAR = (4, 9), (11, 12), (None, None)


def ahead(garden: Garden) -> list[date]:
    return [one.date for one in dates_of(garden)]


def dates_of(garden: Garden) -> list[Occurrence]:
    return list(Occurrence.objects.filter(slot=garden.slot).in_order())


def test_dates_outside_it_go_but_those_on_which_somebody_goes(garden: Garden, other_garden: Garden) -> None:
    garden.fill(garden.dates[1], 1)

    assert change_season_with_people(slot=garden.slot, months=SUMMER, now=NOW) == [garden.dates[1]]

    assert ahead(garden) == [garden.dates[1].date]
    assert ahead(other_garden) == [one.date for one in other_garden.dates]


def test_what_people_did_with_a_date_stays(garden: Garden) -> None:
    def with_date(day: int, **facts: Any) -> Occurrence:
        made: Occurrence = OccurrenceFactory.create(
            slot=garden.slot, date=FIRST + timedelta(days=day), **facts
        )
        return made

    extra, larger = with_date(1, is_extra=True), with_date(2, own_capacity=9)
    moved = with_date(3, moved_from=FIRST + timedelta(weeks=3))
    cancelled = with_date(4, cancelled_at=NOW)

    assert change_season_with_people(slot=garden.slot, months=SUMMER, now=NOW) == []

    assert dates_of(garden) == [extra, larger, moved, cancelled]


def test_today_and_what_lies_behind_are_left_alone(garden: Garden) -> None:
    for day in (TODAY, TODAY - timedelta(weeks=1)):
        OccurrenceFactory.create(slot=garden.slot, date=day)

    change_season_with_people(slot=garden.slot, months=SUMMER, now=NOW)

    assert ahead(garden) == [TODAY - timedelta(weeks=1), TODAY]


def test_who_comes_every_time_comes_on_the_dates_that_it_gives(garden: Garden) -> None:
    change_season_with_people(slot=garden.slot, months=UNTIL_NEW_YEAR, now=NOW)
    placement = sign_up(resident=garden.resident(), slot=garden.slot, by=garden.desk, now=NOW)
    before = placement.participations.count()

    change_season_with_people(slot=garden.slot, months=ALL_YEAR, now=NOW)

    to_come = [day for day in ahead(garden) if day > TODAY]
    assert (before, placement.participations.count(), len(to_come)) == (5, 12, 12)
