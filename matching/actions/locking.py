"""Locks what a change of places needs, everywhere in this order: slot, its occurrences by date, the person.

On PostgreSQL these are row locks. On SQLite every transaction begins IMMEDIATE and holds the one write lock
already, so that the same code is safe there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from activities.models import Occurrence, Slot
from matching.profiles import OPENING_NEEDS
from residents.models import Resident

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from activities.querysets import SlotQuerySet


def lock_slot(slot_id: int) -> Slot:
    return Slot.objects.select_for_update(no_key=True).get(pk=slot_id)


def lock_slots(slots: SlotQuerySet[Slot]) -> list[Slot]:
    """Several slots, in the order of their keys. Whoever wants a date of one of them waits."""
    return list(slots.order_by("pk").select_for_update(no_key=True, of=("self",)))


def lock_occurrence(occurrence_id: int) -> Occurrence:
    """The slot first, then this one date; freshly read, with what the rules need."""
    slot_id = Occurrence.objects.values_list("slot_id", flat=True).get(pk=occurrence_id)
    lock_slot(slot_id)
    return _locked([occurrence_id])[0]


def lock_upcoming(slot_id: int, first: date) -> list[Occurrence]:
    """The slot first, then all its dates from this day on."""
    lock_slot(slot_id)
    upcoming = Occurrence.objects.filter(slot=slot_id).upcoming(first)
    return _locked(upcoming.values_list("pk", flat=True))


def lock_resident(resident_id: int) -> Resident:
    """Always last. Freshly read, so that a departure a moment ago counts."""
    return Resident.objects.select_for_update(no_key=True).get(pk=resident_id)


def lock_residents(resident_ids: Iterable[int]) -> None:
    """Several of them, in the order of their keys."""
    rows = Resident.objects.filter(pk__in=list(resident_ids)).order_by("pk")
    list(rows.select_for_update(no_key=True, of=("self",)))


def _locked(occurrence_ids: Iterable[int]) -> list[Occurrence]:
    return list(
        Occurrence.objects.filter(pk__in=list(occurrence_ids))
        .select_related(*OPENING_NEEDS)
        .in_order()
        .select_for_update(no_key=True, of=("self",))
    )
