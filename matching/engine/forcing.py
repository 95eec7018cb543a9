"""What a round loses when somebody goes elsewhere, where prices cannot tell: by solving again.

A price knows of one turn. Where one person may go to several activities a change in the first turn changes
the next ones, so the round is found anew around it and the two are compared.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from matching.engine.order import bands
from matching.engine.report import total_yield
from matching.engine.score import points
from matching.engine.solving import solve

if TYPE_CHECKING:
    from matching.engine.rounds import Round


@dataclass(frozen=True)
class Change:
    """What is lost, in the order of the objective; a negative number is a gain.

    `points` are those of all activities where as many people have a further one as before; else of the first
    ones alone, for `further` tells the rest. `losers` are rows of those who keep no first activity. Who else
    does something else is not told: between equally good rounds that is chance.
    """

    people: int
    weights: int
    further: int
    points: int
    losers: tuple[int, ...]


def forced(found: Round, person: int, opening: int) -> Round:
    """The best round in which this person (an id) goes there. Raises `ProblemError` without a place."""
    problem = found.problem
    return solve(replace(problem, locked=(*problem.locked, (person, opening))), found.policy)


def change(before: Round, after: Round, besides: int) -> Change:
    """Between two rounds of the same people; what this person (a row) does themselves is not *others*."""
    had, has = set(before.placed.tolist()), set(after.placed.tolist())
    further = len(before.further) - len(after.further)
    worth = _points_of_firsts if further else total_yield
    return Change(
        people=len(had) - len(has),
        weights=_weights(before) - _weights(after),
        further=further,
        points=worth(before) - worth(after),
        losers=tuple(sorted(had - has - {besides})),
    )


def _points_of_firsts(found: Round) -> int:
    firsts = [pair for pair in found.pairs if pair not in found.further]
    people, openings = np.array(firsts, np.int64).reshape(-1, 2).T
    return int(points(found.problem.parts, found.policy.weights, people, openings).sum())


def _weights(found: Round) -> int:
    return int((bands(found.problem.people, found.policy)[found.placed] + 1).sum())
