"""Which activities answer to what somebody asks of the offer, how many each answer would give, what to let go.

Everything is counted in one pass over plain facts, so that a count is never something else than the list
one gets by pressing it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

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


class Shown(NamedTuple):
    """One activity: the answers that hold for it, and the days and parts of the day at which it begins."""

    key: int
    holds: Mapping[str, Answers]
    moments: frozenset[tuple[str, str]] = frozenset()


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


def look(offer: Iterable[Shown], asked: Asked) -> Found:
    """Find what answers to everything.

    An answer counts what one would see with it alone in its question, the other questions as they are.
    """
    found: list[Shown] = []
    nearly: dict[str, list[Shown]] = {}  # what fails on one question only
    plain = [(one, chosen) for one, chosen in asked.chosen.items() if chosen and one not in _MOMENT]
    asks_when = bool(asked.of(Ask.DAY) or asked.of(Ask.PART))
    for shown in offer:
        missed = [one for one, chosen in plain if chosen.isdisjoint(shown.holds[one])]
        if asks_when and not _is_at(shown, asked):
            missed.append(Ask.DAY)
        if not missed:
            found.append(shown)
        elif len(missed) == 1:
            nearly.setdefault(missed[0], []).append(shown)
    return Found(
        keys=[shown.key for shown in found],
        counts=_counts(found, nearly, asked),
        instead={question: len(rows) for question, rows in nearly.items()},
    )


_MOMENT: Final = frozenset({Ask.DAY, Ask.PART})


def _is_at(shown: Shown, asked: Asked) -> bool:
    """Whether one of its moments is on an asked day and in an asked part of the day."""
    days, parts = asked.of(Ask.DAY), asked.of(Ask.PART)
    return any((not days or day in days) and (not parts or part in parts) for day, part in shown.moments)


def _counts(
    found: Sequence[Shown], nearly: Mapping[str, Sequence[Shown]], asked: Asked
) -> dict[str, Counter[str]]:
    """What failed on one question only counts in that question, beside what was found."""
    first = next(chain(found, *nearly.values()), None)
    questions = first.holds if first else ()
    counts = {
        one: Counter(chain.from_iterable(shown.holds[one] for shown in chain(found, nearly.get(one, ()))))
        for one in questions
    }
    days, parts = asked.of(Ask.DAY), asked.of(Ask.PART)
    at = [shown.moments for shown in chain(found, nearly.get(Ask.DAY, ()))]
    by_day = ({day for day, part in moments if not parts or part in parts} for moments in at)
    by_part = ({part for day, part in moments if not days or day in days} for moments in at)
    return {
        **counts,
        Ask.DAY: Counter(chain.from_iterable(by_day)),
        Ask.PART: Counter(chain.from_iterable(by_part)),
    }
