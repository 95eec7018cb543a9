"""A person is found by another spelling of the name, among thousands; different names stay different.

What was held out, and how, stands in `pairs.py`.
"""

from __future__ import annotations

from collections import defaultdict
from statistics import quantiles
from typing import TYPE_CHECKING, Final

import pytest

from residents.names import alike
from tests.residents.names import pairs, population, tuned
from tests.residents.names.seeking import seek_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.residents.names.seeking import Sought
    from tests.world import Town

FULL_SIZE: Final = 60_000
USUAL_SIZE: Final = 3_000
# The first set was in sight when the limits of the search were chosen. The unseen set shows what is new to
# the folding; it grows by tuning on the tuned pairs alone.
FEWEST_FOUND: Final = {"first": 0.95, "unseen": 0.95}
FEWEST_FOUND_IN_A_SCRIPT: Final = {"first": 0.95, "unseen": 0.9}
MOST_FALSE: Final = 0.02
MOST_FALSE_UNSEEN: Final = 0.025
# Fewer than are found: here a wrong guess costs a question to somebody who waits.
FEWEST_ALIKE: Final = 0.93
HELD_OUT: Final = [("first", pairs.SAME), ("unseen", pairs.UNSEEN)]
ALWAYS_DIFFERENT: Final = [
    *(("Amina", "Amine"), ("Hassan", "Hussein"), ("Omar", "Amar"), ("Samir", "Samira")),
    *(("Ali", "Alia"), ("Omar", "Amir"), ("Maryam", "Marwan"), ("Mohammed", "Mahmoud")),
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "held_out"), HELD_OUT)
def test_a_person_is_among_the_first_five_under_another_spelling(  # noqa: PLR0917 - what pytest brings
    name: str,
    held_out: list[pairs.Pair],
    request: pytest.FixtureRequest,
    town: Town,
    other_town: Town,
    figure: Callable[[str, object], None],
) -> None:
    long_run = request.config.getoption("--long")
    # At the usual size one pair in three, so that the suite stays quick.
    sought_pairs = held_out if long_run else held_out[::3]
    size = FULL_SIZE if long_run else USUAL_SIZE
    population.fill(town, sought_pairs, count=size)
    population.fill(other_town, sought_pairs, count=population.PER_PAIR * len(sought_pairs))

    sought = seek_all(town.team, sought_pairs)

    share = _share(sought)
    p95 = quantiles([one.seconds for one in sought], n=20)[-1] * 1000
    by_script = {script: _share(some) for script, some in _by_script(sought).items()}
    figure(
        f"names found in the first five, {name}",
        f"{share:.1%} of {len(sought)} among {size:,}, p95 {p95:.0f} ms; "
        + ", ".join(f"{script} {found:.1%}" for script, found in by_script.items()),
    )
    figure(f"names not found, {name}", "; ".join(one.in_words for one in sought if not one.found))
    assert sum(one.strangers for one in sought) == 0
    assert share >= FEWEST_FOUND[name]
    assert min(by_script.values()) >= FEWEST_FOUND_IN_A_SCRIPT[name]


def _share(sought: list[Sought]) -> float:
    return sum(one.found for one in sought) / len(sought)


def _by_script(sought: Iterable[Sought]) -> dict[str, list[Sought]]:
    found = defaultdict(list)
    for one in sought:
        found[one.script].append(one)
    return found


@pytest.mark.parametrize(("name", "held_out"), HELD_OUT)
def test_most_spellings_of_one_name_are_asked_about_before_somebody_is_registered(
    name: str, held_out: list[pairs.Pair], figure: Callable[[str, object], None]
) -> None:
    seen = sum(alike(pair.one, pair.other) for pair in held_out)

    figure(f"spellings of one name called alike, {name}", f"{seen / len(held_out):.1%} of {len(held_out)}")
    assert seen / len(held_out) >= FEWEST_ALIKE


@pytest.mark.parametrize(
    ("name", "held", "most"),
    [
        ("first", pairs.DIFFERENT, MOST_FALSE),
        ("unseen", pairs.DIFFERENT_UNSEEN, MOST_FALSE_UNSEEN),
        ("tuned", pairs.DIFFERENT_TUNED, MOST_FALSE),
    ],
)
def test_different_names_are_not_taken_for_the_same(
    name: str, held: list[pairs.Pair], most: float, figure: Callable[[str, object], None]
) -> None:
    mistaken = [pair for pair in held if alike(pair.one, pair.other) or alike(pair.other, pair.one)]

    share = len(mistaken) / len(held)
    figure(f"different names called alike, {name}", f"{share:.1%} of {len(held)}")
    assert share <= most


@pytest.mark.parametrize(("one", "other"), ALWAYS_DIFFERENT)
def test_names_that_desks_confuse_are_never_alike(one: str, other: str) -> None:
    assert not alike(one, other)


def test_there_are_enough_pairs_and_none_was_both_adapted_to_and_measured() -> None:
    adapted = {frozenset({one, other}) for group in tuned.GROUPS for one in group for other in group}
    adapted |= {frozenset({pair.one, pair.other}) for pair in (*pairs.SAME_TUNED, *pairs.DIFFERENT_TUNED)}
    different = (*pairs.DIFFERENT, *pairs.DIFFERENT_UNSEEN)
    measured = [frozenset({pair.one, pair.other}) for pair in (*pairs.SAME, *pairs.UNSEEN, *different)]

    assert [len(pairs.SAME) >= 300, len(pairs.UNSEEN) >= 300] == [True, True]
    assert [len(pairs.DIFFERENT) >= 150, len(pairs.DIFFERENT_UNSEEN) >= 200] == [True, True]
    assert len(set(measured)) == len(measured)
    assert [pair for pair in measured if pair in adapted] == []
