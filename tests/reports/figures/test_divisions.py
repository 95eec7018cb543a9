"""Municipalities that merged are counted in the one they went on in, from the first of January after."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from aandeslag.teams.models import Municipality
from reports.figures.counts import Dimension, Measure
from reports.figures.divisions import division_of
from reports.figures.keeping import figures_of
from reports.periods import Period
from tests.factories import MunicipalityFactory, ResidentFactory
from tests.reports.figures.town import slot_of, went

if TYPE_CHECKING:
    from tests.world import Town

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def ended(name: str, last_day: date, successor: Municipality | None) -> Municipality:
    return MunicipalityFactory.create(name=name, valid_until=last_day, successor=successor)


@pytest.fixture
def weesp() -> Municipality:
    """In the middle of a year, as it was: until 23 March 2022."""
    return ended("Weesp", date(2022, 3, 23), MunicipalityFactory.create(name="Amsterdam"))


@pytest.mark.parametrize(("year", "is_part"), [(2021, False), (2022, False), (2023, True), (2026, True)])
def test_a_municipality_is_part_of_the_other_from_the_first_of_january_after(
    weesp: Municipality, year: int, *, is_part: bool
) -> None:
    assert weesp.successor is not None
    assert division_of(year, 2026).into == ({weesp.code: weesp.successor.code} if is_part else {})


def test_one_that_ends_on_the_last_day_of_a_year_is_gone_the_next_day() -> None:
    cuijk = ended("Cuijk", date(2021, 12, 31), MunicipalityFactory.create(name="Land van Cuijk"))
    assert [cuijk.code in division_of(year, 2026).into for year in (2021, 2022)] == [False, True]


def test_a_successor_that_merges_again_is_followed_to_the_end() -> None:
    last = MunicipalityFactory.create(name="Drie")
    middle = ended("Twee", date(2023, 12, 31), last)
    first = ended("Een", date(2020, 12, 31), middle)
    assert division_of(2022, 2026).into == {first.code: middle.code}
    assert division_of(2024, 2026).into == {first.code: last.code, middle.code: last.code}


def test_two_that_point_at_each_other_by_mistake_do_not_hang() -> None:
    one = ended("Een", date(2020, 12, 31), None)
    other = ended("Twee", date(2020, 12, 31), one)
    Municipality.objects.filter(pk=one.pk).update(successor=other)
    assert set(division_of(2022, 2026).into) == {one.code, other.code}


def test_every_year_can_be_chosen_from_before_the_first_merger_until_now(weesp: Municipality) -> None:
    ended("Elders", date(2024, 12, 31), weesp.successor)
    ended("Later", date(2026, 12, 31), weesp.successor)  # makes a difference in 2027
    ended("Zonder", date(2019, 12, 31), None)  # nobody knows where it went on
    assert division_of(2026, 2026).years == (2022, 2023, 2024, 2025, 2026)
    assert division_of(2021, 2026).years == (2021, 2022, 2023, 2024, 2025, 2026)


@pytest.mark.parametrize("asked", ["", "1987", "2027", "x", "²"])
def test_a_year_that_cannot_be_chosen_leaves_it_as_it_is(weesp: Municipality, asked: str) -> None:
    assert division_of(2026, 2026).of_year(asked).year == 2026


def test_without_mergers_nothing_can_be_chosen() -> None:
    assert not division_of(2026, 2026).can_be_chosen


def test_times_people_and_hours_of_both_are_added_up_and_nothing_else(
    town: Town, weesp: Municipality
) -> None:
    slot = slot_of(town.team)
    for place in (weesp, weesp, weesp.successor):
        housed = ResidentFactory.create(team=town.team, centre=None, housed_in=place)
        went(housed, slot, date(2026, 11, 3), date(2026, 11, 10))
    figures = figures_of(town.team, Period.of_year(2026), TODAY)

    before = division_of(2022, 2026).regrouped(figures)
    after = division_of(2026, 2026).regrouped(figures)

    assert weesp.successor is not None
    for measure, each in ((Measure.TIMES, 2), (Measure.PARTICIPANTS, 1), (Measure.PLACEMENTS, 1)):
        assert before.by(measure, Dimension.MUNICIPALITY) == {
            weesp.code: 2 * each,
            weesp.successor.code: each,
        }
        assert after.by(measure, Dimension.MUNICIPALITY) == {weesp.successor.code: 3 * each}
        assert after.of(measure) == figures.of(measure)
