"""Who may still go where, and how well it suits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matching.engine.score import points

if TYPE_CHECKING:
    from matching.engine.arrays import Bools, Small
    from matching.engine.policy import Policy
    from matching.engine.problem import Problem


@dataclass(frozen=True)
class Pairs:
    """In order of person, then opening; `person` and `opening` are rows of the problem."""

    people: int
    person: Small
    opening: Small
    points: Small

    def only(self, kept: Bools) -> Pairs:
        return Pairs(self.people, self.person[kept], self.opening[kept], self.points[kept])


def eligible_pairs(problem: Problem, policy: Policy) -> Pairs:
    person, opening = problem.eligibility.pairs()
    worth = points(problem.parts, policy.weights, person, opening)
    return Pairs(len(problem.people), person, opening, worth)
