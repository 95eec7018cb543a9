"""What the engine is told of people and openings: tables of kinds of people against kinds of openings.

A rule or a part of the score looks at few facts, and few values of these occur. So whoever knows the rules
asks them once for each kind of person and each kind of opening, and the engine never sees the facts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np

from matching.engine.bits import packed
from matching.engine.errors import ProblemError

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from matching.engine.arrays import Bools, Ints, Words

Value = TypeVar("Value", bound="Hashable")
FULL: Final = 100


@dataclass(frozen=True)
class RuleTable:
    """`excludes[rule, kind of person, kind of opening]`: the rules that look at the same facts."""

    rules: tuple[str, ...]
    kind_of_person: Ints
    kind_of_opening: Ints
    excludes: Bools

    def __post_init__(self) -> None:
        if self.excludes.ndim != len(("rule", "person", "opening")) or len(self.excludes) != len(self.rules):
            raise ProblemError("A table of rules has one layer for each of its rules.")
        _check_kinds(self.kind_of_person, self.excludes.shape[1])
        _check_kinds(self.kind_of_opening, self.excludes.shape[2])

    @cached_property
    def words(self) -> Words:
        """A bit for each opening: `words[rule, kind of person]`."""
        return packed(self.excludes[:, :, self.kind_of_opening])

    @cached_property
    def together(self) -> Words:
        """What any of the rules excludes, for each kind of person."""
        words: Words = np.bitwise_or.reduce(self.words, axis=0)
        return words


@dataclass(frozen=True)
class PartTable:
    """`strength[kind of person, kind of opening]`: how far this part of the score holds, 0 to 100."""

    part: str
    kind_of_person: Ints
    kind_of_opening: Ints
    strength: Ints

    def __post_init__(self) -> None:
        if self.strength.size and not 0 <= self.strength.min() <= self.strength.max() <= FULL:
            raise ProblemError(f"The strength of {self.part} lies between 0 and {FULL}.")
        _check_kinds(self.kind_of_person, self.strength.shape[0])
        _check_kinds(self.kind_of_opening, self.strength.shape[1])


def _check_kinds(kinds: Ints, number: int) -> None:
    if kinds.size and not 0 <= kinds.min() <= kinds.max() < number:
        raise ProblemError("A kind is named that the table does not have.")


def kinds_of(values: Sequence[Value]) -> tuple[list[Value], Ints]:
    """The different values in the order of their first appearance, and of each value which one it is."""
    known: dict[Value, int] = {}
    which = np.fromiter((known.setdefault(one, len(known)) for one in values), np.int64, len(values))
    return list(known), which
