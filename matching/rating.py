"""How well many openings suit one person: what was found for one holds for whoever said the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from aandeslag.vocabulary import Wish
from matching.engine import PartTable
from matching.engine.score import points
from matching.part_tables import AFTER_LANGUAGE, BEFORE_LANGUAGE, languages
from matching.rule_tables import kinds
from matching.travel import STANDARD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matching.engine import Weights
    from matching.engine.arrays import Ints
    from matching.facts import Candidate, Opening, Policy
    from matching.part_tables import Company, Part

AT_MOST: Final = 500


def asks_for_company(person: Candidate) -> bool:
    """Whether it matters to them who goes along: for anybody else it need not be looked up."""
    return Wish.SAME_LANGUAGE in (person.wishes or ())


class Rater:
    """Knows the openings of an offer. Grows with what people say, and holds nothing of anybody."""

    def __init__(self, offered: Sequence[Opening], policy: Policy = STANDARD) -> None:
        self._offered = offered
        self._parts = [_Remembered(one, offered, policy) for one in (*BEFORE_LANGUAGE, *AFTER_LANGUAGE)]

    def points(
        self, person: Candidate, columns: Sequence[int], company: Company, weights: Weights
    ) -> list[int]:
        """Of each of these openings, as in a round."""
        tables = [one.table(person) for one in self._parts]
        if asks_for_company(person):
            tables.append(languages([person], self._offered, company))
        chosen = np.array(columns, np.int64)
        found: list[int] = points(tables, weights, np.zeros_like(chosen), chosen).tolist()
        return found


class _Remembered:
    """A part of the score, with how far it held for each kind of person so far."""

    def __init__(self, part: Part, offered: Sequence[Opening], policy: Policy) -> None:
        self._part, self._policy = part, policy
        self._some, self._kind = kinds(offered, part.of_opening)
        self._known: dict[tuple[object, ...], PartTable] = {}

    def table(self, person: Candidate) -> PartTable:
        """Of this one person."""
        told = tuple(getattr(person, name) for name in self._part.of_person)
        known = self._known.get(told)
        if known is None:
            if len(self._known) >= AT_MOST:
                self._known.clear()
            strength: Ints = np.array([self._part.strengths(person, self._some, self._policy)], np.int64)
            known = PartTable(self._part.name, np.zeros(1, np.int64), self._kind, strength)
            self._known[told] = known
        return known
