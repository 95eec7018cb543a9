"""Lets a few people wait where it is full, and keeps one place for the first of them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from activities.models import Occurrence
from matching.actions.tasks import ask_to_answer
from matching.candidates import candidates
from matching.demo.moments import this_morning
from matching.models import Participation, Placement, WaitingListEntry
from matching.places import count_places
from matching.profiles import OPENING_NEEDS, openings
from matching.rules import weigh
from matching.turns import may_wait
from residents.models import Resident

if TYPE_CHECKING:
    from datetime import datetime

    from matching.demo.towns import Town

FULL_DATES, WAITING_EACH, LOOK_AHEAD = 3, 2, timedelta(weeks=3)
PER_LOOK: Final = 60


def build_waiting(town: Town, *, now: datetime) -> None:
    """Whoever fits, but for the place: two on each of a few full dates; the first has an open offer."""
    today, now = timezone.localdate(now), this_morning(7, now)
    first = today + timedelta(days=4)
    coming = Occurrence.objects.for_team(town.team).between(first, today + LOOK_AHEAD)
    dates = list(coming.taking_place().select_related(*OPENING_NEEDS).in_order())
    counted = count_places([one.pk for one in dates], now)
    full = [one for one in dates if counted[one.pk].left == 0][:FULL_DATES]
    people = list(Resident.objects.for_team(town.team).present().order_by("-number")[:PER_LOOK])
    known = candidates(people, today)
    facts = openings(full, now)
    taken: set[int] = set()
    for number, one in enumerate(full):
        fitting = [
            person
            for person in people
            if person.pk not in taken
            and may_wait(verdict := weigh(known[person.pk], facts[one.pk], today))
            and not verdict.cautions
        ][:WAITING_EACH]
        taken.update(person.pk for person in fitting)
        entries = [
            _entry(town, person, one, now - timedelta(days=6 - place)) for place, person in enumerate(fitting)
        ]
        if number == 0 and entries:
            _offer(entries[0], one, now)


def _entry(town: Town, person: Resident, date: Occurrence, since: datetime) -> WaitingListEntry:
    return WaitingListEntry.objects.create(
        team=town.team, resident=person, slot=date.slot, occurrence=date, since=since, by=town.desk
    )


def _offer(entry: WaitingListEntry, date: Occurrence, now: datetime) -> None:
    """Somebody who came for once was taken off a moment ago."""
    rows = Participation.objects.filter(occurrence=date, status=Participation.Status.SIGNED_UP)
    gone = rows.order_by("placement__is_standing", "pk").select_related("placement").first()
    if gone is None:
        return
    gone.status, gone.marked_at, gone.marked_by = Participation.Status.CANCELLED, now, entry.by
    gone.save()
    offer = Placement.objects.create(
        team_id=entry.team_id,
        resident=entry.resident,
        activity_id=date.activity_id,
        slot=date.slot,
        occurrence=date,
        status=Placement.Status.PROPOSED,
        held_until=now + timedelta(hours=entry.team.offer_hours),
    )
    ask_to_answer(entry, offer, date, today=timezone.localdate(now))
