"""Brings the line of a slot in step with what time, or something else, has answered meanwhile."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils import timezone

from matching.actions.claims import fill_claims
from matching.actions.tasks import ask_to_ask_again, ask_to_take_back
from matching.actions.waiting.closing import close_offers, leave_line
from matching.actions.waiting.lines import wish_of
from matching.models import Placement, WaitingListEntry
from matching.places import count_places, holds_on

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from activities.models import Occurrence
    from matching.actions.waiting.lines import Line

    Answered = tuple[WaitingListEntry, Placement]

Left = WaitingListEntry.Left
DeclineReason = Placement.DeclineReason


def settle(line: Line, now: datetime) -> Line:
    """Offers that lapsed or make no sense end; who has a place leaves.

    For what that frees, those who come every time go first.
    """
    offered = [(one, line.offers[wish_of(one)]) for one in line.entries if wish_of(one) in line.offers]
    lapsed = [one for one in offered if _is_over(one[1], now)]
    needless = [one for one in offered if one not in lapsed and _is_needless(one[0], line)]
    rest = [one for one in offered if one not in lapsed and one not in needless]
    gone = [one for one in rest if _is_cancelled(one[1])]
    gone += _beyond_places([one for one in rest if one not in gone], line.dates, now)
    close_offers([offer for _, offer in (*needless, *gone)], DeclineReason.WITHDRAWN, now)
    ask_to_take_back([entry for entry, _ in gone], today=timezone.localdate(now))
    _lapse(lapsed, now)
    leave_line([one for one in line.entries if wish_of(one) in line.granted], Left.PLACED, now)
    ended = {wish_of(offer) for _, offer in (*lapsed, *needless, *gone)}
    if ended:
        fill_claims(line.dates, now)
    return replace(
        line,
        entries=[one for one in line.entries if one.left_at is None],
        offers={wish: offer for wish, offer in line.offers.items() if wish not in ended},
    )


def is_here(entry: WaitingListEntry) -> bool:
    who = entry.resident
    return who.departed_on is None and who.mediation_stopped_on is None


def _is_needless(entry: WaitingListEntry, line: Line) -> bool:
    """They have it already, or are not here any more."""
    return wish_of(entry) in line.granted or not is_here(entry)


def _is_cancelled(offer: Placement) -> bool:
    return offer.occurrence is not None and offer.occurrence.cancelled_at is not None


def _beyond_places(offered: Sequence[Answered], dates: Sequence[Occurrence], now: datetime) -> list[Answered]:
    """Where there are fewer places than before, those last in line lose what was offered."""
    if not offered:
        return []
    counted = count_places([one.pk for one in dates], now)
    gone: list[Answered] = []
    for date in dates:
        places = counted[date.pk]
        holding = [one for one in offered if one not in gone and holds_on(one[1], date)]
        lost = sum(holds_on(offer, date) for _, offer in gone)
        beyond = places.taken + places.held - lost - places.capacity
        gone += holding[max(len(holding) - beyond, 0) :] if beyond > 0 else []
    return gone


def _is_over(offer: Placement, now: datetime) -> bool:
    return offer.held_until is not None and offer.held_until <= now


def _lapse(lapsed: Sequence[Answered], now: datetime) -> None:
    """They lose this place and their turn, and somebody asks whether they still want to wait."""
    entries = [entry for entry, _ in lapsed]
    close_offers([offer for _, offer in lapsed], DeclineReason.LAPSED, now)
    leave_line(entries, Left.LAPSED, now)
    ask_to_ask_again(entries, today=timezone.localdate(now))
