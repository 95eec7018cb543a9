"""Whom does a supporter call first, and why? Plain facts in, reasons out, the most urgent first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

# Somebody who goes nowhere is called again after so long.
CALLED_LATELY: Final = timedelta(days=28)


class Why(StrEnum):
    """In the order in which it is called about."""

    OFFER = "offer"  # a place is kept until a moment, and nobody knows whether they want it
    NEW = "new"  # signed up while they were not there
    ABSENT = "absent"  # was not there the last time
    PROPOSAL = "proposal"  # a round proposes something
    AGAIN = "again"  # said *not now*, and the weeks are over
    NOTHING_FITS = "nothing-fits"
    NOTHING_YET = "nothing-yet"


@dataclass(frozen=True)
class Known:
    """What is known of one person. `said`: what contacts that stand were about."""

    said: frozenset[UUID] = frozenset()
    offers: tuple[UUID, ...] = ()
    signed_up_unseen: tuple[UUID, ...] = ()
    proposals: tuple[UUID, ...] = ()
    missed_on: date | None = None
    spoken_on: date | None = None
    ask_again_on: date | None = None
    goes_somewhere: bool = False
    waits: bool = False
    nothing_fits: bool = False


def why_call(known: Known, today: date) -> tuple[Why, ...]:
    """Nobody is called about what they heard; who said *not now* only about a place that lapses."""
    asks_later = known.ask_again_on is not None and known.ask_again_on > today
    found = {
        Why.OFFER: bool(set(known.offers) - known.said),
        Why.NEW: bool(set(known.signed_up_unseen) - known.said),
        Why.ABSENT: _is_after(known.missed_on, known.spoken_on),
        Why.PROPOSAL: bool(set(known.proposals) - known.said) and not asks_later,
        Why.AGAIN: known.ask_again_on is not None and known.ask_again_on <= today,
    }
    why = tuple(one for one, holds in found.items() if holds)
    return why or _of_who_goes_nowhere(known, today, asks_later=asks_later)


def _of_who_goes_nowhere(known: Known, today: date, *, asks_later: bool) -> tuple[Why, ...]:
    lately = known.spoken_on is not None and today - known.spoken_on < CALLED_LATELY
    expected = known.goes_somewhere or known.waits or known.offers or known.proposals
    if expected or lately or asks_later:
        return ()
    return (Why.NOTHING_FITS if known.nothing_fits else Why.NOTHING_YET,)


def _is_after(day: date | None, other: date | None) -> bool:
    return day is not None and (other is None or other < day)
