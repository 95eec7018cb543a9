"""The answer at the desk: what suits one person best, and what each of it costs those who wait."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np

from matching.engine.arrays import FAR
from matching.engine.eligibility import fits_one
from matching.engine.errors import ProblemError
from matching.engine.moves import Cost, cost, cost_from_outside
from matching.engine.residual import Ways, ways_to
from matching.engine.score import parts_of_one, points

if TYPE_CHECKING:
    from collections.abc import Callable

    from matching.engine.arrays import Ints
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
    if not np.array_equal(newcomer.openings.ids, found.problem.openings.ids):
        newcomer = newcomer.in_order()
        if not np.array_equal(newcomer.openings.ids, found.problem.openings.ids):
            raise ProblemError("The newcomer is offered other openings than this round is about.")
    turn = found.first
    offered = np.flatnonzero(fits_one(newcomer.rules, 0, len(newcomer.openings)))
    return _best(found, newcomer, 0, offered, turn.prices.out, shown, partial(cost_from_outside, turn))


def rank_again(found: Round, person: int, shown: int = SHOWN) -> list[Option]:
    """The same for someone in the round, by row; their place in it goes to the others."""
    ways = _ways_to_the_place_of(found, person)

    def lost(opening: int) -> Cost:
        return cost(found.first, int(ways.far[opening]), ways.walk(opening))

    offered = found.problem.eligibility.of(person)
    return _best(found, found.problem, person, offered, ways, shown, lost)


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


def _best(  # noqa: PLR0913, PLR0917 - who, among what, and how it is priced
    found: Round,
    problem: Problem,
    person: int,
    offered: Ints,
    ways: Ways,
    shown: int,
    lost: Callable[[int], Cost],
) -> list[Option]:
    far = ways.far[offered]
    offered = offered[(found.first.places[offered] > 0) & (far < FAR // 2)]
    parts = parts_of_one(problem.parts, found.policy.weights, person, offered)
    own = sum(parts.values(), np.zeros(len(offered), np.int64))
    best = np.argsort(ways.far[offered] - own, kind="stable")[:shown]
    return [
        Option(
            opening=int(found.problem.openings.ids[offered[at]]),
            points=int(own[at]),
            parts=tuple((part, int(worth[at])) for part, worth in parts.items()),
            cost=lost(int(offered[at])),
        )
        for at in best.tolist()
    ]
