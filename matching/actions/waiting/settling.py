"""Brings the line of a slot in step with what time, or something else, has answered meanwhile."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils import timezone

from matching.actions.claims import fill_claims
from matching.actions.tasks import ask_to_ask_again
from matching.actions.waiting.closing import close_offers, leave_line
from matching.actions.waiting.lines import wish_of
from matching.models import Placement, WaitingListEntry

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from matching.actions.waiting.lines import Line

    Answered = tuple[WaitingListEntry, Placement]

Left = WaitingListEntry.Left
DeclineReason = Placement.DeclineReason


def settle(line: Line, now: datetime) -> Line:
    """Offers that lapsed or make no sense end; who has a place leaves.

    For what that frees, those who come every time go first.
    """
    offered = [(one, line.offers[wish_of(one)]) for one in line.entries if wish_of(one) in line.offers]
    withdrawn = [offer for entry, offer in offered if _makes_no_sense(entry, offer, line)]
    lapsed = [one for one in offered if one[1] not in withdrawn and _is_over(one[1], now)]
    close_offers(withdrawn, DeclineReason.WITHDRAWN, now)
    _lapse(lapsed, now)
    leave_line([one for one in line.entries if wish_of(one) in line.granted], Left.PLACED, now)
    if withdrawn or lapsed:
        fill_claims(line.dates, now)
    gone = {wish_of(one) for one in (*withdrawn, *(offer for _, offer in lapsed))}
    return replace(
        line,
        entries=[one for one in line.entries if one.left_at is None],
        offers={wish: offer for wish, offer in line.offers.items() if wish not in gone},
    )


def is_here(entry: WaitingListEntry) -> bool:
    who = entry.resident
    return who.departed_on is None and who.mediation_stopped_on is None


def _makes_no_sense(entry: WaitingListEntry, offer: Placement, line: Line) -> bool:
    """They have it already, are not here any more, or the date does not take place."""
    is_cancelled = offer.occurrence is not None and offer.occurrence.cancelled_at is not None
    return wish_of(entry) in line.granted or not is_here(entry) or is_cancelled


def _is_over(offer: Placement, now: datetime) -> bool:
    return offer.held_until is not None and offer.held_until <= now


def _lapse(lapsed: Sequence[Answered], now: datetime) -> None:
    """They lose this place and their turn, and somebody asks whether they still want to wait."""
    entries = [entry for entry, _ in lapsed]
    close_offers([offer for _, offer in lapsed], DeclineReason.LAPSED, now)
    leave_line(entries, Left.LAPSED, now)
    ask_to_ask_again(entries, today=timezone.localdate(now))
