"""Writes the row of one person on one date, and keeps the placement in step with what was marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Count, Min, Q
from django.utils import timezone

from matching.actions.tasks import close_tasks
from matching.models import EarlierMark, Participation, Placement
from matching.profiles import has_started

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from aandeslag.teams.models import User
    from activities.models import Occurrence

Status = Participation.Status
# Said of somebody; signing up and taking off say nothing of what happened.
MARKED: Final = frozenset({Status.PRESENT, Status.EXCUSED, Status.ABSENT})
WRITTEN: Final = ("placement", "status", "excuse", "minutes", "is_unexpected", "marked_at", "marked_by")


@dataclass(frozen=True)
class Entry:
    """A person to write down on a date, below a placement."""

    placement: Placement
    occurrence: Occurrence
    status: Status = Status.SIGNED_UP


def put_down(*, placement: Placement, occurrence: Occurrence) -> Participation:
    """Write the person down on a date."""
    [row] = put_all_down([Entry(placement, occurrence)])
    return row


def put_all_down(entries: Sequence[Entry]) -> list[Participation]:
    """A row of before, called off, is used again: there is one per person and date. Three queries."""
    known = _rows_of_before(entries)
    keep_earlier_marks(known.values())
    used_again = [_row(entry, known[_key(entry)]) for entry in entries if _key(entry) in known]
    new = [_row(entry) for entry in entries if _key(entry) not in known]
    Participation.objects.bulk_update(used_again, WRITTEN)
    Participation.objects.bulk_create(new)
    return [*used_again, *new]


def _key(entry: Entry) -> tuple[int, int]:
    return entry.placement.resident_id, entry.occurrence.pk


def _rows_of_before(entries: Sequence[Entry]) -> dict[tuple[int, int], Participation]:
    rows = Participation.objects.filter(
        resident__in={entry.placement.resident_id for entry in entries},
        occurrence__in={entry.occurrence.pk for entry in entries},
    )
    return {(row.resident_id, row.occurrence_id): row for row in rows}


def _row(entry: Entry, known: Participation | None = None) -> Participation:
    row = known or Participation(
        team_id=entry.placement.team_id,
        resident_id=entry.placement.resident_id,
        occurrence=entry.occurrence,
    )
    row.placement, row.status = entry.placement, entry.status
    row.excuse, row.minutes, row.marked_at, row.marked_by = "", None, None, None
    row.is_unexpected = False
    return row


def keep_earlier_marks(rows: Iterable[Participation]) -> None:
    """Before they are said otherwise: what was marked of them, by whom and when. One query, or none."""
    EarlierMark.objects.bulk_create(
        EarlierMark(
            team_id=row.team_id,
            participation=row,
            status=row.status,
            excuse=row.excuse,
            minutes=row.minutes,
            marked_at=row.marked_at,
            marked_by_id=row.marked_by_id,
        )
        for row in rows
        if row.status in MARKED
    )


def call_off(rows: Iterable[Participation], *, by: User | None, now: datetime) -> list[Participation]:
    """Cancel those of the rows that are still to come."""
    called_off = [
        row for row in rows if row.status == Status.SIGNED_UP and not has_started(row.occurrence, now)
    ]
    for row in called_off:
        row.status, row.marked_at, row.marked_by = Status.CANCELLED, now, by
    Participation.objects.bulk_update(called_off, ["status", "marked_at", "marked_by"])
    return called_off


def settle_placements(placement_ids: Iterable[int], now: datetime) -> None:
    """Bring placements in step with what was marked, also after a correction.

    The first time someone was there makes it *started*, on that date. A placement for one occurrence has
    ended once that date is past and it was said what happened: nobody has to press for that.
    """
    placements = list(
        Placement.objects.filter(pk__in=set(placement_ids))
        .select_related("occurrence")
        .annotate(
            first=Min("participations__occurrence__date", filter=Q(participations__status=Status.PRESENT)),
            unmarked=Count("participations", filter=Q(participations__status=Status.SIGNED_UP)),
        )
    )
    for placement in placements:
        placement.started_on = placement.first
        _step(placement, now)
    Placement.objects.bulk_update(placements, ["started_on", "status", "ended_on", "ended_at", "end_reason"])
    if ended := [one for one in placements if one.ended_at == now]:
        close_tasks(placements=ended, now=now)


def _step(placement: Placement, now: datetime) -> None:
    is_over = _is_over(placement, now)
    is_completed = placement.end_reason == Placement.EndReason.COMPLETED
    if placement.status in {Placement.Status.ENDED, Placement.Status.DECLINED}:
        if is_over or not is_completed:
            return
        placement.ended_on, placement.ended_at, placement.end_reason = None, None, ""
    if is_over and placement.occurrence is not None:
        placement.status = Placement.Status.ENDED
        placement.ended_on, placement.ended_at = placement.occurrence.date, now
        placement.end_reason = Placement.EndReason.COMPLETED
    elif placement.started_on:
        placement.status = Placement.Status.STARTED
    elif placement.status != Placement.Status.PROPOSED:
        placement.status = Placement.Status.AGREED


def _is_over(placement: Placement, now: datetime) -> bool:
    """Only of a placement for one date; `unmarked` was counted by the query."""
    if placement.is_standing or placement.occurrence is None:
        return False
    is_past = placement.occurrence.date < timezone.localdate(now)
    return is_past and not getattr(placement, "unmarked", 0)
