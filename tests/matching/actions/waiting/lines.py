"""Makes people wait, and says to whom a place is offered and what is left to do."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from matching.actions import (
    join_waiting_list,
)
from matching.models import Participation, Placement, Task, WaitingListEntry
from tests.matching.conftest import NOW, Garden

if TYPE_CHECKING:
    from residents.models import Resident

Kind, Left = Task.Kind, WaitingListEntry.Left
TWO_DAYS = timedelta(days=2)


def waits(garden: Garden, resident: Resident | None = None, **how: Any) -> WaitingListEntry:
    """Someone who waits for the first date, unless told otherwise."""
    how = {"occurrence": garden.dates[0]} | how
    return join_waiting_list(resident=resident or garden.resident(), by=None, **{"now": NOW, **how})


def waits_every_time(garden: Garden, now: datetime = NOW) -> WaitingListEntry:
    return waits(garden, occurrence=None, slot=garden.slot, now=now)


def offers() -> list[tuple[int, datetime | None]]:
    """To whom a place is offered, and until when."""
    rows = Placement.objects.filter(status="proposed", held_until__isnull=False).order_by("pk")
    return [(row.resident_id, row.held_until) for row in rows]


def left(entry: WaitingListEntry) -> str:
    entry.refresh_from_db()
    return entry.left_because


def open_tasks() -> list[tuple[str, int | None]]:
    tasks = Task.objects.to_do().order_by("pk").select_related("waiting")
    return [(task.kind, task.waiting.resident_id if task.waiting else None) for task in tasks]


def someone_on(garden: Garden, number: int = 0) -> Participation:
    found = Participation.objects.filter(occurrence=garden.dates[number], status="signed-up").first()
    assert found is not None
    return found
