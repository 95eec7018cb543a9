"""What is settled before a flow is looked for: locked pairs, and what earlier turns gave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from matching.engine.arrays import NOWHERE
from matching.engine.errors import ProblemError

if TYPE_CHECKING:
    from matching.engine.arrays import Bools, Ints, Small
    from matching.engine.pairs import Pairs
    from matching.engine.problem import Problem


@dataclass(frozen=True)
class Held:
    """`taken[person]` are openings, filled up with NOWHERE; `places` is what is left of each opening.

    `had` is to how many activities each goes besides.
    """

    had: Ints
    taken: Ints
    places: Ints

    @property
    def count(self) -> Ints:
        count: Ints = self.had + (self.taken != NOWHERE).sum(axis=1)
        return count

    @property
    def begun(self) -> Ints:
        """Openings where somebody goes already."""
        return np.unique(self.taken[self.taken != NOWHERE])

    def women(self, women: Bools) -> int:
        """Of those who went nowhere before."""
        return int((women & (self.had == 0) & (self.count > 0)).sum())

    def and_also(self, opening: Ints | Small) -> Held:
        """With one more opening for each person, NOWHERE for none."""
        used = np.bincount(opening[opening != NOWHERE], minlength=len(self.places))
        return Held(self.had, np.column_stack([self.taken, opening]), self.places - used)


def settled(problem: Problem) -> Held:
    """What the locked pairs take. Raises `ProblemError` where they cannot all be."""
    person, opening = np.array(locked_rows(problem), np.int64).reshape(-1, 2).T
    # Rows are in order of person: the how manieth of theirs each one is tells its column.
    column = np.arange(len(person)) - np.searchsorted(person, person)
    taken = np.full((len(problem.people), int(column.max(initial=-1)) + 1), NOWHERE)
    taken[person, column] = opening
    places = problem.openings.places - np.bincount(opening, minlength=len(problem.openings))
    if (places < 0).any():
        raise ProblemError("More people are settled somewhere than there are places.")
    return Held(problem.people.number_of_activities, taken, places)


def locked_rows(problem: Problem) -> tuple[tuple[int, int], ...]:
    """The locked pairs as rows of person and opening, in order."""
    people, openings = problem.people.ids, problem.openings.ids
    rows = sorted((_row(people, person), _row(openings, opening)) for person, opening in problem.locked)
    if len(set(rows)) != len(rows):
        raise ProblemError("A pair is settled twice.")
    return tuple(rows)


def still_possible(pairs: Pairs, held: Held, turn: int, clashes: Bools | None) -> Pairs:
    """The pairs that give somebody their next activity, at a time when they have none."""
    if turn == 0 and not held.count.any():
        return pairs
    person = pairs.person()
    possible: Bools = (held.count == turn)[person]
    for taken in held.taken.T:
        mine = taken[person]
        possible &= mine != pairs.opening
        if clashes is not None:
            possible &= (mine == NOWHERE) | ~clashes[mine, pairs.opening]
    return pairs.only(possible)


def _row(ids: Ints, key: int) -> int:
    row = int(np.searchsorted(ids, key))
    if row == len(ids) or ids[row] != key:
        raise ProblemError("A settled pair names somebody or something that is not in this round.")
    return row
