"""Sort the remarks of a list: a few facts have a place, the rest is left out and never repeated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aandeslag.spreadsheets.dutch.outcome import problem_of, says_nothing, text_of
from aandeslag.spreadsheets.dutch.remark_words import (
    CHILDREN,
    CONDITIONS,
    CRAFTS,
    NEUTRAL,
    NO_BICYCLE,
    SKILLED,
)
from aandeslag.spreadsheets.dutch.sensitive import Sensitive, sensitive_in
from aandeslag.spreadsheets.wording import plain
from aandeslag.vocabulary import Condition, Skill

if TYPE_CHECKING:
    from aandeslag.spreadsheets.table import Cell


@dataclass(frozen=True, slots=True)
class Remark:
    """What may be kept of a remark, and what kinds of thing were left out; never its words."""

    conditions: frozenset[Condition] = frozenset()
    skills: frozenset[Skill] = frozenset()
    no_bicycle: bool = False
    has_children: bool = False  # a question: does a child come along?
    sensitive: frozenset[Sensitive] = frozenset()
    neutral: bool = False  # understood, but nothing to keep
    unsorted: bool = False  # not recognised, so left out

    @property
    def left_out(self) -> bool:
        return bool(self.sensitive) or self.neutral or self.unsorted


_SPLIT = re.compile(r"[,;.\n]+| en (?=wil|kan|geen|alleen|was|is|heeft)")


def parse_remark(cell: Cell) -> Remark:
    """Sort a remark; what is not recognised is left out as well."""
    text = text_of(cell)
    if problem_of(cell) is not None:
        return Remark(unsorted=True)
    if says_nothing(text):
        return Remark()
    pieces = [_piece(word) for part in _SPLIT.split(text) if (word := plain(part))]
    sensitive = sensitive_in(text)
    facts = _merged(pieces)
    # Who only comes in school hours has the children at school.
    asks = facts.has_children and not facts.conditions & {Condition.SCHOOL_HOURS, Condition.BRINGS_CHILD}
    return Remark(
        conditions=facts.conditions,
        skills=facts.skills,
        no_bicycle=facts.no_bicycle,
        has_children=asks,
        sensitive=sensitive,
        neutral=facts.neutral,
        unsorted=(facts.unsorted or not pieces) and not sensitive,
    )


def _piece(words: str) -> Remark:
    if words in CONDITIONS:
        return Remark(conditions=frozenset({CONDITIONS[words]}))
    if words in NO_BICYCLE:
        return Remark(no_bicycle=True)
    if CHILDREN.fullmatch(words):
        return Remark(has_children=True)
    skilled = SKILLED.fullmatch(words)
    if skilled and skilled.group(1) in CRAFTS:
        return Remark(skills=frozenset({CRAFTS[skilled.group(1)]}))
    return Remark(neutral=True) if NEUTRAL.fullmatch(words) else Remark(unsorted=True)


def _merged(pieces: list[Remark]) -> Remark:
    return Remark(
        conditions=frozenset().union(*(piece.conditions for piece in pieces)),
        skills=frozenset().union(*(piece.skills for piece in pieces)),
        no_bicycle=any(piece.no_bicycle for piece in pieces),
        has_children=any(piece.has_children for piece in pieces),
        neutral=any(piece.neutral for piece in pieces),
        unsorted=any(piece.unsorted for piece in pieces),
    )
