"""Problems small enough to try every possible round, and what the best of all those rounds is."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from hypothesis import strategies as st

from matching.engine import Openings, PartTable, People, Policy, Problem, RuleTable
from matching.engine.score import points

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matching.engine import Round

# For each person the row of an opening, or None.
Choice: TypeAlias = "tuple[int | None, ...]"
Key: TypeAlias = "tuple[int, int, tuple[int, ...], int]"

MOST_PEOPLE = 5
MOST_OPENINGS = 4


def problem(
    fits: Sequence[Sequence[int | None]],
    places: Sequence[int],
    *,
    waited: Sequence[int] | None = None,
    women: Sequence[bool] | None = None,
    organisations: Sequence[int] | None = None,
    clashes: Sequence[Sequence[bool]] | None = None,
    locked: tuple[tuple[int, int], ...] = (),
) -> Problem:
    """`fits[person][opening]` is how well it suits, 0 to 100, or None where a rule excludes it.

    Ids are 100, 101, … for people and 200, 201, … for openings.
    """
    number, openings = len(fits), len(places)
    strength = np.array([[one or 0 for one in row] for row in fits], np.int64).reshape(number, openings)
    excludes = np.array([[one is None for one in row] for row in fits], np.bool_).reshape(number, openings)
    each, every = np.arange(number), np.arange(openings)
    return Problem(
        people=People(
            ids=100 + each,
            waited=np.array(waited or [0] * number, np.int64),
            women=np.array(women or [False] * number, np.bool_),
        ),
        openings=Openings(
            ids=200 + every,
            places=np.array(places, np.int64),
            organisations=np.array(organisations or range(openings), np.int64),
            clashes=None if clashes is None else np.array(clashes, np.bool_),
        ),
        rules=(RuleTable(("no",), each, every, excludes[None]),),
        parts=(PartTable("interest", each, every, strength),),
        locked=locked,
    )


@st.composite
def problems(draw: st.DrawFn, people: int = MOST_PEOPLE, openings: int = MOST_OPENINGS) -> Problem:
    number, offered = draw(st.integers(1, people)), draw(st.integers(1, openings))
    row = st.lists(st.none() | st.integers(0, 100), min_size=offered, max_size=offered)
    weeks = st.sampled_from([0, 4, 5, 20, 26, 40, 60, 61])
    return problem(
        fits=draw(st.lists(row, min_size=number, max_size=number)),
        places=draw(st.lists(st.integers(0, 2), min_size=offered, max_size=offered)),
        waited=[7 * one for one in draw(st.lists(weeks, min_size=number, max_size=number))],
        women=draw(st.lists(st.booleans(), min_size=number, max_size=number)),
        organisations=[one // 2 for one in range(offered)],
    )


policies = st.builds(
    Policy,
    bands=st.sampled_from([(4, 12, 26, 52), (26,), ()]),
    women=st.integers(0, 3),
    spread=st.sampled_from([0, 0, 150]),
) | st.just(Policy(bands=None))


def every_choice(problem: Problem) -> Iterator[Choice]:
    """All rounds in which nobody gets what is excluded and no opening is overfull."""
    options = [[None, *problem.eligibility.of(person).tolist()] for person in range(len(problem.people))]
    for choice in product(*options):
        used = [one for one in choice if one is not None]
        if all(used.count(one) <= problem.openings.places[one] for one in set(used)):
            yield choice


def key(problem: Problem, policy: Policy, choice: Choice) -> Key:
    """What is compared, in the order of the objective."""
    placed = [person for person, one in enumerate(choice) if one is not None]
    band = band_of(problem, policy)
    women = int(problem.people.women[placed].sum())
    by_band = [sum(band[one] == level for one in placed) for level in sorted(set(band), reverse=True)]
    return len(placed), min(women, policy.women), tuple(by_band), total(problem, policy, choice)


def band_of(problem: Problem, policy: Policy) -> list[int]:
    """The longest waiting highest, told without the engine: it is what the engine is judged by."""
    people = list(zip(problem.people.waited.tolist(), (-problem.people.ids).tolist(), strict=True))
    if policy.bands is None:
        return [sum(other < one for other in people) for one in people]
    return [sum(waited >= 7 * weeks for weeks in policy.bands) for waited, _ in people]


def total(problem: Problem, policy: Policy, choice: Choice) -> int:
    rows = [(person, one) for person, one in enumerate(choice) if one is not None]
    people, openings = np.array(rows, np.int64).reshape(-1, 2).T
    hosts = np.unique(problem.openings.organisations[openings])
    suits = points(problem.parts, policy.weights, people, openings).sum()
    return int(suits) + policy.spread * len(hosts)


def best_key(problem: Problem, policy: Policy) -> Key:
    return max(key(problem, policy, choice) for choice in every_choice(problem))


def chosen(found: Round) -> Choice:
    """Of a round in which everybody does at most one thing."""
    choice: list[int | None] = [None] * len(found.problem.people)
    for person, opening in found.pairs:
        choice[person] = opening
    return tuple(choice)
