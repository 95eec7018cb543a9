"""Ends a placement, and undoes that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from matching.actions.locking import lock_occurrence, lock_resident, lock_upcoming
from matching.actions.participations import call_off, put_down, settle_placements
from matching.actions.standing import fill_dates
from matching.actions.taking_off import check_again, close, reopen
from matching.actions.tasks import close_tasks
from matching.errors import NotOpenError, PlacementRefusedError
from matching.findings import Obstacle, Verdict
from matching.models import Participation, Placement

if TYPE_CHECKING:
    from datetime import date, datetime

    from aandeslag.teams.models import User
    from activities.models import Occurrence

Status = Placement.Status


@transaction.atomic
def end_placement(
    *,
    placement: Placement,
    reason: Placement.EndReason,
    on: date,
    by: User | None,
    now: datetime | None = None,
) -> Placement:
    """End it on a day; the dates after that day are free at once.

    Raises NotOpenError when it was not agreed or has ended already.
    """
    moment = now or timezone.now()
    dates = _lock_dates_of(placement, moment)
    fresh = Placement.objects.select_related("resident").get(pk=placement.pk)
    if fresh.status not in {Status.AGREED, Status.STARTED}:
        raise NotOpenError
    close(fresh, reason=reason, now=moment)
    if on != fresh.ended_on:
        fresh.ended_on = on
        fresh.save(update_fields=["ended_on"])
    free_dates_after(fresh, on=on, by=by, now=moment)
    close_tasks(placement=fresh, now=moment)
    fill_dates(dates, moment)
    record(
        action="placement.ended",
        on=[fresh, fresh.resident],
        changed=["status", "ended_on", "end_reason"],
    )
    return fresh


@transaction.atomic
def undo_end(*, placement: Placement, now: datetime) -> Placement:
    """Take the end back, with the dates that were freed by it, as far as there is still place."""
    dates = _lock_dates_of(placement, now)
    fresh = Placement.objects.select_related("resident").get(pk=placement.pk)
    if fresh.status in {Status.AGREED, Status.STARTED}:
        return fresh
    if fresh.status != Status.ENDED or fresh.end_reason == Placement.EndReason.COMPLETED:
        raise NotOpenError
    freed = _freed_by_it(fresh, dates)
    _check_that_it_can_go_on(fresh, freed, now)
    reopen(fresh)
    _take_dates_back(fresh, freed, now)
    # A time that is past by now was for that time, whatever else it ended for.
    settle_placements([fresh.pk], now)
    fresh.refresh_from_db(fields=["status", "started_on", "ended_on", "ended_at", "end_reason"])
    record(action="placement.end-undone", on=[fresh, fresh.resident], changed=["status"])
    return fresh


def free_dates_after(placement: Placement, *, on: date, by: User | None, now: datetime) -> None:
    """Call off what is planned after `on`; what has begun stays, to be marked."""
    rows = placement.participations.filter(occurrence__date__gte=on).select_related("occurrence")
    call_off(rows, by=by, now=now)


def _lock_dates_of(placement: Placement, now: datetime) -> list[Occurrence]:
    """Slot, then dates. An imported placement has neither."""
    if placement.is_standing and placement.slot_id is not None:
        return lock_upcoming(placement.slot_id, timezone.localdate(now))
    if placement.occurrence_id is not None:
        return [lock_occurrence(placement.occurrence_id)]
    return []


def _freed_by_it(placement: Placement, dates: list[Occurrence]) -> list[Occurrence]:
    """Of these dates, those that were called off in the same moment."""
    if placement.ended_at is None:
        return []
    rows = placement.participations.filter(
        status=Participation.Status.CANCELLED, marked_at=placement.ended_at
    )
    freed = set(rows.values_list("occurrence_id", flat=True))
    return [date for date in dates if date.pk in freed]


def _check_that_it_can_go_on(placement: Placement, freed: list[Occurrence], now: datetime) -> None:
    resident = lock_resident(placement.resident_id)
    if resident.departed_on is not None:
        raise PlacementRefusedError(Verdict(obstacles=(Obstacle.DEPARTED,)))
    if not placement.is_standing:
        for date in freed:
            check_again(resident, date, now)
        return
    others = Placement.objects.agreed().standing().filter(resident=resident, slot=placement.slot_id)
    if others.exists():
        raise PlacementRefusedError(Verdict(obstacles=(Obstacle.SIGNED_UP_ALREADY,)))


def _take_dates_back(placement: Placement, dates: list[Occurrence], now: datetime) -> None:
    if not placement.is_standing:
        for date in dates:
            put_down(placement=placement, occurrence=date)
        return
    # Without their row these dates are claims again, and are filled as every other claim is.
    placement.participations.filter(occurrence__in=[date.pk for date in dates]).delete()
    fill_dates(dates, now)
