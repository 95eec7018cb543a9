"""Ends an entry or an offer, with the tasks that hang on it; what that frees is the caller's to give away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from aandeslag.audit.actions import record
from matching.actions.tasks import close_tasks, close_waiting_tasks
from matching.actions.waiting.lines import offers_to, wish_of
from matching.models import Placement, WaitingListEntry
from residents.actions import tell_of_offers

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from activities.models import Occurrence

Left = WaitingListEntry.Left
DeclineReason = Placement.DeclineReason


def leave_line(entries: Sequence[WaitingListEntry], because: Left, now: datetime) -> None:
    """They do not wait any more; what was offered for it is the caller's."""
    if not entries:
        return
    for one in entries:
        one.left_at, one.left_because = now, because
    WaitingListEntry.objects.bulk_update(entries, ["left_at", "left_because"])
    close_waiting_tasks(entries, now=now)
    tell_of_offers([one.resident_id for one in entries], timezone.localdate(now))
    record(
        action="waiting.left",
        on=[*entries, *(one.resident for one in entries)],
        changed=["left_at", "left_because"],
    )


def close_offers(offers: Sequence[Placement], because: DeclineReason, now: datetime) -> None:
    """The place is not held any more."""
    if not offers:
        return
    for one in offers:
        one.status, one.decline_reason, one.ended_at = Placement.Status.DECLINED, because, now
    Placement.objects.bulk_update(offers, ["status", "decline_reason", "ended_at"])
    close_tasks(placements=offers, now=now)
    tell_of_offers([one.resident_id for one in offers], timezone.localdate(now))
    record(action="placement.declined", on=list(offers), changed=["status", "decline_reason"])


def leave_with_offers(entries: Collection[WaitingListEntry], because: Left, now: datetime) -> None:
    """They leave the line, and what was offered to them goes back."""
    wishes = {wish_of(one) for one in entries}
    offers = [one for one in offers_to(entries) if wish_of(one) in wishes] if entries else []
    close_offers(offers, DeclineReason.WITHDRAWN, now)
    leave_line(list(entries), because, now)


def leave_with_place(
    entries: Sequence[WaitingListEntry], placement: Placement, date: Occurrence | None, now: datetime
) -> None:
    """Someone was signed up, for `date` or for every time: their entries that this fulfils are done.

    Who comes every time waits for no single date of it either.
    """
    mine = [one for one in entries if one.resident_id == placement.resident_id]
    done = [one for one in mine if date is None or one.occurrence_id == date.pk]
    leave_with_offers(done, Left.PLACED, now)
