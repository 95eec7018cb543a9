"""Who may go where: one bit for each pair, and for each exclusion the names of all its rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from matching.engine.bits import BITS, bit, packed, positions, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matching.engine.arrays import Bools, Ints, Small, Words
    from matching.engine.tables import RuleTable

# People looked at together: their bits stay in the cache of the processor.
CHUNK: Final = 2048


@dataclass(frozen=True)
class Eligibility:
    """`mask[person]` has a bit for every opening that no rule excludes."""

    people: int
    openings: int
    tables: tuple[RuleTable, ...]
    mask: Words

    def pairs(self) -> tuple[Small, Small]:
        """Person and opening of every eligible pair, in order of person."""
        chunks = [
            (rows + np.int32(first), columns)
            for first in range(0, max(self.people, 1), CHUNK)
            for rows, columns in [positions(self.mask[first : first + CHUNK], self.openings)]
        ]
        people, openings = zip(*chunks, strict=True)
        return np.concatenate(people), np.concatenate(openings)

    def of(self, person: int) -> Ints:
        return np.flatnonzero(unpacked(self.mask[person], self.openings))

    def why_not(self, person: int, opening: int) -> tuple[str, ...]:
        """The names of all rules that exclude this pair; none when it is eligible."""
        found = (
            rule
            for table in self.tables
            for rule, excluded in zip(
                table.rules, bit(table.words[:, table.kind_of_person[person]], opening), strict=True
            )
            if excluded
        )
        return tuple(dict.fromkeys(found))

    def rules(self) -> tuple[str, ...]:
        """Each once: a rule may stand in several tables."""
        return tuple(dict.fromkeys(rule for table in self.tables for rule in table.rules))

    def without(self, rule: str, people: Ints) -> Words:
        """The mask of these people if one rule did not exist."""
        excluded = np.zeros((len(people), self.mask.shape[1]), np.uint64)
        for table in self.tables:
            others = [number for number, name in enumerate(table.rules) if name != rule]
            excluded |= np.bitwise_or.reduce(table.words[others], axis=0)[table.kind_of_person[people]]
        return ~excluded & _all_of(self.openings, self.mask.shape[1])


def eligible(tables: Sequence[RuleTable], people: int, openings: int) -> Eligibility:
    """Judge every pair. A hundredth of a microsecond a pair or less."""
    sets = tuple(table for table in tables if table.excludes.any())
    width = -(-openings // BITS)
    mask = np.empty((people, width), np.uint64)
    everything = _all_of(openings, width)
    for chunk in _chunks(people):
        excluded = np.zeros((chunk.stop - chunk.start, width), np.uint64)
        for table in sets:
            excluded |= table.together[table.kind_of_person[chunk]]
        np.bitwise_and(~excluded, everything, out=mask[chunk])
    return Eligibility(people, openings, sets, mask)


def fits_one(tables: Sequence[RuleTable], person: int, openings: int) -> Bools:
    """For each opening whether no rule excludes this one person: without making the bits of everybody."""
    excluded = np.zeros(openings, np.bool_)
    for table in tables:
        layer = table.excludes[:, table.kind_of_person[person]]
        if np.count_nonzero(layer):
            excluded |= np.bitwise_or.reduce(layer).take(table.kind_of_opening)
    return ~excluded


def dense(eligibility: Eligibility) -> Bools:
    """The mask as yes and no; for tests and small problems."""
    return unpacked(eligibility.mask, eligibility.openings)


def _all_of(openings: int, width: int) -> Words:
    words: Words = packed(np.ones((1, openings), np.bool_))[0]
    return words if len(words) == width else np.zeros(width, np.uint64)


def _chunks(people: int) -> Iterator[slice]:
    return (slice(first, min(first + CHUNK, people)) for first in range(0, people, CHUNK))
