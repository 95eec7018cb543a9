"""Whoever waits longest picks first, of what is still free what suits them best: a desk without an engine.

With one common queue this is also what deferred acceptance gives (Gale and Shapley 1962). It is what a round
is compared with; it takes nobody's target, band or friends into account.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from matching.engine.held import locked_rows, settled
from matching.engine.pairs import eligible_pairs
from matching.engine.policy import MOST_POINTS
from matching.engine.score import points

if TYPE_CHECKING:
    from matching.engine.arrays import Bools, Ints
    from matching.engine.pairs import Pairs
    from matching.engine.policy import Policy
    from matching.engine.problem import Problem


@dataclass(frozen=True)
class Picked:
    """`pairs` are rows of person and opening, in order of person, those that were settled before as well."""

    problem: Problem
    policy: Policy
    pairs: tuple[tuple[int, int], ...]

    @cached_property
    def placed(self) -> int:
        """How many went nowhere and get something."""
        given = np.unique(np.array([person for person, _ in self.pairs], np.int64))
        return int((self.problem.people.number_of_activities[given] == 0).sum())

    @cached_property
    def points(self) -> int:
        people, openings = np.array(self.pairs, np.int64).reshape(-1, 2).T
        return int(points(self.problem.parts, self.policy.weights, people, openings).sum())


def by_queue(problem: Problem, policy: Policy) -> Picked:
    """One activity each. Settled pairs stay; whoever has one, or goes somewhere already, does not pick."""
    problem = problem.in_order()
    held, pairs = settled(problem), eligible_pairs(problem, policy)
    picks = _picks(_queue(problem, held.count == 0), pairs, held.places.tolist())
    return Picked(problem, policy, tuple(sorted([*locked_rows(problem), *picks])))


def _queue(problem: Problem, picking: Bools) -> Ints:
    """Rows of people: the longest waiting first, of equals the lower id."""
    rows = np.lexsort((problem.people.ids, -problem.people.waited))
    queue: Ints = rows[picking[rows]]
    return queue


def _picks(queue: Ints, pairs: Pairs, left: list[int]) -> list[tuple[int, int]]:
    wishes, start, picked = _best_first(pairs), pairs.start.tolist(), []
    for person in queue.tolist():
        for opening in wishes[start[person] : start[person + 1]]:
            if left[opening] > 0:
                left[opening] -= 1
                picked.append((person, opening))
                break
    return picked


def _best_first(pairs: Pairs) -> list[int]:
    """The openings of each person in turn, most points first, of equals the first opening.

    All three in one number, because sorting numbers is far quicker than sorting by three things.
    """
    openings = int(pairs.opening.max(initial=0)) + 1
    key = (pairs.person().astype(np.int64) * (MOST_POINTS + 1) + MOST_POINTS - pairs.points) * openings
    wishes: list[int] = (np.sort(key + pairs.opening) % openings).tolist()
    return wishes
