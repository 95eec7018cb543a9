"""Offers a place to someone who waits: a proposal that keeps it for a while, and the task to tell them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from aandeslag.audit.actions import record
from matching.actions.tasks import ask_to_answer, close_waiting_tasks
from matching.actions.waiting.lines import starts_at
from matching.models import Placement, WaitingListEntry

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from activities.models import Occurrence


def make_offer(
    entry: WaitingListEntry, dates: Sequence[Occurrence], *, is_whole: bool, now: datetime
) -> Placement:
    """Keep a place on these dates, of which the first decides how long at most: never past its start.

    `is_whole` says that no earlier date of the wish is left out.
    """
    term = now + timedelta(hours=entry.team.offer_hours)
    placement = _proposed_before(entry) or Placement(
        team_id=entry.team_id,
        resident_id=entry.resident_id,
        activity_id=dates[0].activity_id,
        slot_id=entry.slot_id,
        occurrence_id=entry.occurrence_id,
        is_standing=entry.is_every_time,
        status=Placement.Status.PROPOSED,
        by=None,
    )
    placement.held_until = min(term, starts_at(dates[0]))
    placement.held_from = dates[0].date if entry.is_every_time and not is_whole else None
    placement.save()
    _forget_skipping(entry)
    close_waiting_tasks([entry], now=now)
    ask_to_answer(entry, placement, dates[0], today=timezone.localdate(now))
    record(action="placement.offered", on=[placement, entry.resident], changed=["held_until"])
    return placement


def _proposed_before(entry: WaitingListEntry) -> Placement | None:
    """What was proposed without keeping a place keeps one from now on."""
    mine = Placement.objects.filter(
        resident=entry.resident_id, slot=entry.slot_id, status=Placement.Status.PROPOSED
    )
    return mine.filter(occurrence=entry.occurrence_id, is_standing=entry.is_every_time).first()


def _forget_skipping(entry: WaitingListEntry) -> None:
    if entry.skipped_at is not None:
        entry.skipped_at, entry.skipped_because = None, frozenset()
        entry.save(update_fields=["skipped_at", "skipped_because"])
