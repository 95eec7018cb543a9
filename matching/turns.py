"""Whose turn is it? What a free place means for one person in the line, from verdicts: no database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from matching.findings import Caution, Obstacle

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from matching.findings import Verdict

# The offer itself, not the person, stands still: nobody is passed over by that.
OF_THE_OFFER: Final = frozenset({Obstacle.NOT_PUBLISHED, Obstacle.CANCELLED, Obstacle.PAST})
# Already under way and settled by others, so it may have passed by the time there is a place. Everything
# else that stands in the way would stand there then too: it is solved first, and asked again at every offer.
MAY_PASS: Final = frozenset({Obstacle.DECLARATION_ASKED})
# With less time than this an offer would have to be answered outside the hours of a desk: call instead.
SHORTEST_OFFER: Final = timedelta(hours=24)
# Someone who comes for once may keep the first dates; what is offered every time begins within this time.
LATEST_BEGIN: Final = timedelta(weeks=4)


def may_wait(verdict: Verdict) -> bool:
    """Whether somebody can stand in line for this: it is full, and nothing else will keep them from it."""
    return Obstacle.FULL in verdict.obstacles and not (set(verdict.obstacles) - {Obstacle.FULL} - MAY_PASS)


class Outcome(StrEnum):
    NO_PLACE = "no-place"
    OFFER = "offer"
    CALL = "call"  # a place, and too little time to wait for an answer
    SKIP = "skip"


@dataclass(frozen=True)
class Dated:
    """One date of what is waited for: when it begins, what was found, and how many places are left."""

    starts_at: datetime
    verdict: Verdict
    left: int

    @property
    def takes_place(self) -> bool:
        """Who is expected on this date already needs no other place on it."""
        return Obstacle.SIGNED_UP_ALREADY not in self.verdict.obstacles

    @property
    def has_place(self) -> bool:
        return self.left > 0 or not self.takes_place


@dataclass(frozen=True)
class Turn:
    """`first` counts the dates before the one from which a place is kept; `because` is what is in the way."""

    outcome: Outcome
    first: int = 0
    because: tuple[Obstacle | Caution, ...] = ()
    cautions: tuple[Caution, ...] = ()


NOTHING: Final = Turn(Outcome.NO_PLACE)


def turn_of(
    dates: Sequence[Dated], passed: frozenset[str], now: datetime, shortest: timedelta = SHORTEST_OFFER
) -> Turn:
    """Judge the dates of one wish, in order: one date, or all that are to come for who wants every time.

    Every time needs a place on all dates from its beginning on; dates that are full before it are left out.
    """
    soon = [one for one in dates if one.starts_at - now < shortest]
    full = _full_before(dates[len(soon) :])
    first = len(soon) + full
    held = dates[first:]
    if not any(one.left > 0 for one in held):
        is_for_today = len(dates) == 1 and any(one.left > 0 for one in soon)
        return _too_soon(soon[0], passed) if is_for_today else NOTHING
    if full and held[0].starts_at - now > LATEST_BEGIN:
        return NOTHING
    verdict = _deciding(held)
    if verdict is None:
        return NOTHING
    because = _in_the_way(verdict, passed)
    return Turn(Outcome.SKIP if because else Outcome.OFFER, first, because, verdict.cautions)


def _full_before(dates: Sequence[Dated]) -> int:
    """How many dates there are up to and including the last one that is full."""
    full = [number for number, one in enumerate(dates) if not one.has_place]
    return full[-1] + 1 if full else 0


def _too_soon(one: Dated, passed: frozenset[str]) -> Turn:
    """What stands in the way is for the desk to say when they call."""
    verdict = _deciding([one])
    return Turn(Outcome.CALL) if verdict is not None and not _in_the_way(verdict, passed) else NOTHING


def _deciding(dates: Sequence[Dated]) -> Verdict | None:
    """Of the first date that goes, else of the first; None when the offer itself stands still."""
    there = [one.verdict for one in dates if not OF_THE_OFFER.intersection(one.verdict.obstacles)]
    return next(iter([*(one for one in there if not one.obstacles), *there]), None)


def _in_the_way(verdict: Verdict, passed: frozenset[str]) -> tuple[Obstacle | Caution, ...]:
    if verdict.obstacles:
        return tuple(one for one in verdict.obstacles if one != Obstacle.FULL)
    return tuple(one for one in verdict.cautions if one not in passed)
