"""Records what happened: who was there, who called off and why, who was not there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction

from aandeslag.audit.actions import record
from aandeslag.vocabulary import ExcuseReason
from matching.actions.crowds import close_crowds
from matching.actions.locking import lock_occurrence
from matching.actions.participations import keep_earlier_marks, settle_placements
from matching.actions.standing import fill_dates
from matching.errors import NotOpenError, PlacementRefusedError, WrongMomentError
from matching.facts import Hours
from matching.findings import Obstacle, Verdict
from matching.models import Participation, Placement
from matching.places import count_places
from matching.profiles import has_started

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from aandeslag.teams.models import User
    from activities.models import Occurrence

Status = Participation.Status
MARKED = ("status", "excuse", "minutes", "marked_at", "marked_by")
# Within this time two presses of one member about one person belong together.
ONE_GO: Final = timedelta(minutes=5)
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

    Corrections are allowed at any time. *Present* and *absent* wait for the start (WrongMomentError); *called
    off* before the start frees the place at once, and taking that back asks for a place. Nobody
    comes to a date that is cancelled, or before it begins for what has ended (NotOpenError).
    """
    locked = lock_occurrence(occurrence.pk)
    rows = Participation.objects.filter(occurrence=locked, pk__in=list(marks))
    rows = rows.exclude(status=Status.CANCELLED).select_related("resident", "placement")
    changed = [row for row in rows if _differs(row, marks[row.pk])]
    _check_moment(locked, [marks[row.pk] for row in changed], now)
    _check_room(locked, changed, marks, now)
    keep_earlier_marks(row for row in changed if not _only_adds_why(row, marks[row.pk], by, now))
    for row in changed:
        row.occurrence = locked
        say_of(row, marks[row.pk], by=by, now=now)
    store_marks(changed, locked, now)
    return changed


@transaction.atomic
def unmark_everybody(
    *, occurrence: Occurrence, marked_at: datetime, by: User, now: datetime
) -> list[Participation]:
    """Undo of *everybody was there*: who was marked in that press, and not corrected since, is open again.

    What was said stays written down, as with every correction. Raises NotOpenError where nothing is left.
    """
    locked = lock_occurrence(occurrence.pk)
    rows = Participation.objects.filter(occurrence=locked).said_present_at(marked_at, by)
    marks = {row.pk: Mark(Status.SIGNED_UP) for row in rows}
    if not marks:
        raise NotOpenError
    return mark_attendance(occurrence=locked, marks=marks, by=by, now=now)


def _differs(row: Participation, mark: Mark) -> bool:
    is_longer = mark.status == Status.PRESENT and mark.minutes not in {None, row.minutes}
    return is_longer or (row.status, row.excuse) != (mark.status, _excuse(mark))


def _only_adds_why(row: Participation, mark: Mark, by: User | None, now: datetime) -> bool:
    """*Called off* is saved by its press; who then chooses the reason finishes that, and corrects nothing."""
    had_no_reason = row.status == Status.EXCUSED and row.excuse == ExcuseReason.OTHER
    is_same_member = by is not None and row.marked_by_id == by.pk
    is_just_now = row.marked_at is not None and now - row.marked_at < ONE_GO
    return mark.status == Status.EXCUSED and had_no_reason and is_same_member and is_just_now


def _excuse(mark: Mark) -> str:
    return mark.excuse if mark.status == Status.EXCUSED else ""


def _check_moment(occurrence: Occurrence, marks: list[Mark], now: datetime) -> None:
    is_to_come = not has_started(occurrence, now)
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


def say_of(row: Participation, mark: Mark, *, by: User | None, now: datetime) -> None:
    """Hours come from the schedule, unless they were said."""
    row.status, row.excuse = mark.status, _excuse(mark)
    when = row.occurrence
    scheduled = Hours(when.starts, when.ends).minutes if mark.minutes is None else mark.minutes
    row.minutes = scheduled if mark.status == Status.PRESENT else None
    row.marked_at, row.marked_by = now, by


def store_marks(rows: list[Participation], occurrence: Occurrence, now: datetime) -> None:
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
