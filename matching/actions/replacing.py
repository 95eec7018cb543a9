"""Gives the place of one person to another in one go, and takes that back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from aandeslag.teams.once import once
from matching.actions.locking import lock_occurrence, lock_resident
from matching.actions.participations import call_off, put_down
from matching.actions.signing_up import sign_up
from matching.actions.standing import fill_dates
from matching.actions.taking_back import forget_outcome
from matching.actions.taking_off import can_go_on, check_again, close, reopen, take_off
from matching.actions.tasks import close_telling
from matching.errors import NotOpenError
from matching.models import Participation, Placement, WaitingListEntry
from matching.profiles import has_started

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from aandeslag.teams.models import User
    from activities.models import Occurrence
    from residents.models import Resident

Status = Participation.Status
Left = WaitingListEntry.Left


@transaction.atomic
def replace_person(
    *,
    participation: Participation,
    resident: Resident,
    by: User | None,
    now: datetime,
    token: UUID | None = None,
    cautions_passed: frozenset[str] = frozenset(),
) -> Placement:
    """Take someone off a date and sign `resident` up for it. Both happen, or neither.

    Whoever waits for the place goes first: it is offered to them in between, and only to who is offered it,
    or when nobody waits who can have it, is it given. Otherwise PlacementRefusedError says that it is full.
    Raises WrongMomentError once it has begun, NotOpenError when the first is not signed up any more.
    """

    def make() -> Placement:
        locked = lock_occurrence(participation.occurrence_id)
        row = Participation.objects.get(pk=participation.pk)
        if row.status != Status.SIGNED_UP or row.resident_id == resident.pk:
            raise NotOpenError
        take_off(participation=row, by=by, now=now)
        return sign_up(resident=resident, occurrence=locked, by=by, now=now, cautions_passed=cautions_passed)

    return make() if token is None else once(team=participation.team, token=token, model=Placement, make=make)


@transaction.atomic
def undo_replacement(
    *, came: Participation, instead_of: Participation, by: User | None, now: datetime
) -> Participation:
    """As it was before: the first has the place, the second not; who waited for it, waits as long as before.

    Nothing comes free in between, so nobody is offered it. Raises NotOpenError when one of the two changed
    since, and PlacementRefusedError when something stands in the way of the first by now.
    """
    occurrence = lock_occurrence(came.occurrence_id)
    new, old = _as_they_are(came), _as_they_are(instead_of)
    replaced_at = old.marked_at
    is_as_left = new.status == Status.SIGNED_UP and old.status == Status.CANCELLED
    is_same_date = old.occurrence_id == occurrence.pk and not has_started(occurrence, now)
    if not is_as_left or not is_same_date or not can_go_on(old.placement):
        raise NotOpenError
    new.occurrence = occurrence
    call_off([new], by=by, now=now)
    _end_again(new.placement, now)
    check_again(lock_resident(old.resident_id), occurrence, now)
    reopen(old.placement)
    put_down(placement=old.placement, occurrence=occurrence)
    close_telling(placement=old.placement, occurrence=occurrence, now=now)
    _wait_again(new.resident, occurrence, replaced_at)
    record(
        action="participation.replacement-undone",
        on=[old, new, old.placement, new.placement, old.resident, new.resident],
        changed=["status"],
    )
    fill_dates([occurrence], now)
    return old


def _as_they_are(row: Participation) -> Participation:
    return Participation.objects.select_related("placement", "resident").get(pk=row.pk)


def _end_again(placement: Placement, now: datetime) -> None:
    """What was agreed for this date only was never agreed; who comes every time is only off this date."""
    if placement.is_standing or placement.status != Placement.Status.AGREED:
        return
    close(placement, reason=Placement.EndReason.MISTAKE, now=now)
    forget_outcome(placement.resident, timezone.localdate(now))


def _wait_again(resident: Resident, occurrence: Occurrence, replaced_at: datetime | None) -> None:
    """Who waited for this date until that press has the old place in the line."""
    mine = WaitingListEntry.objects.filter(resident=resident, occurrence=occurrence)
    if mine.filter(left_at__isnull=True).exists():
        return
    entry = mine.filter(left_because=Left.PLACED, left_at=replaced_at).first()
    if entry is not None:
        entry.left_at, entry.left_because = None, ""
        entry.save(update_fields=["left_at", "left_because"])
        record(action="waiting.rejoined", on=[entry, resident], changed=["left_at", "left_because"])
