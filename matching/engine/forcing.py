"""What a round loses when somebody goes elsewhere, where prices cannot tell: by solving again.

A price knows of one turn. Where one person may go to several activities a change in the first turn changes
the next ones, so the round is found anew around it and the two are compared.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from matching.engine.order import bands
from matching.engine.report import total_yield
from matching.engine.solving import solve

if TYPE_CHECKING:
    from matching.engine.rounds import Round


@dataclass(frozen=True)
class Change:
    """What is lost, in the order of the objective; a negative number is a gain.

    `losers` are rows of those who keep no first activity, `others` how many do something else than before.
    """

    people: int
    weights: int
    further: int
    points: int
    losers: tuple[int, ...]
    others: int


def forced(found: Round, person: int, opening: int) -> Round:
    """The best round in which this person (an id) goes there. Raises `ProblemError` without a place."""
    problem = found.problem
    return solve(replace(problem, locked=(*problem.locked, (person, opening))), found.policy)


def change(before: Round, after: Round, besides: int) -> Change:
    """Between two rounds of the same people; what this person (a row) does themselves is not *others*."""
    had, has = set(before.placed.tolist()), set(after.placed.tolist())
    one, other = _openings_of(before), _openings_of(after)
    moved = {person for person in one.keys() | other.keys() if one[person] != other[person]}
    return Change(
        people=len(had) - len(has),
        weights=_weights(before) - _weights(after),
        further=len(before.further) - len(after.further),
        points=total_yield(before) - total_yield(after),
        losers=tuple(sorted(had - has - {besides})),
        others=len(moved - {besides}),
    )


def _openings_of(found: Round) -> defaultdict[int, set[int]]:
    mine: defaultdict[int, set[int]] = defaultdict(set)
    for person, opening in found.pairs:
        mine[person].add(opening)
    return mine


def _weights(found: Round) -> int:
    return int((bands(found.problem.people, found.policy)[found.placed] + 1).sum())
