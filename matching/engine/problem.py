"""One question to the engine: these people, these openings, who may go where and how well it suits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from matching.engine.eligibility import eligible
from matching.engine.errors import ProblemError
from matching.engine.tables import PartTable, RuleTable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from matching.engine.arrays import Bools, Ints
    from matching.engine.eligibility import Eligibility

Table = TypeVar("Table", RuleTable, PartTable)


@dataclass(frozen=True)
class People:
    """Those who wait; `waited` in days. Nothing else of a person is known to the order.

    `goes_to`: to how many activities each goes already, None where nobody goes to any. Who goes somewhere
    only takes part in the turn for their next activity.
    """

    ids: Ints
    waited: Ints
    women: Bools
    goes_to: Ints | None = None

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def number_of_activities(self) -> Ints:
        return np.zeros(len(self), np.int64) if self.goes_to is None else self.goes_to


@dataclass(frozen=True)
class Openings:
    """Times of activities with places. `clashes` says which two nobody can do both; None is none."""

    ids: Ints
    places: Ints
    organisations: Ints
    clashes: Bools | None = None

    def __len__(self) -> int:
        return len(self.ids)


def standing_places(left_by_date: Iterable[int]) -> int:
    """Of someone who comes every time: as many as are left on the fullest of the dates."""
    return max(min(left_by_date, default=0), 0)


@dataclass(frozen=True)
class Problem:
    """`locked` holds pairs of ids, of a person and an opening, that are settled."""

    people: People
    openings: Openings
    rules: tuple[RuleTable, ...]
    parts: tuple[PartTable, ...]
    locked: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        for ids in (self.people.ids, self.openings.ids):
            if len(np.unique(ids)) != len(ids):
                raise ProblemError("An id stands for one person or one opening.")
        if len(self.openings) and self.openings.places.min() < 0:
            raise ProblemError("Fewer than no places are left somewhere.")
        tables: tuple[RuleTable | PartTable, ...] = (*self.rules, *self.parts)
        for table in tables:
            lengths = (len(table.kind_of_person), len(table.kind_of_opening))
            if lengths != (len(self.people), len(self.openings)):
                raise ProblemError("A table is about other people or openings.")

    @cached_property
    def eligibility(self) -> Eligibility:
        return eligible(self.rules, len(self.people), len(self.openings))

    def in_order(self) -> Problem:
        """The same with people and openings by id, so that it does not matter how they were told."""
        people, openings = np.argsort(self.people.ids), np.argsort(self.openings.ids)
        if _is_sorted(people) and _is_sorted(openings):
            return self
        return Problem(
            people=_people(self.people, people),
            openings=_openings(self.openings, openings),
            rules=tuple(_kinds(one, people, openings) for one in self.rules),
            parts=tuple(_kinds(one, people, openings) for one in self.parts),
            locked=self.locked,
        )

    def fingerprint(self) -> str:
        """What the round was computed from, to be kept with it."""
        digest = sha256(repr((self.locked, [one.rules for one in self.rules])).encode())
        openings = self.openings
        clashes = np.zeros(0, np.bool_) if openings.clashes is None else openings.clashes
        arrays: list[NDArray[Any]] = [self.people.ids, self.people.waited, self.people.women]
        arrays += [] if self.people.goes_to is None else [self.people.goes_to]
        arrays += [openings.ids, openings.places, openings.organisations, clashes, self.eligibility.mask]
        for part in self.parts:
            arrays += [part.kind_of_person, part.kind_of_opening, part.strength]
        for array in arrays:
            digest.update(repr(array.shape).encode() + np.ascontiguousarray(array).tobytes())
        return digest.hexdigest()


def _is_sorted(order: Ints) -> bool:
    return bool((order == np.arange(len(order))).all())


def _people(people: People, order: Ints) -> People:
    goes_to = None if people.goes_to is None else people.goes_to[order]
    return People(people.ids[order], people.waited[order], people.women[order], goes_to)


def _openings(openings: Openings, order: Ints) -> Openings:
    clashes = None if openings.clashes is None else openings.clashes[np.ix_(order, order)]
    return Openings(openings.ids[order], openings.places[order], openings.organisations[order], clashes)


def _kinds(table: Table, people: Ints, openings: Ints) -> Table:
    return replace(
        table,
        kind_of_person=table.kind_of_person[people],
        kind_of_opening=table.kind_of_opening[openings],
    )
