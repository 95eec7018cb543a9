"""The waiting list on the screen: what one person waits for or is offered, and who waits where."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aandeslag.addresses import address
from aandeslag.as_text import as_text, rows_in
from aandeslag.prepared import Prepared
from activities.wording import hours
from matching import wording
from matching.models import Placement, WaitingListEntry
from matching.places import left_among
from matching.profiles import has_started
from residents.cards import name_of
from residents.models import Resident

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from django.db.models import QuerySet

    from aandeslag.as_text import Columns
    from activities.models import Occurrence, Slot
    from matching.querysets import PlacementQuerySet, WaitingListQuerySet

LEFT_SHOWN: Final = 10
KEY: Final[Columns] = {"pk": None}
Left = WaitingListEntry.Left
COMES_BACK_FROM: Final = frozenset({Left.TAKEN_OFF, Left.DECLINED, Left.LAPSED})


@dataclass(frozen=True)
class OpenOffer:
    """A place that is kept for this person until a moment."""

    placement: UUID
    title: str
    organisation: str
    theme: str
    what: str
    until: str
    awaits_receipt: bool


@dataclass(frozen=True)
class Waiting:
    """What one person waits for; how many stand before them, never who."""

    entry: UUID
    slot: UUID
    title: str
    organisation: str
    theme: str
    what: str
    since: str
    before: str
    skipped: list[str]


@dataclass(frozen=True)
class WaitingOfPerson:
    offers: list[OpenOffer]
    waiting: list[Waiting]


@dataclass(frozen=True)
class InLine:
    """Someone on the list of a fixed moment."""

    entry: UUID
    url: str
    number: str
    name: str
    what: str
    since: str
    skipped: list[str]
    skipped_on: str
    offer: UUID | None
    can_be_offered: bool
    until: str
    left: str
    comes_back: bool


@dataclass(frozen=True)
class WaitingList:
    title: str
    organisation: str
    activity: UUID
    theme: str
    moment: str
    line: list[InLine]
    gone: list[InLine]
    residents: list[Resident]


def waiting_of(resident: Resident, now: datetime, shown: frozenset[str]) -> WaitingOfPerson:
    """Offers first. One query where there is nothing; one more for each kind, and for the line."""
    [(kept_text, lines_text)] = _kept_and_lines(resident.pk, now)
    kept, lines = ([key for (key,) in rows_in(text, KEY)] for text in (kept_text, lines_text))
    offers = list(_held(Placement.objects.filter(pk__in=kept), now)) if kept else []
    offered = {(one.slot_id, one.occurrence_id) for one in offers}
    entries = list(_entries().filter(pk__in=lines)) if lines else []
    mine = [one for one in entries if (one.slot_id, one.occurrence_id) not in offered]
    before = _before(mine)
    return WaitingOfPerson(
        offers=[_offer(one) for one in offers],
        waiting=[_waiting(one, before[one.pk], shown) for one in mine],
    )


@Prepared
def _kept_and_lines(resident_id: int, now: datetime) -> QuerySet[Resident, tuple[Any, ...]]:
    kept = Placement.objects.filter(resident=OuterRef("pk")).holding(now)
    lines = WaitingListEntry.objects.filter(resident=OuterRef("pk")).in_line()
    texts = (Subquery(as_text(one, KEY)) for one in (kept, lines))
    return Resident.objects.filter(pk=resident_id).order_by().values_list(*texts)


def _held(placements: PlacementQuerySet[Placement], now: datetime) -> PlacementQuerySet[Placement]:
    rows = placements.holding(now).select_related("activity__organisation", "slot", "occurrence")
    return rows.order_by("held_until", "pk")


def _entries() -> WaitingListQuerySet[WaitingListEntry]:
    rows = WaitingListEntry.objects.in_line().of_people_here()
    return rows.select_related("slot__activity__organisation", "occurrence")


def _before(mine: Sequence[WaitingListEntry]) -> dict[int, int]:
    """How many wait longer for the same."""
    if not mine:
        return {}
    rows = WaitingListEntry.objects.in_line().of_people_here().filter(slot__in={one.slot_id for one in mine})
    lines: dict[tuple[int, int | None], list[int]] = defaultdict(list)
    for pk, slot, occurrence in rows.values_list("pk", "slot_id", "occurrence_id"):
        lines[slot, occurrence].append(pk)
    return {one.pk: lines[one.slot_id, one.occurrence_id].index(one.pk) for one in mine}


def _offer(placement: Placement) -> OpenOffer:
    assert placement.slot is not None  # noqa: S101 - what is held has a slot
    return OpenOffer(
        placement=placement.public_id,
        title=placement.activity.title,
        organisation=placement.activity.organisation.name,
        theme=placement.activity.theme,
        what=_offered(placement, placement.slot),
        until=until(placement.held_until),
        awaits_receipt=placement.waits_for_receipt,
    )


def _offered(placement: Placement, slot: Slot) -> str:
    words = _what(slot, placement.occurrence)
    if placement.held_from is None:
        return words
    return _("%(every)s, from %(day)s") % {"every": words, "day": wording.day(placement.held_from)}


def _waiting(entry: WaitingListEntry, before: int, shown: frozenset[str]) -> Waiting:
    activity = entry.slot.activity
    return Waiting(
        entry=entry.public_id,
        slot=entry.slot.public_id,
        title=activity.title,
        organisation=activity.organisation.name,
        theme=activity.theme,
        what=_what(entry.slot, entry.occurrence),
        since=_since(entry),
        before=before_words(before),
        skipped=wording.skipped(entry.skipped_because, shown),
    )


def before_words(number: int) -> str:
    if number == 0:
        return _("is the first")
    return ngettext("%(number)d person before", "%(number)d people before", number) % {"number": number}


def _what(slot: Slot, occurrence: Occurrence | None) -> str:
    return wording.when(occurrence) if occurrence is not None else wording.every(slot)


def _since(entry: WaitingListEntry) -> str:
    return date_format(timezone.localtime(entry.since), "j F")


def until(moment: datetime | None) -> str:
    """For instance *Thursday 26 November 12:00*; nothing where there is no end."""
    return "" if moment is None else date_format(timezone.localtime(moment), "l j F G:i")


def list_of(slot: Slot, now: datetime, shown: frozenset[str]) -> WaitingList:
    """In order, with why someone was skipped, what is or could be offered; and who left last. Six queries."""
    rows = list(_entries().filter(slot=slot).select_related("resident"))
    gone = WaitingListEntry.objects.filter(slot=slot, left_at__isnull=False).select_related(
        "resident", "slot", "occurrence"
    )
    left = list(gone.order_by("-left_at", "-pk")[:LEFT_SHOWN])
    held = _held(Placement.objects.filter(slot=slot), now)
    offers = {(one.resident_id, one.occurrence_id): one for one in held}
    free = _free_for(slot, now)
    return WaitingList(
        title=slot.activity.title,
        organisation=slot.activity.organisation.name,
        activity=slot.activity.public_id,
        theme=slot.activity.theme,
        moment=f"{wording.every(slot)} {hours(slot.starts, slot.ends)}".strip(),
        line=[
            _in_line(one, offers.get((one.resident_id, one.occurrence_id)), shown, free=free) for one in rows
        ],
        gone=[_in_line(one, None, shown) for one in left],
        residents=list({one.resident_id: one.resident for one in (*rows, *left)}.values()),
    )


def _free_for(slot: Slot, now: datetime) -> frozenset[int | None]:
    """The dates to come with a place; None among them when the last has one, for who wants every time.

    Every time needs a place on all dates from its beginning on, so without one on the last there is none.
    """
    coming = slot.occurrences.filter(cancelled_at=None, date__gte=timezone.localdate(now))
    dates = [one for one in coming.select_related("slot").order_by("date") if not has_started(one, now)]
    left = left_among(dates, now)
    with_place = [one.pk for one in dates if left[one.pk] > 0]
    is_last_free = bool(with_place) and with_place[-1] == dates[-1].pk
    return frozenset([*with_place, None] if is_last_free else with_place)


def _in_line(
    entry: WaitingListEntry,
    offer: Placement | None,
    shown: frozenset[str],
    *,
    free: frozenset[int | None] = frozenset(),
) -> InLine:
    skipped_at = entry.skipped_at
    return InLine(
        entry=entry.public_id,
        url=address("matching:placements", entry.resident.public_id),
        number=entry.resident.number_shown,
        name=name_of(entry.resident, shown),
        what=_what(entry.slot, entry.occurrence),
        since=_since(entry),
        skipped=wording.skipped(entry.skipped_because, shown),
        skipped_on=date_format(timezone.localtime(skipped_at), "j F") if skipped_at else "",
        offer=offer.public_id if offer else None,
        can_be_offered=offer is None and entry.occurrence_id in free,
        until=until(offer.held_until) if offer else "",
        left=str(entry.get_left_because_display()) if entry.left_at else "",
        comes_back=entry.left_because in COMES_BACK_FROM,
    )
