"""Records what happened: who was there, who called off and why, who was not there, who came besides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from aandeslag.teams.once import once
from matching.actions.crowds import close_crowds
from matching.actions.locking import lock_occurrence, lock_resident
from matching.actions.participations import keep_earlier_marks, put_down, settle_placements
from matching.actions.standing import fill_dates
from matching.actions.tasks import ask_for_declarations
from matching.errors import NotOpenError, OtherTeamError, PlacementRefusedError, WrongMomentError
from matching.facts import Hours
from matching.findings import Obstacle, Verdict
from matching.models import Participation, Placement
from matching.places import count_places
from matching.profiles import candidate, has_started, openings
from matching.rules import OF_THE_DECLARATION, weigh

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from aandeslag.teams.models import User
    from activities.models import Occurrence
    from residents.models import Resident

Status = Participation.Status
MARKED = ("status", "excuse", "minutes", "marked_at", "marked_by")
TAKES_A_PLACE = frozenset({Status.SIGNED_UP, Status.PRESENT})


@dataclass(frozen=True)
class Mark:
    """What is said of one person; a reason belongs to *called off* only.

    `minutes` belong to *was there*; without them they are as long as the schedule says, or as was said.
    """

    status: Status
    excuse: str = ""
    minutes: int | None = None


@transaction.atomic
def mark_attendance(
    *, occurrence: Occurrence, marks: Mapping[int, Mark], by: User | None, now: datetime
) -> list[Participation]:
    """Mark several people of one occurrence at once, by the id of their participation; gives what changed.

    Corrections are allowed at any time. *Present* and *absent* wait for the day itself (WrongMomentError);
    *called off* before the start frees the place at once, and taking that back asks for a place. Nobody
    comes to a date that is cancelled, or before it begins for what has ended (NotOpenError).
    """
    locked = lock_occurrence(occurrence.pk)
    rows = Participation.objects.filter(occurrence=locked, pk__in=list(marks))
    rows = rows.exclude(status=Status.CANCELLED).select_related("resident", "placement")
    changed = [row for row in rows if _differs(row, marks[row.pk])]
    _check_moment(locked, [marks[row.pk] for row in changed], now)
    _check_room(locked, changed, marks, now)
    keep_earlier_marks(changed)
    for row in changed:
        row.occurrence = locked
        _mark(row, marks[row.pk], by=by, now=now)
    _store(changed, locked, now)
    return changed


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


def _add(occurrence: Occurrence, resident: Resident, *, by: User | None, now: datetime) -> Participation:
    if occurrence.team_id != resident.team_id:
        raise OtherTeamError
    locked = lock_occurrence(occurrence.pk)
    if locked.date > timezone.localdate(now):
        raise WrongMomentError
    if locked.cancelled_at is not None:
        raise NotOpenError
    person = lock_resident(resident.pk)
    row = _row_of(locked, person, by=by)
    keep_earlier_marks([row])
    row.occurrence = locked
    _mark(row, Mark(Status.PRESENT), by=by, now=now)
    _store([row], locked, now)
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
    return put_down(placement=placement, occurrence=occurrence)


def _differs(row: Participation, mark: Mark) -> bool:
    is_longer = mark.status == Status.PRESENT and mark.minutes not in {None, row.minutes}
    return is_longer or (row.status, row.excuse) != (mark.status, _excuse(mark))


def _excuse(mark: Mark) -> str:
    return mark.excuse if mark.status == Status.EXCUSED else ""


def _check_moment(occurrence: Occurrence, marks: list[Mark], now: datetime) -> None:
    is_to_come = occurrence.date > timezone.localdate(now)
    if is_to_come and any(mark.status in {Status.PRESENT, Status.ABSENT} for mark in marks):
        raise WrongMomentError


def _check_room(
    occurrence: Occurrence, rows: list[Participation], marks: Mapping[int, Mark], now: datetime
) -> None:
    """Before the start someone who had called off needs a place to come after all."""
    coming = [row for row in rows if marks[row.pk].status in TAKES_A_PLACE]
    if coming and occurrence.cancelled_at is not None:
        raise NotOpenError
    coming_back = [row for row in coming if row.status not in TAKES_A_PLACE]
    if not coming_back or has_started(occurrence, now):
        return
    if any(row.placement.status == Placement.Status.ENDED for row in coming_back):
        raise NotOpenError
    if len(coming_back) > count_places([occurrence.pk], now)[occurrence.pk].left:
        raise PlacementRefusedError(Verdict(obstacles=(Obstacle.FULL,)))


def _mark(row: Participation, mark: Mark, *, by: User | None, now: datetime) -> None:
    """Hours come from the schedule, unless they were said."""
    row.status, row.excuse = mark.status, _excuse(mark)
    when = row.occurrence
    scheduled = Hours(when.starts, when.ends).minutes if mark.minutes is None else mark.minutes
    row.minutes = scheduled if mark.status == Status.PRESENT else None
    row.marked_at, row.marked_by = now, by


def _store(rows: list[Participation], occurrence: Occurrence, now: datetime) -> None:
    if not rows:
        return
    Participation.objects.bulk_update(rows, MARKED)
    settle_placements([row.placement_id for row in rows], now)
    if not has_started(occurrence, now):
        close_crowds([occurrence], now)
        fill_dates([occurrence], now)
    record(
        action="attendance.marked",
        on=[*rows, *(row.resident for row in rows)],
        changed=["status", "excuse", "minutes"],
    )


def _check_declaration(row: Participation, occurrence: Occurrence, resident: Resident, now: datetime) -> None:
    today = timezone.localdate(now)
    opening = openings([occurrence], now)[occurrence.pk]
    verdict = weigh(candidate(resident, today), opening, today)
    if OF_THE_DECLARATION.intersection(verdict.obstacles):
        ask_for_declarations([(row.placement, occurrence)], today=today)
