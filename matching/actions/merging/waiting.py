"""What a merge means for the waiting lists: each line once, and for nothing they have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.actions.waiting.closing import close_offers, leave_with_offers
from matching.actions.waiting.lines import offers_to
from matching.models import Participation, Placement, Task, WaitingListEntry

if TYPE_CHECKING:
    from datetime import datetime

    from matching.actions.merging.keeping import Kept
    from matching.querysets import PlacementQuerySet
    from residents.models import Resident


def leave_needless_lines(stays: Resident, goes: Resident, now: datetime, memory: Kept) -> None:
    """Before rows move: what one of them waits for and the other has. Undoing brings it back as it was."""
    waiting = WaitingListEntry.objects.in_line().filter(resident__in=[stays, goes])
    needless = [
        one
        for one in waiting.select_related("resident", "team", "slot")
        if _has(goes if one.resident_id == stays.pk else stays, one)
    ]
    for row in (*needless, *offers_to(needless), *Task.objects.to_do().filter(waiting__in=needless)):
        memory.remember(row)
    leave_with_offers(needless, WaitingListEntry.Left.PLACED, now)


def offers_since(rows: PlacementQuerySet[Placement]) -> PlacementQuerySet[Placement]:
    """Of new placements those that the waiting list proposed, and that nobody agreed to."""
    statuses = (Placement.Status.PROPOSED, Placement.Status.DECLINED)
    return rows.filter(status__in=statuses, agreed_on__isnull=True, held_until__isnull=False)


def withdraw_offers_since(resident: Resident, memory: Kept, now: datetime) -> None:
    """Before a merge is undone: the lines are served again when each of the two stands where they stood."""
    label = Placement._meta.label_lower
    known = [*memory.own.get(label, []), *memory.moved.get(label, [])]
    made = Placement.objects.filter(resident=resident, status=Placement.Status.PROPOSED).exclude(pk__in=known)
    close_offers(list(made.filter(held_until__isnull=False)), Placement.DeclineReason.WITHDRAWN, now)


def _has(person: Resident, entry: WaitingListEntry) -> bool:
    if Placement.objects.agreed().standing().filter(resident=person, slot=entry.slot_id).exists():
        return True
    expected = Participation.objects.taking_a_place().filter(resident=person)
    return not entry.is_every_time and expected.filter(occurrence=entry.occurrence_id).exists()
