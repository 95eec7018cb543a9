"""An occurrence does not take place: its people are taken off, placements for other dates stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from aandeslag.audit.actions import record
from activities.actions import cancel_occurrence
from matching.actions.locking import lock_occurrence
from matching.models import Participation, Task

if TYPE_CHECKING:
    from datetime import datetime

    from aandeslag.teams.models import User
    from activities.models import Occurrence


@transaction.atomic
def cancel_with_people(
    *, occurrence: Occurrence, because: str, by: User | None, now: datetime
) -> list[Participation]:
    """Cancel it and take everyone off; gives the rows of those who must be told. Placements stay."""
    locked = lock_occurrence(occurrence.pk)
    cancel_occurrence(occurrence=locked, because=because, now=now)
    return free_cancelled([locked.pk], by=by, now=now)


def free_cancelled(occurrence_ids: list[int], *, by: User | None, now: datetime) -> list[Participation]:
    """Whoever is still signed up for a cancelled occurrence is taken off."""
    rows = list(
        Participation.objects.filter(
            occurrence__in=occurrence_ids, status=Participation.Status.SIGNED_UP
        ).select_related("resident", "occurrence")
    )
    for row in rows:
        row.status, row.marked_at, row.marked_by = Participation.Status.CANCELLED, now, by
    Participation.objects.bulk_update(rows, ["status", "marked_at", "marked_by"])
    Task.objects.to_do().filter(occurrence__in=occurrence_ids, kind=Task.Kind.NO_PLACE).update(done_at=now)
    if rows:
        record(
            action="participation.cancelled",
            on=[*rows, *(row.resident for row in rows)],
            changed=["status"],
        )
    return rows
