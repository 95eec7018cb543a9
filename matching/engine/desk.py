"""The answer at the desk: what suits one person best, and what each of it costs those who wait."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from matching.engine.arrays import FAR
from matching.engine.errors import ProblemError
from matching.engine.moves import Cost, cost
from matching.engine.residual import Ways, ways_to
from matching.engine.score import points, points_by_part

if TYPE_CHECKING:
    from matching.engine.problem import Problem
    from matching.engine.rounds import Round

SHOWN: Final = 5


@dataclass(frozen=True)
class Option:
    """`opening` is an id; the parts add up to the points; the cost is that of the others."""

    opening: int
    points: int
    parts: tuple[tuple[str, int], ...]
    cost: Cost


def rank(found: Round, newcomer: Problem, shown: int = SHOWN) -> list[Option]:
    """The best for a person who is not in the round: what suits them less what the others lose.

    `newcomer` is a problem with that one person and the openings of the round, judged as they are now.
    """
    newcomer = newcomer.in_order()
    if not np.array_equal(newcomer.openings.ids, found.problem.openings.ids):
        raise ProblemError("The newcomer is offered other openings than this round is about.")
    return _best(found, newcomer, 0, found.first.prices.out, shown)


def rank_again(found: Round, person: int, shown: int = SHOWN) -> list[Option]:
    """The same for someone in the round, by row; their place in it goes to the others."""
    return _best(found, found.problem, person, _ways_to_the_place_of(found, person), shown)


def cost_of_moving(found: Round, person: int, opening: int) -> Cost:
    """What the whole round loses, their own change included, when this person (a row) goes there instead."""
    turn, ways = found.first, _ways_to_the_place_of(found, person)
    if turn.places[opening] < 1 or ways.far[opening] >= FAR // 2:
        raise ProblemError("There is no place that could be given.")
    own = points(found.problem.parts, found.policy.weights, np.array([person]), np.array([opening]))
    gain = int(turn.order.weight[person]) * turn.order.unit + int(own[0])
    given_up = int(turn.network.gain[turn.flow.choice[person]])
    return cost(turn, given_up - gain + int(ways.far[opening]), ways.walk(opening))


def _ways_to_the_place_of(found: Round, person: int) -> Ways:
    return ways_to(found.first.prices.step, found.first.seat[person : person + 1])


def _best(found: Round, problem: Problem, person: int, ways: Ways, shown: int) -> list[Option]:
    offered = problem.eligibility.of(person)
    offered = offered[(found.first.places[offered] > 0) & (ways.far[offered] < FAR // 2)]
    own = points(problem.parts, found.policy.weights, np.full(len(offered), person), offered)
    best = offered[np.argsort(ways.far[offered] - own, kind="stable")[:shown]]
    return [_option(found, problem, person, int(opening), ways) for opening in best]


def _option(found: Round, problem: Problem, person: int, opening: int, ways: Ways) -> Option:
    parts = points_by_part(problem.parts, found.policy.weights, person, opening)
    lost = cost(found.first, int(ways.far[opening]), ways.walk(opening))
    key = int(found.problem.openings.ids[opening])
    return Option(key, sum(parts.values()), tuple(parts.items()), lost)
