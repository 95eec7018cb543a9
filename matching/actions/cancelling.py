"""An occurrence does not take place: its people are taken off, placements for other dates stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from activities.actions import cancel_occurrence
from matching.actions.locking import lock_occurrence
from matching.actions.tasks import ask_to_tell
from matching.actions.waiting.serving import serve_waiting
from matching.errors import WrongMomentError
from matching.models import Participation, Task
from matching.profiles import has_started

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from aandeslag.teams.models import User
    from activities.models import Occurrence


@transaction.atomic
def cancel_with_people(
    *, occurrence: Occurrence, because: str, by: User | None, now: datetime
) -> list[Participation]:
    """Cancel it and take everyone off, with a task to tell each of them. Placements stay.

    Raises WrongMomentError when somebody was there.
    """
    locked = lock_occurrence(occurrence.pk)
    if Participation.objects.times().filter(occurrence=locked).exists():
        raise WrongMomentError
    cancel_occurrence(occurrence=locked, because=because, now=now)
    rows = free_cancelled([locked.pk], by=by, now=now)
    # What was offered on it is withdrawn; who waits for it waits on, in case it takes place after all.
    serve_waiting({locked.slot_id}, now)
    return rows


def free_cancelled(occurrence_ids: Collection[int], *, by: User | None, now: datetime) -> list[Participation]:
    """Whoever is still signed up for a cancelled date is taken off, and must be told before that day."""
    rows = take_off_cancelled(occurrence_ids, by=by, now=now)
    to_tell = [row for row in rows if not has_started(row.occurrence, now)]
    ask_to_tell([(row.placement, row.occurrence) for row in to_tell], today=timezone.localdate(now))
    return rows


def take_off_cancelled(
    occurrence_ids: Collection[int], *, by: User | None, now: datetime
) -> list[Participation]:
    """Take off whoever is signed up for these cancelled dates; telling them is the caller's."""
    rows = list(
        Participation.objects.filter(
            occurrence__in=occurrence_ids, status=Participation.Status.SIGNED_UP
        ).select_related("resident", "placement", "occurrence")
    )
    for row in rows:
        row.status, row.marked_at, row.marked_by = Participation.Status.CANCELLED, now, by
    Participation.objects.bulk_update(rows, ["status", "marked_at", "marked_by"])
    settled = (Task.Kind.NO_PLACE, Task.Kind.TWO_PLACES, Task.Kind.TOO_MANY, Task.Kind.AFTER_ALL)
    Task.objects.to_do().filter(occurrence__in=occurrence_ids, kind__in=settled).update(done_at=now)
    if rows:
        record(
            action="participation.cancelled",
            on=[*rows, *(row.resident for row in rows)],
            changed=["status"],
        )
    return rows
