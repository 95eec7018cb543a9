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
from matching.actions.waiting.offering import make_offer
from matching.errors import NotOpenError
from matching.models import Participation, Placement, WaitingListEntry
from matching.profiles import has_started
from residents.actions import tell_of_offers

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
    Who comes uses up what was held for them on this date.
    Raises WrongMomentError once it has begun, NotOpenError when the first is not signed up any more.
    """

    def make() -> Placement:
        locked = lock_occurrence(participation.occurrence_id)
        row = Participation.objects.get(pk=participation.pk)
        if row.status != Status.SIGNED_UP or row.resident_id == resident.pk:
            raise NotOpenError
        held_until = _term_of_offer(resident, locked, now)
        take_off(participation=row, by=by, now=now)
        made = sign_up(resident=resident, occurrence=locked, by=by, now=now, cautions_passed=cautions_passed)
        return _keep_term(made, held_until)

    return make() if token is None else once(team=participation.team, token=token, model=Placement, make=make)


@transaction.atomic
def undo_replacement(
    *, came: Participation, instead_of: Participation, by: User | None, now: datetime
) -> bool:
    """As it was before: the first has the place, the second not; who waited for it, waits as long as before.

    Nothing comes free in between, so nobody is offered it. What was held for the second is held again, also
    when somebody behind them was offered it since; says whether that went well.
    Raises NotOpenError when one of the two changed since, and PlacementRefusedError when something stands in
    the way of the first by now.
    """
    occurrence = lock_occurrence(came.occurrence_id)
    new, old = _as_they_are(came), _as_they_are(instead_of)
    replaced_at = old.marked_at
    is_as_left = new.status == Status.SIGNED_UP and old.status == Status.CANCELLED
    is_same_date = old.occurrence_id == occurrence.pk and not has_started(occurrence, now)
    if not is_as_left or not is_same_date or not can_go_on(old.placement):
        raise NotOpenError
    new.occurrence = occurrence
    held_until = _forget_term(new.placement)
    call_off([new], by=by, now=now)
    _end_again(new.placement, now)
    check_again(lock_resident(old.resident_id), occurrence, now)
    reopen(old.placement, now)
    put_down(placement=old.placement, occurrence=occurrence)
    close_telling([(old.resident_id, occurrence.pk)], now=now)
    entry = _wait_again(new.resident, occurrence, replaced_at)
    if entry is not None and held_until is not None and held_until > now:
        _hold_again(entry, occurrence, held_until, now)
    record(
        action="participation.replacement-undone",
        on=[old, new, old.placement, new.placement, old.resident, new.resident],
        changed=["status"],
    )
    fill_dates([occurrence], now)
    return held_until is None or _term_of_offer(new.resident, occurrence, now) is not None


def _as_they_are(row: Participation) -> Participation:
    return Participation.objects.select_related("placement", "resident").get(pk=row.pk)


def _end_again(placement: Placement, now: datetime) -> None:
    """What was agreed for this date only was never agreed; who comes every time is only off this date."""
    if placement.is_standing or placement.status != Placement.Status.AGREED:
        return
    close(placement, reason=Placement.EndReason.MISTAKE, now=now)
    forget_outcome(placement.resident, timezone.localdate(now))


def _wait_again(
    resident: Resident, occurrence: Occurrence, replaced_at: datetime | None
) -> WaitingListEntry | None:
    """Who waited for this date until that press has the old place in the line."""
    mine = WaitingListEntry.objects.filter(resident=resident, occurrence=occurrence)
    if mine.filter(left_at__isnull=True).exists():
        return None
    left = mine.filter(left_because=Left.PLACED, left_at=replaced_at)
    entry = left.select_related("resident", "team", "slot").first()
    if entry is not None:
        entry.left_at, entry.left_because = None, ""
        entry.save(update_fields=["left_at", "left_because"])
        record(action="waiting.rejoined", on=[entry, resident], changed=["left_at", "left_because"])
    return entry


def _term_of_offer(resident: Resident, occurrence: Occurrence, now: datetime) -> datetime | None:
    """Until when a place on this date is held for them."""
    offers = Placement.objects.filter(resident=resident, occurrence=occurrence, is_standing=False)
    proposed = offers.filter(status=Placement.Status.PROPOSED, held_until__gt=now)
    return proposed.values_list("held_until", flat=True).first()


def _keep_term(placement: Placement, held_until: datetime | None) -> Placement:
    """Only what was kept before this press; not what it freed itself, and offered them in between."""
    if held_until != placement.held_until and not placement.is_standing:
        placement.held_until = held_until
        placement.save(update_fields=["held_until"])
    return placement


def _forget_term(placement: Placement) -> datetime | None:
    if placement.is_standing or placement.status != Placement.Status.AGREED:
        return None
    held_until, placement.held_until = placement.held_until, None
    placement.save(update_fields=["held_until"])
    return held_until


def _hold_again(entry: WaitingListEntry, occurrence: Occurrence, until: datetime, now: datetime) -> None:
    """Until the same moment. Where that is one too many, the last in line loses it as they always do."""
    offer = make_offer(entry, [occurrence], is_whole=True, now=now)
    offer.held_until = until
    offer.save(update_fields=["held_until"])
    tell_of_offers([entry.resident_id], timezone.localdate(now))
