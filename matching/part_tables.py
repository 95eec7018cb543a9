"""Tells the engine how well a pair suits, by what the person said themselves and by the way there.

The same reasons as on the cards. Waiting time and gender are no points here, and neither is anything
about the past, about origin or about a name: the tables below are all that the score ever looks at.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from aandeslag.vocabulary import Wish
from matching.engine import PartTable
from matching.engine.tables import FULL, kinds_of
from matching.rule_tables import NOBODY, kinds
from matching.travel import STANDARD, best_trip
from matching.wishes import Reason, reasons_for

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from matching.facts import Candidate, Opening, Policy

    Strength = Callable[[Candidate, Opening, Policy], int]

# Up to so many minutes a way counts as near; from so many on it counts for nothing.
NEAR: Final = 10
FAR_AWAY: Final = 60
# Not knowing the way is neither good nor bad.
UNKNOWN: Final = FULL // 2


@dataclass(frozen=True)
class Company:
    """Which languages are spoken: by people, by key; and by supporters of an opening, by occurrence."""

    speaks: Mapping[int, frozenset[str]] = field(default_factory=dict)
    spoken_there: Mapping[int, frozenset[str]] = field(default_factory=dict)


NOBODY_ALONG: Final = Company()


@dataclass(frozen=True)
class Part:
    """A part of the score: which facts of a person and of an opening it looks at, and how far it holds."""

    name: str
    of_person: tuple[str, ...]
    of_opening: tuple[str, ...]
    strength: Strength

    def strengths(self, person: Candidate, offered: Sequence[Opening], policy: Policy) -> list[int]:
        """Of each of these openings, by those facts alone."""
        asker = replace(NOBODY, **{name: getattr(person, name) for name in self.of_person})
        return [self.strength(asker, opening, policy) for opening in offered]


def _holds(reason: Reason) -> Strength:
    return lambda person, opening, _policy: FULL if reason in reasons_for(person, opening) else 0


def _travel(person: Candidate, opening: Opening, policy: Policy) -> int:
    trip = best_trip(person, opening, policy)
    return UNKNOWN if trip is None else nearness(trip.minutes)


# Besides these: a supporter of the same language, who goes along on a date.
BEFORE_LANGUAGE: Final = (
    Part("interest", ("interests",), ("theme",), _holds(Reason.INTEREST)),
    Part("skill", ("skills",), ("theme",), _holds(Reason.SKILL)),
)
AFTER_LANGUAGE: Final = (
    Part("practice", ("wishes",), ("with_dutch_volunteers",), _holds(Reason.PRACTISE_DUTCH)),
    Part("travel", ("home", "travel_modes"), ("location",), _travel),
)


def part_tables(
    people: Sequence[Candidate],
    offered: Sequence[Opening],
    company: Company = NOBODY_ALONG,
    *,
    policy: Policy = STANDARD,
) -> tuple[PartTable, ...]:
    """One table for each part."""
    return (
        *(_table(one, people, offered, policy) for one in BEFORE_LANGUAGE),
        languages(people, offered, company),
        *(_table(one, people, offered, policy) for one in AFTER_LANGUAGE),
    )


def nearness(minutes: int) -> int:
    """From 100 for what is near evenly down to 0 for what is far away."""
    left = min(max(FAR_AWAY - minutes, 0), FAR_AWAY - NEAR)
    return left * FULL // (FAR_AWAY - NEAR)


def _table(part: Part, people: Sequence[Candidate], offered: Sequence[Opening], policy: Policy) -> PartTable:
    some_people, kind_of_person = kinds(people, part.of_person)
    some_openings, kind_of_opening = kinds(offered, part.of_opening)
    found = [part.strengths(one, some_openings, policy) for one in some_people]
    strength = np.array(found, np.int64).reshape(len(some_people), len(some_openings))
    return PartTable(part.name, kind_of_person, kind_of_opening, strength)


def languages(people: Sequence[Candidate], offered: Sequence[Opening], company: Company) -> PartTable:
    """Only for who asked for a supporter of the same language; what anybody else speaks plays no part."""
    asked = [
        company.speaks.get(one.key, frozenset()) if Wish.SAME_LANGUAGE in (one.wishes or ()) else frozenset()
        for one in people
    ]
    mine, kind_of_person = kinds_of(asked)
    theirs, kind_of_opening = kinds_of(
        [company.spoken_there.get(one.occurrence, frozenset()) for one in offered]
    )
    found = [[FULL * bool(one & other) for other in theirs] for one in mine]
    strength = np.array(found, np.int64).reshape(len(mine), len(theirs))
    return PartTable("same_language", kind_of_person, kind_of_opening, strength)
