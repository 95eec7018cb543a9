"""A desk at which 1,500 people arrive one by one, helped by prices that were learned from other people.

Every fifty arrivals the places that are left are priced: five crowds of other people, as many as are still
expected, are placed in the best way, and the mean of their prices is used (as in Ahani and others 2024).
Whoever comes gets what yields most beyond its price, and is never sent away while a place that fits is open:
most people placed comes before points, and a certain place is worth an uncertain one at least. Measured
against the best round with everybody known.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from statistics import mean
from typing import TYPE_CHECKING, Final

import numpy as np

from matching.engine import Policy, report, solve
from matching.engine.order import order
from matching.engine.pairs import eligible_pairs
from tests.benchmarks.engine.world import TEAM, some_of, world

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matching.engine import Problem
    from matching.engine.arrays import Ints

# Nobody comes before anybody: everybody is there once, and the order of arrival is chance.
POLICY: Final = Policy(bands=())
SEEDS: Final = range(5)
CROWDS: Final = 5
ARRIVALS: Final = 50


@dataclass(frozen=True)
class Shares:
    placed: float
    points: float


@cache
def shares() -> Shares:
    found = [_share(seed) for seed in SEEDS]
    return Shares(mean(one.placed for one in found), mean(one.points for one in found))


def _share(seed: int) -> Shares:
    here = world(TEAM, seed).problem()
    others = [world(TEAM, seed, people_seed=crowd).problem() for crowd in range(CROWDS)]
    known = report(solve(here, POLICY))
    placed, points = _arrive(here, others)
    return Shares(placed / known.all.placed, points / known.points)


def _arrive(here: Problem, others: Sequence[Problem]) -> tuple[int, int]:
    pairs, left = eligible_pairs(here, POLICY), here.openings.places.copy()
    unit = order(np.zeros(len(here.people), np.int64), len(left)).unit
    placed = points = 0
    price = np.zeros(len(left))
    for turn, person in enumerate(np.random.default_rng(1).permutation(len(here.people))):
        if turn % ARRIVALS == 0:
            price = _price(others, len(here.people) - turn, left)
        mine = slice(pairs.start[person], pairs.start[person + 1])
        worth = unit + pairs.points[mine] - price[pairs.opening[mine]]
        is_open = left[pairs.opening[mine]] > 0
        worth[~is_open] = -np.inf
        if is_open.any():
            best = int(pairs.start[person] + worth.argmax())
            left[pairs.opening[best]] -= 1
            placed, points = placed + 1, points + int(pairs.points[best])
    return placed, points


def _price(others: Sequence[Problem], expected: int, left: Ints) -> np.ndarray:
    """The mean of what a place is worth to as many others as are still expected.

    Of each crowd the middle of the highest and the lowest prices that prove its round.
    """
    crowds = [some_of(one, np.arange(expected), left) for one in others]
    found = [solve(crowd, POLICY).first.prices for crowd in crowds]
    price: np.ndarray = np.mean([(one.loss + one.gain)[: len(left)] / 2 for one in found], axis=0)
    return price
