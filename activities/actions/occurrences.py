"""Makes dates ahead, adds an extra one, cancels one, lets one take place after all."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from django.db import IntegrityError, transaction

from aandeslag.audit.actions import record
from activities.actions.writing import make_once
from activities.errors import DateTakenError, HasEndedError
from activities.models import Activity, Occurrence, Slot
from activities.profiles import recurrence_of
from activities.rules import dates_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from aandeslag.teams.models import Team
    from activities.querysets import OccurrenceQuerySet

WEEKS_AHEAD: Final = 12
ROWS_AT_ONCE: Final = 500


def make_occurrences(
    *, today: date, team: Team | None = None, slot: Slot | None = None, weeks: int = WEEKS_AHEAD
) -> int:
    """Make the dates of a team, or of one slot, from today on, and say how many were new.

    Only for activities that are shown. What is there already, extra or cancelled, stays as it is, so it
    may be called as often as wanted. It reads before it opens the transaction, to keep the lock short.
    """
    running = Slot.objects.running(today).filter(activity__status=Activity.Status.PUBLISHED)
    wanted = running.for_team(team) if slot is None else running.filter(pk=slot.pk)
    slots = list(wanted.prefetch_related("pauses"))
    known = _known(slots, today)
    until = today + timedelta(weeks=weeks)
    new = [
        _occurrence(one, day)
        for one in slots
        # What happens once is made at once, however far away it is.
        for day in dates_of(recurrence_of(one), today, max(until, one.date or until))
        if (one.pk, day) not in known
    ]
    for start in range(0, len(new), ROWS_AT_ONCE):
        _store(new[start : start + ROWS_AT_ONCE])
    return len(new)


def _known(slots: Sequence[Slot], today: date) -> set[tuple[int, date | None]]:
    """Where a date is already, and from where one was moved away."""
    rows = Occurrence.objects.filter(slot__in=slots)
    moved = rows.filter(moved_from__gte=today).values_list("slot_id", "moved_from")
    return {*rows.filter(date__gte=today).values_list("slot_id", "date"), *moved}


@transaction.atomic
def add_extra_occurrence(
    *,
    slot: Slot,
    date: date,
    starts: time | None = None,
    ends: time | None = None,
    own_capacity: int | None = None,
    token: UUID | None = None,
) -> Occurrence:
    """Add a date outside the pattern; without times of its own it has those of the slot.

    A date that had been cancelled takes place after all, in the same row: who was taken off stays off.
    """

    def make() -> Occurrence:
        if slot.activity.status == Activity.Status.ENDED:
            raise HasEndedError
        Slot.objects.select_for_update(no_key=True).get(pk=slot.pk)
        then = Occurrence.objects.filter(slot=slot, date=date, cancelled_at__isnull=False)
        cancelled = then.select_for_update(no_key=True).first()
        extra = cancelled or _extra(slot, date)
        extra.own_capacity, extra.starts, extra.ends = own_capacity, slot.starts, slot.ends
        if starts is not None:
            extra.starts, extra.ends = starts, ends
        if cancelled is None:
            return _save_new(extra)
        return _reinstate(cancelled, "starts", "ends", "own_capacity")

    return make_once(team=slot.team, token=token, model=Occurrence, make=make)


@transaction.atomic
def cancel_occurrence(*, occurrence: Occurrence, because: str, now: datetime) -> Occurrence:
    """It does not take place. The row and everything that hangs on it stay; a second time changes nothing."""
    Slot.objects.select_for_update(no_key=True).get(pk=occurrence.slot_id)
    locked = Occurrence.objects.select_for_update(no_key=True).get(pk=occurrence.pk)
    if locked.cancelled_at is None:
        locked.cancelled_at, locked.cancelled_because = now, because
        locked.save(update_fields=["cancelled_at", "cancelled_because"])
        record(action="occurrence.cancelled", on=locked, changed=("cancelled_at",))
    return locked


@transaction.atomic
def reinstate_occurrence(*, occurrence: Occurrence) -> Occurrence:
    """It takes place after all, at its own times; a second time changes nothing.

    Who was taken off does not come back by this. Raises HasEndedError when the activity has ended.
    """
    Slot.objects.select_for_update(no_key=True).get(pk=occurrence.slot_id)
    rows = Occurrence.objects.select_related("activity").select_for_update(no_key=True, of=("self",))
    locked = rows.get(pk=occurrence.pk)
    if locked.cancelled_at is None:
        return locked
    if locked.activity.status == Activity.Status.ENDED:
        raise HasEndedError
    return _reinstate(locked)


def cancel_all(occurrences: OccurrenceQuerySet[Occurrence], *, because: str, now: datetime) -> None:
    """Cancel several of one slot, whose row the caller has locked."""
    cancelled = list(occurrences.in_order().select_for_update(no_key=True))
    if cancelled:
        Occurrence.objects.filter(pk__in=[one.pk for one in cancelled]).update(
            cancelled_at=now, cancelled_because=because
        )
        record(action="occurrence.cancelled", on=cancelled, changed=("cancelled_at",))


def _reinstate(locked: Occurrence, *chosen: str) -> Occurrence:
    changed = ["cancelled_at", "cancelled_because", *chosen]
    locked.cancelled_at, locked.cancelled_because = None, ""
    locked.save(update_fields=changed)
    record(action="occurrence.reinstated", on=locked, changed=changed)
    return locked


def _extra(slot: Slot, day: date) -> Occurrence:
    extra = _occurrence(slot, day)
    extra.is_extra = True
    return extra


def _save_new(extra: Occurrence) -> Occurrence:
    try:
        with transaction.atomic():
            extra.save()
    except IntegrityError as error:
        raise DateTakenError(extra.date) from error
    record(action="occurrence.added", on=extra)
    return extra


def _occurrence(slot: Slot, day: date) -> Occurrence:
    return Occurrence(
        team_id=slot.team_id,
        slot=slot,
        activity_id=slot.activity_id,
        date=day,
        starts=slot.starts,
        ends=slot.ends,
    )


@transaction.atomic
def _store(new: Sequence[Occurrence]) -> None:
    # Another process may have made the same dates since they were read.
    Occurrence.objects.bulk_create(new, ignore_conflicts=True)
    record(action="occurrences.made", on=list({one.slot_id: one.slot for one in new}.values()))
