"""Which activities answer to what somebody asks of the offer, how many each answer gives, what to let go.

Everything is counted in one pass over plain facts, so that a count is never something else than the list
one gets by pressing it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import accumulate, chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Answers = frozenset[str]
NOTHING: Final[Answers] = frozenset()
YES: Final = "on"


class Ask:
    """What can be asked, by its name in the address. Plain words: an enumeration is slow to look up."""

    WORDS: Final = "q"
    DAY: Final = "day"  # together with the part of the day it is one question
    PART: Final = "part"
    THEME: Final = "theme"
    PURPOSE: Final = "purpose"
    NO_DUTCH: Final = "no_dutch"
    WOMEN: Final = "women_only"
    CHILDREN: Final = "children_welcome"
    WALK: Final = "walk"
    STATE: Final = "status"
    NARROWED: Final = "narrowed"  # by a page above the offer: places left, what fits one person


# What stands on one day and in one part of it, is asked together.
_WHEN: Final = frozenset({Ask.DAY, Ask.PART})
# No number stands beside their answers.
_WITHOUT_NUMBERS: Final = frozenset({Ask.WORDS, Ask.NARROWED})
Row = tuple[Any, ...]
Moments = frozenset[tuple[str, str]]  # days with the part of the day at which something begins
NO_MOMENTS: Final[Moments] = frozenset()


@dataclass(frozen=True)
class Offer:
    """Activities as rows: first the key, then one answer to each of `questions` ("" where none holds).

    `moments` are the days and parts of the day at which each begins, by key. Of a question in `rising` the
    answers include those before: who can walk thirty minutes can walk fifteen.
    """

    questions: Sequence[str]
    rows: Sequence[Row]
    moments: Mapping[int, Moments] = field(default_factory=dict)
    rising: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def accepted(self, question: str, chosen: Answers) -> Answers:
        steps = self.rising.get(question, ())
        reach = max((steps.index(one) + 1 for one in chosen if one in steps), default=0)
        return chosen | frozenset(steps[:reach])


@dataclass(frozen=True)
class Asked:
    """The answers that were chosen; of one question any will do, and every question must be answered."""

    chosen: Mapping[str, Answers] = field(default_factory=dict)
    words: str = ""

    def narrowed(self) -> Asked:
        """The same, asked only of what a page above the offer lets through."""
        return replace(self, chosen={**self.chosen, Ask.NARROWED: frozenset({YES})})

    def of(self, question: str) -> Answers:
        return self.chosen.get(question, NOTHING)


@dataclass(frozen=True)
class Found:
    """`keys` in the order of the facts; `counts` per question and answer; `instead` without one question."""

    keys: list[int]
    counts: Mapping[str, Mapping[str, int]]
    instead: Mapping[str, int]


def look(offer: Offer, asked: Asked) -> Found:
    """Find what answers to everything.

    An answer counts what one would see with it alone in its question, the other questions as they are.
    """
    plain = [
        (name, column, offer.accepted(name, asked.of(name)))
        for column, name in enumerate(offer.questions, start=1)
        if asked.of(name)
    ]
    asks_when = any(asked.of(name) for name in _WHEN)
    found: Sequence[Row] = offer.rows
    nearly: dict[str, list[Row]] = {}  # what fails on one question only
    if asks_when or len(plain) > 1:
        found, nearly = _sifted(offer, plain, asked, asks_when=asks_when)
    elif plain:  # one question: most looks at a large offer
        [(name, column, chosen)] = plain
        found = [row for row in offer.rows if row[column] in chosen]
        nearly[name] = [row for row in offer.rows if row[column] not in chosen]
    return Found(
        keys=[row[0] for row in found],
        counts=_counts(offer, found, nearly, asked),
        instead={question: len(rows) for question, rows in nearly.items() if rows},
    )


def _sifted(
    offer: Offer, plain: Sequence[tuple[str, int, Answers]], asked: Asked, *, asks_when: bool
) -> tuple[list[Row], dict[str, list[Row]]]:
    found: list[Row] = []
    nearly: dict[str, list[Row]] = {}
    for row in offer.rows:
        missed = [name for name, column, chosen in plain if row[column] not in chosen]
        if asks_when and not _is_at(offer.moments.get(row[0], NO_MOMENTS), asked):
            missed.append(Ask.DAY)
        if not missed:
            found.append(row)
        elif len(missed) == 1:
            nearly.setdefault(missed[0], []).append(row)
    return found, nearly


def _is_at(moments: Iterable[tuple[str, str]], asked: Asked) -> bool:
    """Whether one of its moments is on an asked day and in an asked part of the day."""
    days, parts = asked.of(Ask.DAY), asked.of(Ask.PART)
    return any((not days or day in days) and (not parts or part in parts) for day, part in moments)


def _counts(
    offer: Offer, found: Sequence[Row], nearly: Mapping[str, Sequence[Row]], asked: Asked
) -> dict[str, Counter[str]]:
    """What failed on one question only counts in that question, beside what was found."""
    counts = {
        name: Counter(map(itemgetter(column), chain(found, nearly.get(name, ()))))
        for column, name in enumerate(offer.questions, start=1)
        if name not in _WITHOUT_NUMBERS
    }
    for name, steps in offer.rising.items():
        totals = accumulate(counts[name][one] for one in steps)
        counts[name] = Counter(dict(zip(steps, totals, strict=True)))
    at = Counter(offer.moments.get(row[0], NO_MOMENTS) for row in chain(found, nearly.get(Ask.DAY, ())))
    counts[Ask.DAY], counts[Ask.PART] = _days_and_parts(at, asked)
    return counts


def _days_and_parts(at: Mapping[Moments, int], asked: Asked) -> tuple[Counter[str], Counter[str]]:
    """How many begin on each day in an asked part of it, and in each part of an asked day."""
    days, parts = asked.of(Ask.DAY), asked.of(Ask.PART)
    by_day, by_part = Counter[str](), Counter[str]()
    for moments, number in at.items():
        for day in {day for day, part in moments if not parts or part in parts}:
            by_day[day] += number
        for part in {part for day, part in moments if not days or day in days}:
            by_part[part] += number
    return by_day, by_part
