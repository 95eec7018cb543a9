"""Tells the engine what the rules say, without writing them a second time.

A rule looks at a few facts of a person and a few of an opening. `in_the_way` is asked once for each different
value of those facts, on a person about whom nothing else is known that could stand in the way; what it
answers for these rules is the table. Obstacles and cautions both keep someone out of automatic proposals.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

import numpy as np

from aandeslag.vocabulary import Gender, LegalStatus, WeekPart
from matching.engine import RuleTable
from matching.engine.tables import kinds_of
from matching.facts import Candidate, Opening
from matching.findings import Caution, Obstacle
from matching.rules import OF_THE_DECLARATION, in_the_way
from matching.travel import STANDARD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from matching.engine.arrays import Bools, Ints
    from matching.facts import Policy

Rule: TypeAlias = Obstacle | Caution
Thing = TypeVar("Thing", Candidate, Opening)


@dataclass(frozen=True)
class Facts:
    """Which facts some rules look at: of the person, and of the opening.

    `one_by_one`: the one fact of the person is a collection, and each thing in it stands for itself.
    `out_of`: it is a choice out of these, and each that was not chosen stands for itself. So many different
    choices of many people cost no more questions than there are things to choose.
    """

    rules: tuple[Rule, ...]
    of_person: tuple[str, ...] = ()
    of_opening: tuple[str, ...] = ()
    one_by_one: bool = False
    out_of: frozenset[str] = frozenset()


EVERY_PART: Final = frozenset(one.value for one in WeekPart)

LOOKED_AT: Final = (
    Facts(
        tuple(one for one in Obstacle if one in OF_THE_DECLARATION),
        ("legal_status",),
        ("declaration", "declaration_needed_by", "is_volunteering"),
    ),
    Facts(
        (Obstacle.TOO_YOUNG, Obstacle.GUARDIAN),
        ("birth_year", "guardian_agreed"),
        ("minimum_age", "birthdays_until"),
    ),
    Facts((Obstacle.CERTIFICATE,), ("conduct_seen_for",), ("conduct_certificate", "organisation")),
    Facts((Obstacle.WOMENS_GROUP,), ("gender",), ("women_only",)),
    Facts(
        (Obstacle.PLACED_THEN, Obstacle.SIGNED_UP_ALREADY),
        ("appointments",),
        ("occurrence", "day", "hours"),
        one_by_one=True,
    ),
    Facts((Obstacle.MEDIATION_STOPPED,), ("mediation_stopped",)),
    Facts((Obstacle.DEPARTED,), ("departed_on",), ("day",)),
    Facts(
        (Obstacle.FULL, Obstacle.NOT_PUBLISHED, Obstacle.CANCELLED, Obstacle.PAST),
        (),
        ("places_left", "is_published", "is_cancelled", "has_started", "day"),
    ),
    Facts((Caution.NOT_FREE,), ("free",), ("week_parts",), one_by_one=True, out_of=EVERY_PART),
    Facts((Caution.BLOCKED_TIME,), ("blocked",), ("weekday", "hours"), one_by_one=True),
    Facts((Caution.TOO_FAR,), ("home", "travel_modes"), ("location",)),
    Facts((Caution.TOO_HEAVY,), ("conditions",), ("physical_load",), one_by_one=True),
    Facts((Caution.NO_CHILDREN,), ("conditions",), ("children_welcome",), one_by_one=True),
    Facts((Caution.NO_WOMENS_GROUP,), ("conditions",), ("women_only",), one_by_one=True),
    Facts((Caution.OUTSIDE_SCHOOL_HOURS,), ("conditions",), ("weekday", "hours"), one_by_one=True),
    Facts((Caution.DUTCH,), ("dutch_level",), ("dutch_needed",)),
    Facts((Caution.SAID_NO,), ("refused",), ("activity",), one_by_one=True),
)

# Somebody about whom nothing is known but what the rules cannot do without.
NOBODY: Final = Candidate(key=0, gender=Gender.WOMAN, legal_status=LegalStatus.STATUS_HOLDER)


class RuleLeftOutError(Exception):
    """A rule that `LOOKED_AT` does not name would be forgotten in every proposal."""


def check_complete(looked_at: Iterable[Facts] = LOOKED_AT) -> None:
    """Raises `RuleLeftOutError` unless every obstacle and every caution is named once."""
    named = sorted(chain.from_iterable(one.rules for one in looked_at))
    if named != sorted([*Obstacle, *Caution]):
        raise RuleLeftOutError(sorted({*Obstacle, *Caution} ^ set(named)))


def rule_tables(
    people: Sequence[Candidate], offered: Sequence[Opening], day: date, policy: Policy = STANDARD
) -> tuple[RuleTable, ...]:
    """One table for each kind of facts. The cost is that of asking for kinds, not for pairs."""
    check_complete()
    return tuple(_table(facts, people, offered, day, policy) for facts in LOOKED_AT)


def _table(
    facts: Facts, people: Sequence[Candidate], offered: Sequence[Opening], day: date, policy: Policy
) -> RuleTable:
    some_people, kind_of_person = kinds(people, facts.of_person)
    some_openings, kind_of_opening = kinds(offered, facts.of_opening)
    ask = Asking(facts, some_openings, day, policy)
    rows = [ask.of(one) for one in some_people]
    excludes = np.array(rows, np.bool_).reshape(len(some_people), len(facts.rules), len(some_openings))
    names = tuple(one.value for one in facts.rules)
    return RuleTable(names, kind_of_person, kind_of_opening, np.moveaxis(excludes, 1, 0))


def kinds(things: Sequence[Thing], names: Sequence[str]) -> tuple[list[Thing], Ints]:
    """One of each kind that differs in these facts, and of each thing which kind it is."""
    values = [tuple(getattr(thing, name) for name in names) for thing in things]
    different, which = kinds_of(values)
    first = dict(zip(reversed(values), reversed(things), strict=True))
    return [first[one] for one in different], which


@dataclass(frozen=True)
class Asking:
    """Puts the same question about many people: which of these rules keep them out of which opening?"""

    facts: Facts
    offered: list[Opening]
    day: date
    policy: Policy
    known: dict[object, Bools] = field(default_factory=dict)

    def of(self, person: Candidate) -> Bools:
        """Yes or no for each rule and opening."""
        return self._one_by_one(person) if self.facts.one_by_one else self._at_once(person)

    def _at_once(self, person: Candidate) -> Bools:
        return self._answer(**{name: getattr(person, name) for name in self.facts.of_person})

    def _one_by_one(self, person: Candidate) -> Bools:
        (name,) = self.facts.of_person
        told, out_of = getattr(person, name), self.facts.out_of
        things = out_of - told if out_of and told is not None else told or ()
        found = self._remembered(name, None)
        for one in things:
            found = found | self._remembered(name, one)
        return found

    def _remembered(self, name: str, one: object) -> Bools:
        """For one thing alone; None is nobody told anything."""
        known = self.known.get(one)
        if known is None:
            known = self._answer() if one is None else self._answer(**{name: self._alone(name, one)})
            self.known[one] = known
        return known

    def _alone(self, name: str, one: object) -> object:
        if self.facts.out_of:
            return self.facts.out_of - {one}
        return (one,) if isinstance(getattr(NOBODY, name), tuple) else frozenset({one})

    def _answer(self, **known_facts: Any) -> Bools:
        asker = replace(NOBODY, **known_facts)
        found = [in_the_way(asker, opening, self.day, self.policy) for opening in self.offered]
        return np.array([[rule in each for each in found] for rule in self.facts.rules], np.bool_)
