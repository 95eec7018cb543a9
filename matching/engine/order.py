"""The order of the objective as whole numbers: who comes before whom, always ahead of any points.

The sets of people who can be placed together form a matroid, and in a matroid any weights that rise with
the band give the same winners: as many as possible of the longest waiting, then of the next band, and so
on, at the full number of people (Rado 1957, Gale 1968, Edmonds 1971). So small weights do.

Only where the target for women stands in the way of a band this is not enough. Each woman who is still
missing then changes the number placed in a band by one at most (Gabow and Tarjan 1984), so powers of twice
their number plus one keep the bands strictly apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from matching.engine.errors import EngineError
from matching.engine.policy import MOST_POINTS

if TYPE_CHECKING:
    from matching.engine.arrays import Ints
    from matching.engine.policy import Policy
    from matching.engine.problem import People

DAYS_IN_A_WEEK: Final = 7
# A solver multiplies costs by the number of nodes, and must not run out of 63 bits.
ROOM: Final = 1 << 61


@dataclass(frozen=True)
class Order:
    """`weight` of each person; a value is `weight × unit + points`, and points never make up a weight."""

    weight: Ints
    unit: int
    woman: int = 0

    def split(self, value: int) -> tuple[int, int]:
        """Take a difference of values apart again: in weights, and in points."""
        weights = (value + self.unit // 2) // self.unit
        return weights, value - weights * self.unit


def bands(people: People, policy: Policy) -> Ints:
    """From 0 upwards, the longest waiting highest; strict: everybody a band, the lower id first."""
    if policy.bands is not None:
        return np.searchsorted(np.array(policy.bands) * DAYS_IN_A_WEEK, people.waited, side="right")
    rank = np.empty(len(people), np.int64)
    rank[np.lexsort((-people.ids, people.waited))] = np.arange(len(people))
    return rank


def order(band: Ints, openings: int) -> Order:
    """When no target is in the way.

    Two rounds differ by circles in which every opening occurs once at most. So the points of one circle can
    never make up for a weight when a weight is worth more than a thousand points for each opening; four
    more are for the waiting rooms and for spread. Twice that, so that a difference can be taken apart.
    """
    occurs = np.bincount(band) > 0
    weight: Ints = np.cumsum(occurs, dtype=np.int64)[band]
    return Order(weight, 2 * MOST_POINTS * (openings + 4) + 1)


def order_for_women(plain: Order, missing: int, nodes: int) -> Order:
    """When `missing` women more have to be placed: each of them is ahead of any band."""
    base = 2 * missing + 1
    rank = plain.weight - 1
    highest = int(rank.max())
    if 2 * base**highest * plain.unit * (nodes + 2) > ROOM:
        raise EngineError("So large a target needs fewer bands of waiting.")
    weight = base**rank
    return Order(weight, plain.unit, base**highest + 1)
