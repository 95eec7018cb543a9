"""Moves a date, gives it more or fewer places, lets a fixed moment pause, and settles a public holiday."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from aandeslag.audit.actions import record
from activities.actions.occurrences import cancel_all
from activities.errors import DateTakenError
from activities.models import Occurrence, Pause, Slot

if TYPE_CHECKING:
    from datetime import date, datetime, time


@transaction.atomic
def move_occurrence(*, occurrence: Occurrence, day: date, starts: time, ends: time | None) -> Occurrence:
    """Another day or other times; the row stays, and everything that hangs on it.

    Raises DateTakenError when the fixed moment is on that day already.
    """
    locked = _locked(occurrence)
    if locked.date != day:
        # The pattern must not make the old date again; moved twice, it still came from the first.
        locked.moved_from = None if locked.is_extra else locked.moved_from or locked.date
        locked.date = day
        if locked.moved_from == day:
            locked.moved_from = None
    locked.starts, locked.ends = starts, ends
    try:
        with transaction.atomic():
            locked.save(update_fields=["date", "starts", "ends", "moved_from"])
    except IntegrityError as error:
        raise DateTakenError(day) from error
    record(action="occurrence.moved", on=locked, changed=("date", "starts", "ends"))
    return locked


@transaction.atomic
def set_places(*, occurrence: Occurrence, capacity: int | None, agreed_with: str) -> Occurrence:
    """More or fewer places on this date only, and with whom that was agreed; None is *as usual*."""
    locked = _locked(occurrence)
    locked.own_capacity, locked.capacity_agreed_with = capacity, agreed_with
    locked.save(update_fields=["own_capacity", "capacity_agreed_with"])
    record(action="occurrence.places-changed", on=locked, changed=("own_capacity",))
    return locked


@transaction.atomic
def pause_slot(*, slot: Slot, first: date, last: date, because: str, now: datetime) -> Pause:
    """It does not take place from `first` up to and including `last`; what was planned is cancelled."""
    Slot.objects.select_for_update(no_key=True).get(pk=slot.pk)
    pause, _is_new = Pause.objects.get_or_create(
        slot=slot, first=first, last=last, defaults={"team_id": slot.team_id, "because": because}
    )
    planned = Occurrence.objects.filter(slot=slot).between(first, last).taking_place()
    cancel_all(planned, because=because, now=now)
    record(action="slot.paused", on=slot)
    return pause


@transaction.atomic
def settle_holiday(*, occurrence: Occurrence, today: date) -> Occurrence:
    """Somebody asked: it goes on, though it is a public holiday."""
    locked = _locked(occurrence)
    if locked.holiday_asked_on is None:
        locked.holiday_asked_on = today
        locked.save(update_fields=["holiday_asked_on"])
        record(action="occurrence.holiday-settled", on=locked, changed=("holiday_asked_on",))
    return locked


def _locked(occurrence: Occurrence) -> Occurrence:
    Slot.objects.select_for_update(no_key=True).get(pk=occurrence.slot_id)
    return Occurrence.objects.select_for_update(no_key=True).get(pk=occurrence.pk)
