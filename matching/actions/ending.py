"""Ends a placement, and undoes that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from activities.models import Activity
from matching.actions.crowds import close_crowds
from matching.actions.locking import lock_occurrence, lock_resident, lock_upcoming
from matching.actions.participations import Entry, call_off, put_all_down, settle_placements
from matching.actions.standing import fill_dates
from matching.actions.taking_off import close, reopen
from matching.candidates import candidate
from matching.coming_back import without_what_passed
from matching.errors import NotOpenError, PlacementRefusedError
from matching.findings import Obstacle, Verdict
from matching.models import Participation, Placement
from matching.profiles import has_started, openings
from matching.rules import weigh

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from aandeslag.teams.models import User
    from activities.models import Occurrence
    from residents.models import Resident

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
    dates = lock_dates_of(placement, timezone.localdate(moment))
    fresh = Placement.objects.select_related("resident").get(pk=placement.pk)
    if fresh.status not in {Status.AGREED, Status.STARTED}:
        raise NotOpenError
    close(fresh, reason=reason, now=moment)
    if on != fresh.ended_on:
        fresh.ended_on = on
        fresh.save(update_fields=["ended_on"])
    free_dates_after(fresh, on=on, by=by, now=moment)
    close_crowds(dates, moment)
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
    dates = lock_dates_of(placement, _day_of_the_end(placement, now))
    fresh = Placement.objects.select_related("resident", "activity", "slot").get(pk=placement.pk)
    if fresh.status in {Status.AGREED, Status.STARTED}:
        return fresh
    if fresh.status != Status.ENDED or fresh.end_reason == Placement.EndReason.COMPLETED:
        raise NotOpenError
    freed = _freed_by_it(fresh, dates)
    resident = lock_resident(fresh.resident_id)
    back = _that_can_come_back(resident, freed, now)
    _check_that_it_can_go_on(fresh, resident, freed, back, now)
    reopen(fresh, now)
    _take_dates_back(fresh, freed, back, now)
    # Also what was planned since it ended.
    fill_dates([date for date in dates if not has_started(date, now)], now)
    # A time that is past by now was for that time, whatever else it ended for.
    settle_placements([fresh.pk], now)
    fresh.refresh_from_db(fields=["status", "started_on", "ended_on", "ended_at", "end_reason"])
    record(action="placement.end-undone", on=[fresh, fresh.resident], changed=["status"])
    return fresh


def free_dates_after(placement: Placement, *, on: date, by: User | None, now: datetime) -> None:
    """Call off what is planned after `on`; what has begun stays, to be marked."""
    rows = placement.participations.filter(occurrence__date__gte=on).select_related("occurrence")
    call_off(rows, by=by, now=now)


def lock_dates_of(placement: Placement, first: date) -> list[Occurrence]:
    """Slot, then dates from this day on. An imported placement has neither."""
    if placement.is_standing and placement.slot_id is not None:
        return lock_upcoming(placement.slot_id, first)
    if placement.occurrence_id is not None:
        return [lock_occurrence(placement.occurrence_id)]
    return []


def _day_of_the_end(placement: Placement, now: datetime) -> date:
    return timezone.localdate(placement.ended_at or now)


def _freed_by_it(placement: Placement, dates: list[Occurrence]) -> list[Occurrence]:
    """Of these dates, those that were called off in the same moment."""
    if placement.ended_at is None:
        return []
    rows = placement.participations.filter(
        status=Participation.Status.CANCELLED, marked_at=placement.ended_at
    )
    freed = set(rows.values_list("occurrence_id", flat=True))
    return [date for date in dates if date.pk in freed]


def _that_can_come_back(resident: Resident, freed: Sequence[Occurrence], now: datetime) -> dict[int, Verdict]:
    """What stands in the way by now, of each date; cautions were passed when it was agreed."""
    today = timezone.localdate(now)
    person, facts = candidate(resident, today), openings(freed, now, besides=resident.pk)
    return {date.pk: without_what_passed(weigh(person, facts[date.pk], today)) for date in freed}


def _check_that_it_can_go_on(
    placement: Placement,
    resident: Resident,
    freed: Sequence[Occurrence],
    back: dict[int, Verdict],
    now: datetime,
) -> None:
    if resident.departed_on is not None:
        raise PlacementRefusedError(Verdict(obstacles=(Obstacle.DEPARTED,)))
    if not placement.is_standing:
        for date in freed:
            if back[date.pk].obstacles:
                raise PlacementRefusedError(back[date.pk])
        if placement.occurrence_id is not None and not placement.participations.exists():
            # They go to that date below another placement by now.
            raise PlacementRefusedError(Verdict(obstacles=(Obstacle.SIGNED_UP_ALREADY,)))
        return
    if _is_over(placement, timezone.localdate(now)):
        raise PlacementRefusedError(Verdict(obstacles=(Obstacle.NOT_PUBLISHED,)))
    others = Placement.objects.agreed().standing().filter(resident=resident, slot=placement.slot_id)
    if others.exists():
        raise PlacementRefusedError(Verdict(obstacles=(Obstacle.SIGNED_UP_ALREADY,)))


def _is_over(placement: Placement, today: date) -> bool:
    """What it was every time of, has stopped."""
    last = placement.slot.valid_until if placement.slot is not None else None
    return placement.activity.status == Activity.Status.ENDED or (last is not None and last < today)


def _take_dates_back(
    placement: Placement, freed: Sequence[Occurrence], back: dict[int, Verdict], now: datetime
) -> None:
    """What can be is as it was; without their row the other dates to come are claims again."""
    put_all_down([Entry(placement, date) for date in freed if not back[date.pk].obstacles])
    others = [
        date.pk
        for date in freed
        if back[date.pk].obstacles and date.cancelled_at is None and not has_started(date, now)
    ]
    placement.participations.filter(occurrence__in=others).delete()
