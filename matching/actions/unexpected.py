"""Who came without being signed up: added on the attendance list, and removed when that was a mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from aandeslag.teams.once import once
from matching.actions.attendance import Mark, say_of, store_marks
from matching.actions.locking import lock_occurrence, lock_resident
from matching.actions.participations import keep_earlier_marks, put_down, settle_placements
from matching.actions.taking_off import close
from matching.actions.tasks import ask_for_declarations
from matching.candidates import candidate
from matching.errors import NotOpenError, OtherTeamError, WrongMomentError
from matching.models import Participation, Placement
from matching.profiles import has_started, openings
from matching.rules import OF_THE_DECLARATION, weigh

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from aandeslag.teams.models import User
    from activities.models import Occurrence
    from residents.models import Resident

Status = Participation.Status


@transaction.atomic
def add_unexpected(
    *,
    occurrence: Occurrence,
    resident: Resident,
    by: User | None,
    now: datetime,
    token: UUID | None = None,
) -> Participation:
    """Someone came who was not signed up: stored and counted, also when it is full.

    They get a placement for this occurrence; where a declaration was needed and missing, a task too.
    """

    def make() -> Participation:
        return _add(occurrence, resident, by=by, now=now)

    if token is None:
        return make()
    return once(team=occurrence.team, token=token, model=Participation, make=make)


@transaction.atomic
def remove_unexpected(*, participation: Participation, by: User | None, now: datetime) -> Participation:
    """They were not there after all, or it was somebody else: off the list, and counted nowhere.

    What was said of them stays written down. Pressed twice: the second changes nothing. Raises NotOpenError
    for who was signed up: of them is said what happened.
    """
    locked = lock_occurrence(participation.occurrence_id)
    row = Participation.objects.select_related("placement", "resident").get(pk=participation.pk)
    if not row.is_unexpected:
        raise NotOpenError
    if row.status == Status.CANCELLED:
        return row
    keep_earlier_marks([row])
    row.status, row.excuse, row.minutes = Status.CANCELLED, "", None
    row.marked_at, row.marked_by = now, by
    row.save(update_fields=["status", "excuse", "minutes", "marked_at", "marked_by"])
    _end_or_go_on(row.placement, locked, now)
    record(action="attendance.removed", on=[row, row.resident], changed=["status", "excuse", "minutes"])
    return row


def _add(occurrence: Occurrence, resident: Resident, *, by: User | None, now: datetime) -> Participation:
    if occurrence.team_id != resident.team_id:
        raise OtherTeamError
    locked = lock_occurrence(occurrence.pk)
    if not has_started(locked, now):
        raise WrongMomentError
    if locked.cancelled_at is not None:
        raise NotOpenError
    person = lock_resident(resident.pk)
    row = _row_of(locked, person, by=by)
    keep_earlier_marks([row])
    row.occurrence = locked
    say_of(row, Mark(Status.PRESENT), by=by, now=now)
    store_marks([row], locked, now)
    _check_declaration(row, locked, person, now)
    return row


def _row_of(occurrence: Occurrence, resident: Resident, *, by: User | None) -> Participation:
    """Their row if there is one that counts; otherwise a new one, below what was agreed for this date."""
    row = Participation.objects.filter(occurrence=occurrence, resident=resident).first()
    if row is not None and row.status != Status.CANCELLED:
        return row
    mine = Placement.objects.open().filter(resident=resident, slot=occurrence.slot_id)
    for_this = mine.agreed().standing().first() or mine.filter(occurrence=occurrence).first()
    placement = for_this or Placement.objects.create(
        team_id=occurrence.team_id,
        resident=resident,
        activity_id=occurrence.activity_id,
        slot_id=occurrence.slot_id,
        occurrence=occurrence,
        agreed_on=occurrence.date,
        by=by,
    )
    if for_this is None:
        record(action="placement.agreed", on=[placement, resident], changed=["status"])
    row = put_down(placement=placement, occurrence=occurrence)
    row.is_unexpected = True
    row.save(update_fields=["is_unexpected"])
    return row


def _check_declaration(row: Participation, occurrence: Occurrence, resident: Resident, now: datetime) -> None:
    today = timezone.localdate(now)
    opening = openings([occurrence], now)[occurrence.pk]
    verdict = weigh(candidate(resident, today), opening, today)
    if OF_THE_DECLARATION.intersection(verdict.obstacles):
        ask_for_declarations([(row.placement, occurrence)], today=today)


def _end_or_go_on(placement: Placement, occurrence: Occurrence, now: datetime) -> None:
    """What was only for this date was a mistake; what is for every time goes on without it."""
    if placement.is_standing or placement.occurrence_id != occurrence.pk:
        settle_placements([placement.pk], now)
        return
    close(placement, reason=Placement.EndReason.MISTAKE, now=now)
    placement.started_on = None
    placement.save(update_fields=["started_on"])
    record(
        action="placement.ended",
        on=[placement, placement.resident],
        changed=["status", "ended_on", "end_reason"],
    )
