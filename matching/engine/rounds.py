"""A round: who is proposed for what, with the prices and the proof that no round is better."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from matching.engine.arrays import NOWHERE

if TYPE_CHECKING:
    from matching.engine.arrays import Ints, Small
    from matching.engine.certificate import Certificate
    from matching.engine.moves import Cost
    from matching.engine.network import Flow, Network
    from matching.engine.order import Order
    from matching.engine.policy import Policy
    from matching.engine.prices import Prices
    from matching.engine.problem import Problem


@dataclass(frozen=True)
class Turn:
    """One solved flow: everybody's first activity, or their next one. A person is a row of the problem."""

    places: Ints
    order: Order
    network: Network
    flow: Flow
    prices: Prices
    certificates: tuple[Certificate, ...]

    @cached_property
    def seat(self) -> Small:
        """The node of each person: an opening, or a waiting room."""
        seat: Small = self.network.head[self.flow.choice]
        return seat

    @cached_property
    def opening(self) -> Small:
        """The same, with NOWHERE for those who wait."""
        return np.where(self.seat < len(self.places), self.seat, NOWHERE)

    @cached_property
    def seats_end(self) -> int:
        """Openings come first, then waiting rooms; people sit in no node from here on."""
        return int(self.network.head.max(initial=len(self.places))) + 1

    @cached_property
    def movers(self) -> dict[tuple[int, int], int]:
        """Who would go from one node to another, as far as it was asked."""
        return {}

    @cached_property
    def costs(self) -> dict[int, Cost]:
        """What somebody from outside costs at an opening, as far as it was asked."""
        return {}


@dataclass(frozen=True)
class Proposal:
    """By the ids of person and opening; the parts add up to the points."""

    person: int
    opening: int
    points: int
    parts: tuple[tuple[str, int], ...]
    is_locked: bool = False


@dataclass(frozen=True)
class Round:
    """Rows are those of `problem`, which is in order of id; `locked` are rows of person and opening."""

    problem: Problem
    policy: Policy
    locked: tuple[tuple[int, int], ...]
    turns: tuple[Turn, ...]

    @property
    def first(self) -> Turn:
        return self.turns[0]

    @cached_property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """Everything that is proposed or settled, as rows, in order of person."""
        return tuple(sorted([*self.locked, *self._given()]))

    @cached_property
    def placed(self) -> Ints:
        """Rows of people who went nowhere and get at least one activity."""
        given = np.unique(np.array([person for person, _ in self.pairs], np.int64))
        new: Ints = given[self.problem.people.number_of_activities[given] == 0]
        return new

    @cached_property
    def further(self) -> frozenset[tuple[int, int]]:
        """Of the pairs those that are somebody's second activity or a later one, as rows.

        Of several settled pairs of one person the first in the order of telling is their first.
        """
        begun = set(np.flatnonzero(self.problem.people.number_of_activities).tolist())
        found = set()
        for person, opening in [*self._told(), *self._given()]:
            if person in begun:
                found.add((person, opening))
            begun.add(person)
        return frozenset(found)

    def _told(self) -> list[tuple[int, int]]:
        """The settled pairs as rows, in the order of telling."""
        people, openings = self.problem.people.ids, self.problem.openings.ids
        return [
            (int(np.searchsorted(people, person)), int(np.searchsorted(openings, opening)))
            for person, opening in self.problem.locked
        ]

    def _given(self) -> list[tuple[int, int]]:
        """What the turns gave, one turn after the other."""
        return [
            (person, int(turn.opening[person]))
            for turn in self.turns
            for person in np.flatnonzero(turn.opening != NOWHERE).tolist()
        ]
