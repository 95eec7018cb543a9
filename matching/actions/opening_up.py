"""More of the offer: a date besides the pattern, or an activity that is shown, with who waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from activities.actions import add_extra_occurrence, publish_activity
from activities.models import Slot
from matching.actions.locking import lock_slot, lock_slots
from matching.actions.standing import fill_upcoming

if TYPE_CHECKING:
    from datetime import date, datetime, time
    from uuid import UUID

    from activities.models import Activity, Occurrence


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
    """Add it, and give its places to those who come every time and then to those who wait."""
    lock_slot(slot.pk)
    added = add_extra_occurrence(
        slot=slot, date=date, starts=starts, ends=ends, own_capacity=own_capacity, token=token
    )
    fill_upcoming(slot.pk, now)
    return added


@transaction.atomic
def publish_with_people(*, activity: Activity, now: datetime) -> Activity:
    """Show it, or show it again: whoever waited while it was a draft has their turn at once."""
    published = publish_activity(activity=activity, now=now)
    for slot in lock_slots(Slot.objects.filter(activity=activity)):
        fill_upcoming(slot.pk, now)
    return published
