"""Erasing people leaves every figure as it was, whatever is erased in between."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from aandeslag.audit.models import Line
from matching.models import Participation, Placement
from reports.actions import close_quarter, erase_resident
from reports.figures.counts import Counts, Measure
from reports.figures.keeping import figures_of
from reports.models import CheckSet, KeptNumbers
from reports.periods import Month, Period, Quarter
from reports.publishing.tallying import number_of
from residents.models import Resident
from tests.factories import ResidentFactory, TeamFactory
from tests.reports.figures.town import (
    ROWS,
    TODAY,
    WAITING,
    Attending,
    fill,
    populate,
    slot_of,
    went,
)

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
PERIODS = (
    Month(2026, 1).period,
    Month(2026, 3).period,
    Quarter(2026, 1).period,
    Quarter(2026, 3).period,
    Period.of_year(2026),
    Period.so_far(TODAY),
)


def counted(team: object, period: Period) -> Counts:
    """Without who waits now: whoever is erased does not wait any more."""
    counts = figures_of(team, period, TODAY).counts  # type: ignore[arg-type]
    if period.last < TODAY:
        return counts
    return Counts({key: value for key, value in counts.items() if key.measure != Measure.WAITING})


class Erasing(TestCase):
    @settings(max_examples=6, phases=[Phase.explicit, Phase.reuse, Phase.generate])
    @given(ROWS, WAITING, st.sets(st.integers(0, 4), min_size=1), st.booleans())
    def test_no_figure_changes(
        self,
        rows: list[Attending],
        waiting: list[tuple[int, int, int, int | None]],
        erased: set[int],
        closes_in_between: bool,  # noqa: FBT001 - drawn
    ) -> None:
        team = TeamFactory.create(started_on=date(2026, 1, 1))
        people, slots = populate(team)
        fill(people, slots, rows, waiting)
        before = {period: counted(team, period) for period in PERIODS}

        for number in sorted(erased):
            erase_resident(resident=people[number], now=NOW)
            if closes_in_between and number == min(erased):
                close_quarter(team=team, quarter=Quarter(2026, 1), by=None, now=NOW)

        assert {period: counted(team, period) for period in PERIODS} == before
        assert Resident.objects.filter(team=team).count() == 5 - len(erased)


@pytest.fixture
def person(db: None) -> Resident:
    slot = slot_of(TeamFactory.create(started_on=date(2026, 7, 1)))
    someone: Resident = ResidentFactory.create(team=slot.team)
    went(someone, slot, date(2026, 7, 7), date(2026, 10, 6))
    return someone


def test_nothing_of_them_remains(person: Resident) -> None:
    erase_resident(resident=person, now=NOW)

    assert (Participation.objects.count(), Placement.objects.count()) == (0, 0)
    texts = [str(row.counts) for row in KeptNumbers.objects.all()]
    assert texts
    assert not any(str(person.public_id) in text or person.first_name in text for text in texts)


def test_a_closed_quarter_does_not_get_them_twice(person: Resident) -> None:
    quarter = Quarter(2026, 3)
    close_quarter(team=person.team, quarter=quarter, by=None, now=NOW)

    erase_resident(resident=person, now=NOW)

    assert figures_of(person.team, quarter.period, TODAY).times == 1
    assert figures_of(person.team, Period.of_year(2026), TODAY).times == 2


def test_the_check_sets_forget_who_it_was_but_not_that_someone_is_gone(person: Resident) -> None:
    close_quarter(team=person.team, quarter=Quarter(2026, 3), by=None, now=NOW)
    of_gender = CheckSet.objects.filter(measure="times", characteristic="gender")
    assert of_gender.get().people["woman"] == [number_of(person.public_id)]

    erase_resident(resident=person, now=NOW)

    assert (of_gender.get().people["woman"], of_gender.get().gone) == ([], {"woman": 1})


def test_the_log_says_that_it_was_done(person: Resident) -> None:
    erase_resident(resident=person, now=NOW)

    assert Line.objects.get(action="resident.erased").object_ids == str(person.public_id)
