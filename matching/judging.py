"""Which of many openings fit one person: what was found for one holds for whoever is like them.

The rules are asked once for each kind of person, as for the engine. What is somebody's alone, where they are
expected, said no or showed a certificate, is not remembered: there the rules are asked about them themselves.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from matching.rule_tables import LOOKED_AT, NOBODY, Asking, kinds
from matching.rules import in_the_way
from matching.travel import STANDARD

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence
    from datetime import date

    from matching.engine.arrays import Bools
    from matching.facts import Candidate, Opening, Policy
    from matching.rule_tables import Facts

# Kinds of people by the same facts; where there are more, the oldest are asked about again.
AT_MOST: Final = 500
# What is somebody's own, of which the rules that are remembered see nothing.
ALONE: Final = frozenset({"appointments", "refused", "conduct_seen_for"})


class Judge:
    """Knows the openings of an offer. Grows with each kind of person, and holds nothing of anybody."""

    def __init__(self, offered: Sequence[Opening], day: date, policy: Policy = STANDARD) -> None:
        self._offered, self._day, self._policy = offered, day, policy
        # Of whoever has no appointment and said no to nothing these rules say nothing.
        asked = [facts for facts in LOOKED_AT if not {"appointments", "refused"} & set(facts.of_person)]
        self._remembered = [_Remembered(facts, offered, day, policy) for facts in asked]
        self._touching: dict[Hashable, list[int]] = defaultdict(list)
        for column, one in enumerate(offered):
            for thing in (one.day, ("activity", one.activity), ("organisation", one.organisation)):
                self._touching[thing].append(column)

    def fit(self, person: Candidate) -> Bools:
        """Of each opening whether nothing stands in the way, were there a place."""
        out = np.zeros(len(self._offered), np.bool_)
        for one in self._remembered:
            out |= one.keeps_out(person)
        fits = ~out
        for column in set(self._touched(person)):
            fits[column] = not in_the_way(person, self._offered[column], self._day, self._policy)
        return fits

    def _touched(self, person: Candidate) -> Iterator[int]:
        for appointment in person.appointments:
            yield from self._touching.get(appointment.day, ())
        for activity in person.refused:
            yield from self._touching.get(("activity", activity), ())
        for organisation in person.conduct_seen_for:
            yield from self._touching.get(("organisation", organisation), ())


class _Remembered:
    """Some rules that look at the same facts, with what they said of each kind of person so far."""

    def __init__(self, facts: Facts, offered: Sequence[Opening], day: date, policy: Policy) -> None:
        some, self._kind = kinds(offered, facts.of_opening)
        self._asking, self._names = Asking(facts, some, day, policy), facts.of_person
        self._known: dict[tuple[object, ...], Bools] = {}

    def keeps_out(self, person: Candidate) -> Bools:
        """Of each opening whether any of these rules does."""
        told = tuple(frozenset() if name in ALONE else getattr(person, name) for name in self._names)
        known = self._known.get(told)
        if known is None:
            if len(self._known) >= AT_MOST:
                self._known.clear()
                self._asking.known.clear()
            like_them = replace(NOBODY, **dict(zip(self._names, told, strict=True)))
            keeps_out: Bools = np.logical_or.reduce(self._asking.of(like_them), axis=0)
            known = self._known[told] = keeps_out[self._kind]
        return known
