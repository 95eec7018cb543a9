"""A date moves, gets other places, or a moment pauses; nobody who is signed up is lost by it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from activities.actions import move_occurrence, pause_slot, set_places
from activities.models import Occurrence
from matching.actions.cancelling import free_cancelled
from matching.actions.changing_slots import also_elsewhere, expected_on
from matching.actions.crowds import ask_about_crowds, close_crowds
from matching.actions.locking import lock_occurrence, lock_upcoming
from matching.actions.receipts import shorten_holds
from matching.actions.standing import fill_dates
from matching.actions.tasks import (
    ask_to_tell_it_moved,
    ask_where_they_go,
    close_moves_taken_back,
    close_two_places,
)
from matching.errors import WrongMomentError
from matching.models import Participation
from matching.profiles import has_started, when_is

if TYPE_CHECKING:
    from datetime import date, datetime, time

    from aandeslag.teams.models import User
    from activities.models import Slot


@dataclass(frozen=True)
class Moved:
    """How many people must be told, and how many of them are expected elsewhere at the new time."""

    to_tell: int
    in_two_places: int


@transaction.atomic
def move_with_people(
    *, occurrence: Occurrence, day: date, starts: time, ends: time | None, now: datetime
) -> Moved:
    """Move it with everybody who is signed up; telling them, and two places at once, become tasks.

    Raises WrongMomentError when it has begun, somebody was there, or the new time is past.
    """
    locked = lock_occurrence(occurrence.pk)
    here = timezone.localtime(now)
    if _is_over(locked, now) or (day, starts) <= (here.date(), here.time()):
        raise WrongMomentError
    if (locked.date, locked.starts, locked.ends) == (day, starts, ends):
        return Moved(to_tell=0, in_two_places=0)
    was = {locked.pk: when_is(locked)}
    move_occurrence(occurrence=locked, day=day, starts=starts, ends=ends)
    [moved] = [one for one in lock_upcoming(locked.slot_id, here.date()) if one.pk == locked.pk]
    shorten_holds(moved)
    expected = expected_on([moved])
    elsewhere = [(row.placement, row.occurrence) for row in also_elsewhere(expected, now)]
    # Moved back before they heard of it: for them nothing has changed.
    know = close_moves_taken_back([moved], now=now)
    to_tell = [(row.placement, moved) for row in expected if (row.placement_id, moved.pk) not in know]
    ask_to_tell_it_moved(to_tell, was, today=here.date())
    close_two_places([moved], elsewhere, now=now)
    ask_where_they_go(elsewhere, today=here.date())
    return Moved(to_tell=len(to_tell), in_two_places=len(elsewhere))


@transaction.atomic
def set_places_with_people(
    *, occurrence: Occurrence, capacity: int | None, agreed_with: str, now: datetime
) -> int:
    """Other places on this date. With fewer nobody is taken off; says how many are too many now."""
    locked = lock_occurrence(occurrence.pk)
    if _is_over(locked, now):
        raise WrongMomentError
    set_places(occurrence=locked, capacity=capacity, agreed_with=agreed_with)
    changed = lock_occurrence(locked.pk)
    close_crowds([changed], now)
    crowded = ask_about_crowds([changed], now)
    fill_dates([changed], now)
    taken = Participation.objects.filter(occurrence=changed).taking_a_place().count()
    return max(taken - changed.capacity, 0) if crowded else 0


@transaction.atomic
def pause_with_people(
    *, slot: Slot, first: date, last: date, because: str, by: User | None, now: datetime
) -> int:
    """Pause it; who was signed up for a date in between is taken off and must be told. Says how many rows.

    Raises WrongMomentError when somebody was there on one of these days.
    """
    lock_upcoming(slot.pk, first)
    between = Occurrence.objects.filter(slot=slot).between(first, last)
    if Participation.objects.times().filter(occurrence__in=between).exists():
        raise WrongMomentError
    planned = list(between.taking_place().values_list("pk", flat=True))
    pause_slot(slot=slot, first=first, last=last, because=because, now=now)
    return len(free_cancelled(planned, by=by, now=now))


def _is_over(occurrence: Occurrence, now: datetime) -> bool:
    was_there = Participation.objects.times().filter(occurrence=occurrence).exists()
    return was_there or occurrence.cancelled_at is not None or has_started(occurrence, now)
