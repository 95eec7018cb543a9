"""Gives away the places of a slot: first to those who come every time, then to those who wait."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from activities.models import Occurrence
from matching.actions.claims import fill_claims, find_claims
from matching.actions.locking import lock_upcoming
from matching.actions.waiting.serving import serve_waiting
from matching.models import Placement

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from aandeslag.teams.models import Team


def fill_standing(*, team: Team, today: date, now: datetime | None = None) -> int:
    """Every night: new dates of all slots. Gives how many places were filled; a second run fills none."""
    moment = now or timezone.make_aware(datetime.combine(today, time.min))
    slots = Placement.objects.for_team(team).agreed().standing().values_list("slot_id", flat=True)
    upcoming = Occurrence.objects.filter(slot__in=slots.distinct()).upcoming(today).taking_place()
    wanting = {claim.occurrence.slot_id for claim in find_claims(upcoming.in_order())}
    return sum(fill_upcoming(slot_id, moment) for slot_id in sorted(wanting))


@transaction.atomic
def fill_upcoming(slot_id: int, now: datetime) -> int:
    """All dates to come of one slot."""
    dates = lock_upcoming(slot_id, timezone.localdate(now))
    if not dates:
        serve_waiting({slot_id}, now)
    return fill_dates(dates, now)


def fill_dates(occurrences: Sequence[Occurrence], now: datetime) -> int:
    """Give away what is free on these dates, whose slot and rows are locked; says how many claims it filled.

    Called wherever a place comes free, so that whoever waits is offered it in the same transaction. One
    question more where nobody waits.
    """
    filled = fill_claims(occurrences, now)
    serve_waiting({one.slot_id for one in occurrences}, now)
    return filled
