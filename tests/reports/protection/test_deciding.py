"""Fresh, repeated or hidden: what was shown before decides, and what can be computed from the parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.protection.deciding import Part, Published, Release, Series, Span, Verdict, decide
from reports.protection.grouping import group
from reports.protection.people import Crowd
from reports.protection.split import Split
from tests.reports.protection.cells import people, times

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.protection.amounts import Amounts

QUARTER = Series("town", "people", "gender", Span.QUARTER)
YEAR = Series("town", "people", "gender", Span.YEAR)


@pytest.fixture
def crowd() -> Crowd:
    return Crowd()


def _release(crowd: Crowd, cells: Mapping[str, Amounts], series: Series = QUARTER) -> Release:
    return Release(series, Split.of(cells, crowd), tuple(one.codes for one in group(cells, crowd)))


def test_the_first_is_fresh(crowd: Crowd) -> None:
    assert (
        decide(_release(crowd, people({"woman": range(12), "man": range(20, 50)})), Published())
        is Verdict.FRESH
    )


@pytest.mark.parametrize(
    ("women_now", "verdict"),
    [
        (range(12), Verdict.FRESH),  # the same people
        (range(13), Verdict.REPEATED),  # one more
        (range(1, 13), Verdict.REPEATED),  # one left, one came
        (range(5, 14), Verdict.REPEATED),  # too few now, but that is news of seven women
        (range(5, 17), Verdict.FRESH),  # ten are others
    ],
)
def test_a_number_repeats_until_ten_people_are_others(
    crowd: Crowd, women_now: range, verdict: Verdict
) -> None:
    men = range(20, 50)
    before = _release(crowd, people({"woman": range(12), "man": men}))
    assert decide(_release(crowd, people({"woman": women_now, "man": men})), Published([before])) is verdict


def test_all_numbers_of_a_table_repeat_together(crowd: Crowd) -> None:
    """With a fresh total and a fresh number of men, the women could be computed."""
    before = _release(crowd, people({"woman": range(12), "man": range(20, 50)}))
    now = _release(crowd, people({"woman": range(13), "man": range(35, 65)}))
    assert decide(now, Published([before])) is Verdict.REPEATED


def test_what_was_too_small_appears_when_ten_are_others(crowd: Crowd) -> None:
    men = range(20, 50)
    before = _release(crowd, people({"woman": range(9), "man": men}))
    assert before.groups == ()
    assert (
        decide(_release(crowd, people({"woman": range(12), "man": men})), Published([before]))
        is Verdict.REPEATED
    )
    assert (
        decide(_release(crowd, people({"woman": range(5, 16), "man": men})), Published([before]))
        is Verdict.FRESH
    )


def test_once_somebody_was_deleted_the_number_repeats_until_ten_others_changed(crowd: Crowd) -> None:
    men = range(20, 50)
    cells = people({"woman": range(12), "man": men})
    fresh = _release(crowd, cells)
    women_left = people({"woman": range(11), "man": men})
    without_one = Release(
        QUARTER, Split(Split.of(women_left, crowd).people, {"woman": 1}, counts_people=True), fresh.groups
    )
    assert decide(_release(crowd, women_left), Published([without_one])) is Verdict.REPEATED
    assert (
        decide(_release(crowd, people({"woman": range(1, 12), "man": men})), Published([without_one]))
        is Verdict.REPEATED
    )
    assert decide(
        _release(crowd, people({"woman": range(6, 17), "man": range(30, 60)})), Published([without_one])
    ) is (Verdict.FRESH)


def test_a_year_with_a_few_women_more_than_its_quarter_is_hidden(crowd: Crowd) -> None:
    quarter = _release(crowd, people({"woman": range(12), "man": range(20, 50)}))
    a_few_more = _release(crowd, people({"woman": range(15), "man": range(20, 70)}), YEAR)
    many_more = _release(crowd, people({"woman": [*range(12), *range(100, 110)], "man": range(20, 70)}), YEAR)
    assert decide(a_few_more, Published([quarter])) is Verdict.HIDDEN
    assert decide(many_more, Published([quarter])) is Verdict.FRESH


def test_what_a_year_has_more_than_the_quarters_shown_is_ten_people_or_nobody(crowd: Crowd) -> None:
    """Times add up: the year minus three quarters is the fourth, which was too small."""
    series = Series("town", "times", "gender", Span.YEAR)
    men = dict.fromkeys(range(20, 50), 2)

    def part(women: range) -> Part:
        cells = times({"woman": dict.fromkeys(women, 2), "man": men})
        return Part(Split.of(cells, crowd), tuple(one.codes for one in group(cells, crowd)))

    year = _release(crowd, times({"woman": dict.fromkeys(range(40), 6), "man": men}), series)
    shown, small, smaller = part(range(100, 115)), part(range(9)), part(range(9, 12))
    assert (bool(shown.groups), small.groups, smaller.groups) == (True, (), ())
    assert decide(year, Published(), [[shown, shown, shown, small]]) is Verdict.HIDDEN
    assert decide(year, Published(), [[shown, shown, small, smaller]]) is Verdict.FRESH
    assert decide(year, Published(), [[small, smaller]]) is Verdict.FRESH


@pytest.mark.parametrize(("gone", "verdict"), [({"other": 1}, Verdict.HIDDEN), ({}, Verdict.FRESH)])
def test_the_country_less_its_towns_is_not_one_who_was_deleted(
    crowd: Crowd, gone: dict[str, int], verdict: Verdict
) -> None:
    """Nobody who is still known is left, but one who is gone was counted too."""
    series = Series("country", "people", "gender", Span.YEAR)
    men, others = range(100, 140), range(12)
    country = _release(crowd, people({"man": [*men, *range(200, 240)], "other": others}), series)
    large = people({"man": men, "other": others})
    shown = Part(Split.of(large, crowd), tuple(one.codes for one in group(large, crowd)))
    small = Split.of(people({"man": range(200, 240), "other": ()}), crowd)
    hides_it = Part(Split(small.people, gone, counts_people=True))

    assert decide(country, Published(), [[shown, hides_it]]) is verdict
