"""Entries end with the person, the date or the activity; and what comes back with an undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from aandeslag.audit.actions import record
from aandeslag.prepared import Prepared
from activities.models import Activity, Occurrence, Slot
from matching.actions.locking import lock_slots
from matching.actions.standing import fill_upcoming
from matching.actions.tasks import close_waiting_tasks
from matching.actions.waiting.closing import leave_line, leave_with_offers
from matching.models import Placement, Task, WaitingListEntry

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from django.db.models import QuerySet

    from aandeslag.teams.models import Team
    from activities.querysets import SlotQuerySet
    from matching.querysets import WaitingListQuerySet
    from residents.models import Resident

Left = WaitingListEntry.Left


def stop_waiting(*, resident: Resident, now: datetime) -> set[int]:
    """Someone leaves: all their entries and offers end; gives the slots, which the caller has locked."""
    mine = list(_with_what_is_needed().filter(resident=resident))
    leave_with_offers(mine, Left.DEPARTED, now)
    return {one.slot_id for one in mine}


def resume_waiting(*, resident: Resident) -> set[int]:
    """They did not leave after all, and have their old place in the line; gives the slots.

    Nobody waits again for what has ended meanwhile.
    """
    last = WaitingListEntry.objects.filter(resident=resident, left_because=Left.DEPARTED)
    newest = last.order_by("-left_at").values_list("left_at", flat=True).first()
    there = last.filter(left_at=newest).exclude(slot__activity__status=Activity.Status.ENDED)
    mine = list(there.select_related("resident"))
    for one in mine:
        one.left_at, one.left_because = None, ""
    WaitingListEntry.objects.bulk_update(mine, ["left_at", "left_because"])
    if mine:
        record(action="waiting.rejoined", on=[*mine, resident], changed=["left_at", "left_because"])
    return {one.slot_id for one in mine}


def end_lines(*, slots: SlotQuerySet[Slot], after: date, now: datetime) -> None:
    """A slot stops after this day; who waits for a later date waits for nothing. Offers are the caller's."""
    later = Q(occurrence__date__gt=after)
    if after <= timezone.localdate(now):
        later |= Q(occurrence__isnull=True)
    leave_line(list(_with_what_is_needed().filter(later, slot__in=slots)), Left.ENDED, now)


def tend_lines(*, team: Team, now: datetime) -> int:
    """Every night: what is past or ended leaves the lines, and all are served. Says how many were offered.

    Each slot is a transaction of its own.
    """
    _leave_what_is_past(team, now)
    _close_answered_questions(team, now)
    slots = WaitingListEntry.objects.for_team(team).in_line().order_by().values_list("slot_id", flat=True)
    return sum(serve_slot(slot, now) for slot in sorted(set(slots)))


@Prepared
def _lapsed(team: Team, now: datetime) -> QuerySet[Placement, int]:
    return Placement.objects.for_team(team).lapsed(now).order_by().values_list("pk", flat=True)


def serve_lapsed(*, team: Team, now: datetime) -> None:
    """The first look after a deadline: the next in line need not wait for the night. One query otherwise."""
    if not (rows := _lapsed(team, now)):
        return
    theirs = {"resident": OuterRef("resident"), "slot": OuterRef("slot")}
    waiting = WaitingListEntry.objects.in_line().filter(**theirs)
    awaited = Placement.objects.filter(Exists(waiting), pk__in=rows).order_by()
    if slots := set(filter(None, awaited.values_list("slot_id", flat=True))):
        serve_slots(slots, now)


@transaction.atomic
def serve_slots(slot_ids: Collection[int], now: datetime) -> None:
    """Of those where somebody waits; all are locked before the first is served."""
    waited_for = WaitingListEntry.objects.in_line().filter(slot__in=slot_ids).order_by().values("slot")
    for slot in lock_slots(Slot.objects.filter(pk__in=waited_for)):
        fill_upcoming(slot.pk, now)


@transaction.atomic
def serve_slot(slot_id: int, now: datetime) -> int:
    """Of one slot; says how many offers were made."""
    made = Placement.objects.filter(slot=slot_id, status=Placement.Status.PROPOSED, held_until__gt=now)
    before = set(made.values_list("pk", flat=True))
    fill_upcoming(slot_id, now)
    return len(set(made.values_list("pk", flat=True)) - before)


@transaction.atomic
def _leave_what_is_past(team: Team, now: datetime) -> None:
    today = timezone.localdate(now)
    mine = _with_what_is_needed().filter(team=team)
    leave_with_offers(list(mine.filter(occurrence__date__lt=today)), Left.PAST, now)
    to_come = Occurrence.objects.filter(slot=OuterRef("slot")).upcoming(today).taking_place()
    is_over = Q(slot__activity__status=Activity.Status.ENDED) | (
        Q(slot__valid_until__lt=today) & ~Exists(to_come)
    )
    leave_with_offers(list(mine.filter(is_over)), Left.ENDED, now)


@transaction.atomic
def _close_answered_questions(team: Team, now: datetime) -> None:
    """Whether they still want a place is no question of who was signed up, or has left, since."""
    asked = Task.objects.for_team(team).to_do().filter(kind=Task.Kind.OFFER_LAPSED)
    regulars = Placement.objects.agreed().filter(
        resident=OuterRef("waiting__resident"), slot=OuterRef("waiting__slot")
    )
    answered = Q(Exists(regulars)) | Q(waiting__resident__departed_on__isnull=False)
    close_waiting_tasks(
        list(WaitingListEntry.objects.filter(tasks__in=asked.filter(answered)).distinct()), now=now
    )


def _with_what_is_needed() -> WaitingListQuerySet[WaitingListEntry]:
    return WaitingListEntry.objects.in_line().select_related("resident", "team", "slot")
