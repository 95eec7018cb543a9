"""Keeps the fixed moments of an activity: adding, ending, another number of places."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Final

from django.db import transaction

from aandeslag.audit.actions import record
from activities.actions.occurrences import cancel_all, make_occurrences
from activities.actions.writing import make_once
from activities.errors import HasEndedError
from activities.models import Activity, Occurrence, Slot

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime, time
    from uuid import UUID

    from activities.details import SlotDetails
    from activities.rules import Months

SEASON: Final = ("season_from", "season_until")


@transaction.atomic
def add_slot(*, activity: Activity, details: SlotDetails, today: date, token: UUID | None = None) -> Slot:
    """Add a fixed moment; if the activity is shown, its dates are made ahead at once."""

    def make() -> Slot:
        if activity.status == Activity.Status.ENDED:
            raise HasEndedError
        begins = details.valid_from or details.date or today
        known = replace(details, valid_from=begins)
        slot = Slot.objects.create(team_id=activity.team_id, activity=activity, **asdict(known))
        record(action="slot.added", on=slot)
        make_occurrences(slot=slot, today=today)
        return slot

    return make_once(team=activity.team, token=token, model=Slot, make=make)


@transaction.atomic
def end_slot(*, slot: Slot, on: date, because: str, now: datetime) -> Slot:
    """Let `on` be the last day; dates after it are cancelled, extra ones too. Nothing is deleted."""
    locked = Slot.objects.select_for_update(no_key=True).get(pk=slot.pk)
    locked.valid_until = on
    locked.save(update_fields=["valid_until"])
    cancel_after(locked, on, because=because, now=now)
    record(action="slot.ended", on=locked, changed=("valid_until",))
    return locked


@transaction.atomic
def cancel_after(slot: Slot, on: date, *, because: str, now: datetime) -> None:
    """Cancel all dates after this day, extra ones too."""
    Slot.objects.select_for_update(no_key=True).get(pk=slot.pk)
    later = Occurrence.objects.filter(slot=slot, date__gt=on).taking_place()
    cancel_all(later, because=because, now=now)


@transaction.atomic
def change_slot(
    *, slot: Slot, capacity: int, ends: time | None, today: date, starts: time | None = None
) -> Slot:
    """Give it another number of places or other times; dates to come that had the usual times follow.

    Who signed up stays signed up, also when there are fewer places than before.
    """
    locked = Slot.objects.select_for_update(no_key=True).get(pk=slot.pk)
    usual_start, usual_end = locked.starts, locked.ends
    changes = {"capacity": capacity, "starts": starts or usual_start, "ends": ends}
    changed = [name for name, value in changes.items() if getattr(locked, name) != value]
    if changed:
        for name in changed:
            setattr(locked, name, changes[name])
        locked.save(update_fields=changed)
        usual = Occurrence.objects.filter(slot=locked, starts=usual_start, ends=usual_end)
        usual.upcoming(today).update(starts=locked.starts, ends=ends)
        record(action="slot.changed", on=locked, changed=changed)
    return locked


@transaction.atomic
def change_season(*, slot: Slot, months: Months, today: date) -> Slot:
    """Give it another season, or none: all year. Dates that are in it now are made ahead; none goes away."""
    locked = Slot.objects.select_for_update(no_key=True).get(pk=slot.pk)
    locked.season_from, locked.season_until = months
    locked.save(update_fields=SEASON)
    record(action="slot.changed", on=locked, changed=SEASON)
    make_occurrences(slot=locked, today=today)
    return locked


@transaction.atomic
def remove_dates(*, slot: Slot, dates: Collection[Occurrence]) -> None:
    """Take dates away that the pattern made and that nothing hangs on. The caller has locked the slot."""
    if dates:
        Occurrence.objects.filter(slot=slot, pk__in=[one.pk for one in dates]).delete()
        record(action="occurrences.removed", on=slot)
