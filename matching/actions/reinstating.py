"""A cancelled date takes place after all: who was not told yet is back on it, the others are asked again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from activities.actions import reinstate_occurrence
from matching.actions.locking import lock_occurrence, lock_residents
from matching.actions.participations import Entry, put_all_down, settle_placements
from matching.actions.standing import fill_upcoming
from matching.actions.tasks import ask_whether_they_come, close_telling
from matching.coming_back import Fate, TakenOff, taken_off_with
from matching.models import Participation
from matching.profiles import has_started

if TYPE_CHECKING:
    from datetime import datetime

    from activities.models import Occurrence

# What became of whom.
Returned = Mapping[Fate, list[TakenOff]]


@transaction.atomic
def reinstate_with_people(*, occurrence: Occurrence, now: datetime) -> Returned:
    """Let it take place, with whoever was taken off and not told yet; then whoever waits is offered a place.

    Says what became of whom; a second time of nobody. Raises HasEndedError.
    """
    locked = lock_occurrence(occurrence.pk)
    cancelled_at = locked.cancelled_at
    reinstate_occurrence(occurrence=locked)
    returned = bring_back(locked, cancelled_at, now) if cancelled_at else {}
    fill_upcoming(locked.slot_id, now)
    return returned


def bring_back(occurrence: Occurrence, cancelled_at: datetime, now: datetime) -> Returned:
    """The slot and the date are locked, and it was cancelled until now.

    Whoever comes back has nothing to hear any more. Who was told must be asked, and who cannot come back is
    still to be told.
    """
    rows = Participation.objects.filter(occurrence=occurrence, status=Participation.Status.CANCELLED)
    lock_residents(rows.values_list("resident", flat=True))
    found: dict[Fate, list[TakenOff]] = defaultdict(list)
    for one in taken_off_with(occurrence, cancelled_at, now):
        found[one.fate].append(one)
    _put_back([one.row for one in found[Fate.BACK]], occurrence, now)
    if not has_started(occurrence, now):
        about = [(one.row.placement, occurrence) for one in found[Fate.ASKED]]
        ask_whether_they_come(about, today=timezone.localdate(now))
    return found


def _put_back(rows: list[Participation], occurrence: Occurrence, now: datetime) -> None:
    if not rows:
        return
    back = put_all_down([Entry(row.placement, occurrence) for row in rows])
    settle_placements([row.placement_id for row in back], now)
    close_telling([(row.resident_id, occurrence.pk) for row in back], now=now)
    record(
        action="participation.put-back",
        on=[*back, *(row.placement for row in rows), *(row.resident for row in rows)],
        changed=["status"],
    )
