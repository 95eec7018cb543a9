"""Another number of places or other times of a fixed moment, with what that means for who was signed up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from activities.actions import change_slot
from matching.actions.crowds import ask_about_crowds, close_crowds
from matching.actions.locking import lock_upcoming
from matching.actions.standing import fill_dates
from matching.actions.tasks import (
    ask_to_tell_it_moved,
    ask_to_tell_the_time,
    ask_where_they_go,
    close_moves_taken_back,
    close_two_places,
)
from matching.candidates import candidates
from matching.findings import Obstacle
from matching.models import Participation
from matching.profiles import has_started, openings, when_is
from matching.rules import weigh

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime, time

    from activities.models import Occurrence, Slot

    Times = tuple[time, time | None]


@dataclass(frozen=True)
class Aftermath:
    """What a change leaves to do: how many dates and placements it concerns; and how many places it gave."""

    crowded_dates: int
    to_tell: int
    in_two_places: int
    filled: int


@transaction.atomic
def change_slot_with_people(
    *, slot: Slot, capacity: int, ends: time | None, now: datetime, starts: time | None = None
) -> Aftermath:
    """Change it. Nobody is taken off: too many people, new times and two places at once become tasks."""
    today = timezone.localdate(now)
    were = lock_upcoming(slot.pk, today)
    before, was = {one.pk: (one.starts, one.ends) for one in were}, {one.pk: when_is(one) for one in were}
    change_slot(slot=slot, capacity=capacity, starts=starts, ends=ends, today=today)
    dates = lock_upcoming(slot.pk, today)
    close_crowds(dates, now)
    crowded = ask_about_crowds(dates, now)
    moved = [one for one in dates if _has_moved(one, before[one.pk], now)]
    expected = expected_on(moved)
    elsewhere = [(row.placement, row.occurrence) for row in also_elsewhere(expected, now)]
    know = close_moves_taken_back(moved, now=now)
    to_tell = [row for row in expected if (row.placement_id, row.occurrence_id) not in know]
    _ask_to_tell(to_tell, before, was, today)
    close_two_places(moved, elsewhere, now=now)
    ask_where_they_go(elsewhere, today=today)
    return Aftermath(
        crowded_dates=len(crowded),
        to_tell=len({row.placement_id for row in to_tell}),
        in_two_places=len({placement.pk for placement, _ in elsewhere}),
        filled=fill_dates(dates, now),
    )


def _has_moved(date: Occurrence, was: Times, now: datetime) -> bool:
    """An end that was not known before was promised to nobody."""
    started, ended = was
    is_to_come = date.cancelled_at is None and not has_started(date, now)
    return is_to_come and (date.starts != started or (ended is not None and date.ends != ended))


def _ask_to_tell(
    expected: Sequence[Participation], before: Mapping[int, Times], was: Mapping[int, str], today: date
) -> None:
    """Who must come at another hour has more to hear than who stays longer or shorter."""
    moved = [row for row in expected if row.occurrence.starts != before[row.occurrence_id][0]]
    told = {row.pk for row in moved}
    ask_to_tell_it_moved([(row.placement, row.occurrence) for row in moved], was, today=today)
    rest = [(row.placement, row.occurrence) for row in expected if row.pk not in told]
    ask_to_tell_the_time(rest, was, today=today)


def expected_on(dates: Sequence[Occurrence]) -> list[Participation]:
    """Who is signed up for these dates, by date."""
    by_pk = {one.pk: one for one in dates}
    rows = list(
        Participation.objects.filter(occurrence__in=by_pk, status=Participation.Status.SIGNED_UP)
        .select_related("placement", "resident")
        .order_by("occurrence__date", "pk")
    )
    for row in rows:
        row.occurrence = by_pk[row.occurrence_id]
    return rows


def also_elsewhere(rows: Sequence[Participation], now: datetime) -> list[Participation]:
    """Those who are expected elsewhere at that time too; each row with its occurrence loaded whole."""
    today = timezone.localdate(now)
    people = candidates(list({row.resident_id: row.resident for row in rows}.values()), today)
    dates = list({row.occurrence_id: row.occurrence for row in rows}.values())
    facts = openings(dates, now, left=dict.fromkeys((one.pk for one in dates), 0))
    return [
        row
        for row in rows
        if Obstacle.PLACED_THEN in weigh(people[row.resident_id], facts[row.occurrence_id], today).obstacles
    ]
