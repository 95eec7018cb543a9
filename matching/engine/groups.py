"""People who want to go together: as many groups as possible, and never at the cost of anybody's place.

Going together is not a flow, so it is searched for: each group goes to one opening or stays apart, and the
best flow of everybody else answers what that costs (branch and bound). Few groups are solved exactly;
of many, the best that was found within the limit is given and said not to be proven.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from matching.engine.arrays import NOWHERE
from matching.engine.bits import unpacked
from matching.engine.errors import ProblemError
from matching.engine.flow import USUAL
from matching.engine.order import bands
from matching.engine.report import total_yield
from matching.engine.solving import solve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matching.engine.policy import Policy
    from matching.engine.problem import Problem
    from matching.engine.rounds import Round

Group: TypeAlias = "tuple[int, ...]"
MOST_ROUNDS: Final = 400


@dataclass(frozen=True)
class Together:
    """`round` with the groups (of ids of people) that go to one opening together."""

    round: Round
    groups: tuple[Group, ...]
    is_proven: bool


def solve_together(
    problem: Problem,
    policy: Policy,
    groups: Sequence[Sequence[int]],
    solver: str = USUAL,
    *,
    most_rounds: int = MOST_ROUNDS,
) -> Together:
    """First as many placed as without groups, the same target and bands; then groups; then points.

    It is about the first activity of each; a further one is given to each alone, around it. Costs at most
    `most_rounds` flows beside the first; a search that was cut off is not proven.
    """
    members = [tuple(sorted(group)) for group in groups]
    if len({one for group in members for one in group}) < sum(map(len, members)):
        raise ProblemError("Somebody is in two groups.")
    settled = {person for person, _ in problem.locked}
    if not {one for group in members for one in group} <= set(problem.people.ids.tolist()) - settled:
        raise ProblemError("Somebody of a group is not in this round, or is settled already.")
    first = replace(policy, at_once=1)
    found = _Search(problem.in_order(), first, members, solver, most_rounds).best()
    return found if policy == first else replace(found, round=solve(found.round.problem, policy, solver))


class _Search:
    """Depth first: the groups in the order of telling, each opening that all of them may have."""

    def __init__(
        self, problem: Problem, policy: Policy, groups: list[Group], solver: str, most_rounds: int
    ) -> None:
        self.problem, self.policy, self.groups, self.solver = problem, policy, groups, solver
        self.left = most_rounds
        self.found = solve(problem, policy, solver)
        self.standard = standing(self.found)
        self.key = self._key(self.found)

    def best(self) -> Together:
        self._decide(self.found, 0, 0)
        return Together(self.found, tuple(self._together(self.found)), is_proven=self.left > 0)

    def _decide(self, here: Round, decided: int, together: int) -> None:
        """`here` is the best round with what is decided; the groups still to come can only cost points."""
        at_most = (together + len(self.groups) - decided, total_yield(here))
        if decided == len(self.groups) or at_most <= self.key:
            return
        for opening in self._offered(self.groups[decided]):
            self._try(here, opening, decided, together)
        self._decide(here, decided + 1, together)

    def _try(self, here: Round, opening: int, decided: int, together: int) -> None:
        if self.left == 0:
            return
        self.left -= 1
        settled = tuple((one, opening) for one in self.groups[decided])
        try:
            there = solve(
                replace(here.problem, locked=here.problem.locked + settled), self.policy, self.solver
            )
        except ProblemError:  # not so many places
            return
        if standing(there) == self.standard:
            if self._key(there) > self.key:
                self.found, self.key = there, self._key(there)
            self._decide(there, decided + 1, together + 1)

    def _offered(self, group: Group) -> list[int]:
        """Ids of the openings that all of them may have."""
        ids = self.problem.people.ids
        rows = [int(np.searchsorted(ids, one)) for one in group]
        common = np.bitwise_and.reduce(self.problem.eligibility.mask[rows], axis=0)
        openings: list[int] = self.problem.openings.ids[
            np.flatnonzero(unpacked(common, len(self.problem.openings)))
        ].tolist()
        return openings

    def _key(self, found: Round) -> tuple[int, int]:
        return len(self._together(found)), total_yield(found)

    def _together(self, found: Round) -> list[Group]:
        ids = found.problem.people.ids.tolist()
        where = {ids[person]: opening for person, opening in found.pairs}
        return [
            group
            for group in self.groups
            if len({where.get(one, NOWHERE) for one in group} - {NOWHERE}) == 1
            and all(one in where for one in group)
        ]


def standing(found: Round) -> tuple[int, int, tuple[int, ...]]:
    """What no group may cost: how many are placed, of them the women of the target, and how many by band."""
    people = found.problem.people
    women = min(int(people.women[found.placed].sum()), found.policy.women)
    placed = np.bincount(bands(people, found.policy)[found.placed])
    return len(found.placed), women, tuple(placed.tolist())
