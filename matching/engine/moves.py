"""What it costs those who wait when somebody takes a place: who would move, and who would lose theirs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from matching.engine.arrays import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matching.engine.rounds import Turn


@dataclass(frozen=True)
class Move:
    """Rows of a person and of two openings; NOWHERE is waiting."""

    person: int
    leaves: int
    takes: int


@dataclass(frozen=True)
class Cost:
    """`people` fewer are placed, `weights` and `points` are lost in the order of the objective.

    A negative number is a gain. `moves` is how the others would best arrange themselves.
    """

    people: int
    weights: int
    points: int
    moves: tuple[Move, ...]

    @property
    def is_free(self) -> bool:
        return not self.moves


def cost(turn: Turn, lost: int, nodes: Iterable[int]) -> Cost:
    """Of a way through the nodes on which so much value is lost."""
    moves = tuple(_moves(turn, list(nodes)))
    weights, points = turn.order.split(lost)
    people = sum((one.takes == NOWHERE) - (one.leaves == NOWHERE) for one in moves)
    return Cost(people, weights, points, moves)


def cost_from_outside(turn: Turn, opening: int) -> Cost:
    """What those of the round lose when a place here goes to somebody who is not in it. Remembered."""
    if opening not in turn.costs:
        ways = turn.prices.out
        turn.costs[opening] = cost(turn, int(ways.far[opening]), ways.walk(opening))
    return turn.costs[opening]


def _moves(turn: Turn, nodes: list[int]) -> Iterable[Move]:
    for here, there in pairwise(nodes):
        # Only people go from an opening or waiting room to another one; the rest is arithmetic of places.
        if here < turn.seats_end and there < turn.seats_end:
            yield Move(_who(turn, here, there), _opening(turn, here), _opening(turn, there))


def _who(turn: Turn, here: int, there: int) -> int:
    """The first of those here for whom going there loses least. Remembered: many ways lead by there."""
    if (here, there) not in turn.movers:
        turn.movers[here, there] = _first_for_whom(turn, here, there)
    return turn.movers[here, there]


def _first_for_whom(turn: Turn, here: int, there: int) -> int:
    network, step = turn.network, int(turn.prices.step[here, there])
    for person in np.flatnonzero(turn.seat == here).tolist():
        first, last = network.start[person], network.start[person + 1]
        arc = first + np.searchsorted(network.head[first:last], there)
        is_there = arc < last and network.head[arc] == there
        if is_there and network.gain[turn.flow.choice[person]] - network.gain[arc] == step:
            return int(person)
    raise LookupError((here, there))


def _opening(turn: Turn, node: int) -> int:
    return node if node < len(turn.places) else NOWHERE
