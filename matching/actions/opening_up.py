"""More of the offer: a date besides the pattern, or an activity that is shown, with who waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from activities.actions import add_extra_occurrence, publish_activity
from activities.models import Occurrence, Slot
from matching.actions.locking import lock_occurrence, lock_slot, lock_slots
from matching.actions.reinstating import bring_back
from matching.actions.standing import fill_upcoming
from matching.actions.tasks import ask_to_tell_it_moved
from matching.coming_back import Fate
from matching.profiles import when_is

if TYPE_CHECKING:
    from datetime import date, datetime, time
    from uuid import UUID

    from activities.models import Activity


@transaction.atomic
def add_date_with_people(  # noqa: PLR0913 - one form, with the moment at which it was sent
    *,
    slot: Slot,
    date: date,
    now: datetime,
    starts: time | None = None,
    ends: time | None = None,
    own_capacity: int | None = None,
    token: UUID | None = None,
) -> Occurrence:
    """Add it, and give its places to those who come every time and then to those who wait.

    Where it was cancelled, it takes place after all: also for who was taken off and not told yet.
    """
    lock_slot(slot.pk)
    cancelled = Occurrence.objects.filter(slot=slot, date=date, cancelled_at__isnull=False).first()
    added = add_extra_occurrence(
        slot=slot, date=date, starts=starts, ends=ends, own_capacity=own_capacity, token=token
    )
    if cancelled is not None and cancelled.cancelled_at is not None:
        _bring_back(cancelled, cancelled.cancelled_at, now)
    fill_upcoming(slot.pk, now)
    return added


def _bring_back(was: Occurrence, cancelled_at: datetime, now: datetime) -> None:
    """With the times that it has now; who comes back hears of it where they are others."""
    again = lock_occurrence(was.pk)
    back = bring_back(again, cancelled_at, now).get(Fate.BACK, ())
    if when_is(again) != when_is(was):
        about = [(one.row.placement, again) for one in back]
        ask_to_tell_it_moved(about, {was.pk: when_is(was)}, today=timezone.localdate(now))


@transaction.atomic
def publish_with_people(*, activity: Activity, now: datetime) -> Activity:
    """Show it, or show it again: whoever waited while it was a draft has their turn at once."""
    published = publish_activity(activity=activity, now=now)
    for slot in lock_slots(Slot.objects.filter(activity=activity)):
        fill_upcoming(slot.pk, now)
    return published
