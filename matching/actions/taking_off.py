"""Takes someone off one date, and puts them back when that was pressed by mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from matching.actions.crowds import close_crowds
from matching.actions.locking import lock_occurrence, lock_resident
from matching.actions.participations import call_off, put_down
from matching.actions.standing import fill_dates
from matching.actions.tasks import close_tasks, close_telling, reopen_tasks
from matching.candidates import candidate
from matching.errors import NotOpenError, PlacementRefusedError, WrongMomentError
from matching.models import Participation, Placement
from matching.profiles import has_started, openings
from matching.rules import weigh

if TYPE_CHECKING:
    from datetime import datetime

    from aandeslag.teams.models import User
    from activities.models import Occurrence
    from residents.models import Resident

EndReason = Placement.EndReason


@transaction.atomic
def take_off(
    *,
    participation: Participation,
    by: User | None,
    now: datetime,
    reason: EndReason = EndReason.UNKNOWN,
) -> Participation:
    """Free the place on this date at once. A placement for this date only ends with it; standing ones go on.

    Pressed twice: the second changes nothing. Raises WrongMomentError once it has begun.
    """
    occurrence = lock_occurrence(participation.occurrence_id)
    row = Participation.objects.select_related("placement", "resident").get(pk=participation.pk)
    if has_started(occurrence, now):
        raise WrongMomentError
    row.occurrence = occurrence
    if call_off([row], by=by, now=now):
        _end_with_it(row.placement, reason, now)
        close_crowds([occurrence], now)
        fill_dates([occurrence], now)
        record(action="participation.taken-off", on=[row, row.resident], changed=["status"])
    return row


@transaction.atomic
def put_back(*, participation: Participation, now: datetime) -> Participation:
    """Undo of taking off. Raises PlacementRefusedError when meanwhile something stands in the way."""
    occurrence = lock_occurrence(participation.occurrence_id)
    row = Participation.objects.select_related("placement").get(pk=participation.pk)
    if row.status == Participation.Status.SIGNED_UP:
        return row
    if row.status != Participation.Status.CANCELLED or not can_go_on(row.placement):
        raise NotOpenError
    check_again(lock_resident(row.resident_id), occurrence, now)
    reopen(row.placement, now)
    put_down(placement=row.placement, occurrence=occurrence)
    close_telling([(row.resident_id, occurrence.pk)], now=now)
    record(
        action="participation.put-back", on=[row, row.placement, row.placement.resident], changed=["status"]
    )
    return row


def check_again(resident: Resident, occurrence: Occurrence, now: datetime) -> None:
    """Cautions were passed when it was agreed; an obstacle of meanwhile still counts."""
    today = timezone.localdate(now)
    opening = openings([occurrence], now, besides=resident.pk)[occurrence.pk]
    verdict = weigh(candidate(resident, today), opening, today)
    if verdict.obstacles:
        raise PlacementRefusedError(verdict)


def reopen(placement: Placement, now: datetime) -> None:
    """As it was before it ended, with what there was to do about it."""
    if placement.ended_at is not None:
        reopen_tasks(placement=placement, closed_at=placement.ended_at, now=now)
    started = placement.started_on is not None
    placement.status = Placement.Status.STARTED if started else Placement.Status.AGREED
    placement.ended_on, placement.ended_at, placement.end_reason = None, None, ""
    placement.ended_by_departure, placement.ended_by_change = False, None
    placement.save(
        update_fields=[
            *("status", "ended_on", "ended_at", "end_reason"),
            *("ended_by_departure", "ended_by_change"),
        ]
    )


def close(placement: Placement, *, reason: EndReason, now: datetime) -> None:
    """It ended, so there is nothing to do about it any more."""
    placement.status, placement.end_reason = Placement.Status.ENDED, reason
    placement.ended_on, placement.ended_at = timezone.localdate(now), now
    placement.save(update_fields=["status", "ended_on", "ended_at", "end_reason"])
    close_tasks(placements=[placement], now=now)


def _end_with_it(placement: Placement, reason: EndReason, now: datetime) -> None:
    is_for_this_date = placement.occurrence_id is not None and not placement.is_standing
    if is_for_this_date and placement.status == Placement.Status.AGREED:
        close(placement, reason=reason, now=now)


def can_go_on(placement: Placement) -> bool:
    """A standing placement that ended comes back as a whole, not for one date."""
    return placement.status != Placement.Status.ENDED or not placement.is_standing
