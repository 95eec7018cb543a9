"""Gives back what a yes had used up: their spot in the line, and the place that was kept for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aandeslag.audit.actions import record
from matching.actions.tasks import close_waiting_tasks, reopen_tasks
from matching.actions.waiting.joining import is_to_wait_for
from matching.actions.waiting.lines import starts_at, wish_of
from matching.models import EarlierMark, Placement, WaitingListEntry
from matching.profiles import has_started

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from matching.actions.waiting.lines import Wish

Status, Left = Placement.Status, WaitingListEntry.Left


def wait_again(placement: Placement, now: datetime) -> list[WaitingListEntry]:
    """Who left the line for this placement stands in it as before; the slot is locked, and served after this.

    With the offers of single dates that it made needless.
    """
    back = list(_left_for(placement, now).values())
    for one in back:
        one.left_at, one.left_because = None, ""
    WaitingListEntry.objects.bulk_update(back, ["left_at", "left_because"])
    if back:
        close_waiting_tasks(back, now=now)
        record(action="waiting.rejoined", on=[*back, placement.resident], changed=["left_at", "left_because"])
        _offer_again(placement, {wish_of(one) for one in back}, now)
    return back


def can_be_kept_again(placement: Placement, now: datetime) -> bool:
    """It was an offer whose term is not over, and nothing was said of any of its dates."""
    if placement.held_until is None or placement.held_until <= now:
        return False
    rows = placement.participations.select_related("occurrence")
    if any(row.marked_at is not None or has_started(row.occurrence, now) for row in rows):
        return False
    return not EarlierMark.objects.filter(participation__placement=placement).exists()


def keep_again(placement: Placement, now: datetime) -> None:
    """Proposed, until the same moment, and with the same task. Its dates were never agreed.

    Never past the start, which may be sooner by now.
    """
    if placement.held_until is not None and placement.occurrence is not None:
        placement.held_until = min(placement.held_until, starts_at(placement.occurrence))
    placement.participations.all().delete()
    closed_at = placement.agreed_at
    placement.status, placement.agreed_on, placement.agreed_at = Status.PROPOSED, None, None
    placement.save(update_fields=["status", "agreed_on", "agreed_at", "held_until"])
    _is_to_do_again(placement, closed_at, now)


def _left_for(placement: Placement, now: datetime) -> dict[Wish, WaitingListEntry]:
    """Of each wish the last one, where it can still come true."""
    if placement.agreed_at is None:
        return {}
    mine = WaitingListEntry.objects.filter(resident=placement.resident_id, slot=placement.slot_id)
    waiting = {wish_of(one) for one in mine.in_line()}
    left = mine.filter(left_because=Left.PLACED, left_at__gte=placement.agreed_at)
    if not placement.is_standing:
        left = left.filter(occurrence=placement.occurrence_id)
    found = left.select_related("resident", "team", "slot__activity", "occurrence").order_by("left_at", "pk")
    return {
        wish_of(one): one
        for one in found
        if wish_of(one) not in waiting
        and is_to_wait_for(one)
        and not (one.occurrence is not None and has_started(one.occurrence, now))
    }


def _offer_again(placement: Placement, wishes: Collection[Wish], now: datetime) -> None:
    """The place is kept as it was; where there are fewer by now, the line settles that."""
    needless = Placement.objects.filter(
        resident=placement.resident_id,
        slot=placement.slot_id,
        status=Status.DECLINED,
        decline_reason=Placement.DeclineReason.WITHDRAWN,
        ended_at__gte=placement.agreed_at,
        held_until__gt=now,
    ).exclude(pk=placement.pk)
    last = {wish_of(one): one for one in needless.order_by("ended_at", "pk")}
    for wish in last.keys() & wishes:
        offer, closed_at = last[wish], last[wish].ended_at
        offer.status, offer.decline_reason, offer.ended_at = Status.PROPOSED, "", None
        offer.save(update_fields=["status", "decline_reason", "ended_at"])
        _is_to_do_again(offer, closed_at, now)


def _is_to_do_again(offer: Placement, closed_at: datetime | None, now: datetime) -> None:
    if closed_at is not None:
        reopen_tasks(placement=offer, closed_at=closed_at, now=now)
    record(action="placement.proposed-again", on=[offer, offer.resident], changed=["status"])
