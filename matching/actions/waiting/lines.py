"""Reads the line of one slot, whose row is locked: who waits, what was offered, which dates are to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from activities.models import Occurrence
from matching.models import Participation, Placement, WaitingListEntry
from matching.profiles import OPENING_NEEDS, has_started

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from matching.querysets import PlacementQuerySet

# Of one slot: who, and for which date; None is every time.
Wish = tuple[int, int | None]


@dataclass(frozen=True)
class Line:
    """In order. `offers` are the proposals that are held or were, by wish."""

    entries: Sequence[WaitingListEntry]
    dates: Sequence[Occurrence]
    offers: Mapping[Wish, Placement]
    # Wishes that came true some other way.
    granted: frozenset[Wish]


def wish_of(row: WaitingListEntry | Placement) -> Wish:
    return row.resident_id, row.occurrence_id


def offers_to(entries: Iterable[WaitingListEntry]) -> PlacementQuerySet[Placement]:
    """Proposals with a term at the slots of these entries, to these people; not each is for their wish."""
    rows = list(entries)
    return Placement.objects.filter(
        status=Placement.Status.PROPOSED,
        held_until__isnull=False,
        slot__in={one.slot_id for one in rows},
        resident__in={one.resident_id for one in rows},
    )


def read_line(entries: Sequence[WaitingListEntry], now: datetime) -> Line:
    """Of the entries of one slot, in order. Four queries."""
    slot = entries[0].slot_id
    upcoming = Occurrence.objects.filter(slot=slot).upcoming(timezone.localdate(now)).taking_place()
    dates = upcoming.select_related(*OPENING_NEEDS).in_order()
    return Line(
        entries=entries,
        dates=[one for one in dates if not has_started(one, now)],
        offers={wish_of(one): one for one in offers_to(entries).select_related("occurrence")},
        granted=frozenset(_granted(entries)),
    )


def _granted(entries: Sequence[WaitingListEntry]) -> Iterable[Wish]:
    """Who waits for a date and is expected there; who comes every time, whatever they wait for."""
    people = {one.resident_id for one in entries}
    standing = Placement.objects.agreed().standing().filter(slot=entries[0].slot_id, resident__in=people)
    regulars = set(standing.values_list("resident_id", flat=True))
    rows = Participation.objects.taking_a_place().filter(
        resident__in=people, occurrence__in={one.occurrence_id for one in entries if one.occurrence_id}
    )
    expected: set[Wish] = set(rows.values_list("resident_id", "occurrence_id"))
    return [
        wish_of(one)
        for one in entries
        if wish_of(one) in expected or (one.is_every_time and one.resident_id in regulars)
    ]


def wanted(entry: WaitingListEntry, dates: Sequence[Occurrence]) -> Sequence[Occurrence]:
    """Of the dates to come of the slot those that this entry is for."""
    return dates if entry.is_every_time else [one for one in dates if one.pk == entry.occurrence_id]


def starts_at(date: Occurrence) -> datetime:
    return timezone.make_aware(datetime.combine(date.date, date.starts))
