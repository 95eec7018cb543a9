"""Who may still go where, and how well it suits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from matching.engine.score import points

if TYPE_CHECKING:
    from matching.engine.arrays import Bools, Ints, Small
    from matching.engine.policy import Policy
    from matching.engine.problem import Problem


@dataclass(frozen=True)
class Pairs:
    """In order of person, then opening; those of person i are the ones from `start[i]` to `start[i + 1]`.

    Whose each is can be told from `start`. It is not kept: of a whole country all pairs together are large.
    """

    start: Ints
    opening: Small
    points: Small

    @property
    def people(self) -> int:
        return len(self.start) - 1

    def person(self) -> Small:
        """Whose each pair is, as a row of the problem."""
        return np.repeat(np.arange(self.people, dtype=np.int32), np.diff(self.start))

    def only(self, kept: Bools) -> Pairs:
        before = np.concatenate([[0], np.cumsum(kept)])
        return Pairs(before[self.start], self.opening[kept], self.points[kept])


def eligible_pairs(problem: Problem, policy: Policy) -> Pairs:
    person, opening = problem.eligibility.pairs()
    worth = points(problem.parts, policy.weights, person, opening)
    start = np.searchsorted(person, np.arange(len(problem.people) + 1))
    return Pairs(start, opening, worth)
