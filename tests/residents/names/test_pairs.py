"""A person is found by another spelling of the name, among thousands; different names stay different."""

from __future__ import annotations

from statistics import quantiles
from typing import TYPE_CHECKING

import pytest

from residents.names import alike
from tests.residents.names import pairs, population, tuned
from tests.residents.names.seeking import seek_all

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.world import Town

FULL_SIZE = 60_000
USUAL_SIZE = 3_000
FEWEST_FOUND = 0.95
MOST_FALSE = 0.02
# Fewer than are found: here a wrong guess costs a question to somebody who waits.
FEWEST_ALIKE = 0.9
ALWAYS_DIFFERENT = [("Amina", "Amine"), ("Hassan", "Hussein"), ("Omar", "Amar"), ("Samir", "Samira")]


def test_a_person_is_among_the_first_five_under_another_spelling(
    request: pytest.FixtureRequest, town: Town, other_town: Town, figure: Callable[[str, object], None]
) -> None:
    long_run = request.config.getoption("--long")
    # At the usual size one pair in three, so that the suite stays quick.
    sought_pairs = pairs.SAME if long_run else pairs.SAME[::3]
    size = FULL_SIZE if long_run else USUAL_SIZE
    population.fill(town, sought_pairs, count=size)
    population.fill(other_town, sought_pairs, count=population.PER_PAIR * len(sought_pairs))

    sought = seek_all(town.team, sought_pairs)

    share = sum(one.found for one in sought) / len(sought)
    p95 = quantiles([one.seconds for one in sought], n=20)[-1] * 1000
    figure("names found in the first five", f"{share:.1%} of {len(sought)} among {size:,}, p95 {p95:.0f} ms")
    figure("names not found", "; ".join(one.in_words for one in sought if not one.found))
    assert sum(one.strangers for one in sought) == 0
    assert share >= FEWEST_FOUND


def test_most_spellings_of_one_name_are_asked_about_before_somebody_is_registered(
    figure: Callable[[str, object], None],
) -> None:
    seen = sum(alike(pair.one, pair.other) for pair in pairs.SAME)

    figure("spellings of one name called alike", f"{seen / len(pairs.SAME):.1%} of {len(pairs.SAME)}")
    assert seen / len(pairs.SAME) >= FEWEST_ALIKE


@pytest.mark.parametrize(("name", "held"), [("held out", pairs.DIFFERENT), ("tuned", pairs.DIFFERENT_TUNED)])
def test_different_names_are_not_taken_for_the_same(
    name: str, held: list[pairs.Pair], figure: Callable[[str, object], None]
) -> None:
    mistaken = [pair for pair in held if alike(pair.one, pair.other) or alike(pair.other, pair.one)]

    share = len(mistaken) / len(held)
    figure(f"different names called alike, {name}", f"{share:.1%} of {len(held)}")
    assert share <= MOST_FALSE


@pytest.mark.parametrize(("one", "other"), ALWAYS_DIFFERENT)
def test_names_that_desks_confuse_are_never_alike(one: str, other: str) -> None:
    assert not alike(one, other)


def test_there_are_enough_pairs_and_none_was_both_adapted_to_and_measured() -> None:
    adapted = {frozenset({one, other}) for group in tuned.GROUPS for one in group for other in group}
    adapted |= {frozenset({pair.one, pair.other}) for pair in pairs.DIFFERENT_TUNED}
    measured = [frozenset({pair.one, pair.other}) for pair in (*pairs.SAME, *pairs.DIFFERENT)]

    assert (len(pairs.SAME) >= 300, len(pairs.DIFFERENT) >= 150) == (True, True)
    assert [pair for pair in measured if pair in adapted] == []
