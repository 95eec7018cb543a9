"""Fills the dates of a slot for those who come every time, the oldest placement first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from activities.models import Occurrence
from matching.actions.locking import lock_upcoming
from matching.actions.participations import put_down
from matching.actions.tasks import ask_for_place, ask_to_stop, close_tasks
from matching.findings import Obstacle, Verdict
from matching.models import Participation, Placement
from matching.places import count_places, is_settled
from matching.profiles import candidates, openings
from matching.rules import OF_THE_DECLARATION, weigh

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from aandeslag.teams.models import Team


@dataclass(frozen=True)
class Claim:
    """A standing placement and a date of its slot on which nothing was settled for it yet."""

    placement: Placement
    occurrence: Occurrence


def fill_standing(*, team: Team, today: date, now: datetime | None = None) -> int:
    """Every night: new dates of all slots. Gives how many places were filled; a second run fills none."""
    moment = now or timezone.make_aware(datetime.combine(today, time.min))
    slots = Placement.objects.for_team(team).agreed().standing().values_list("slot_id", flat=True)
    upcoming = Occurrence.objects.filter(slot__in=slots.distinct()).upcoming(today).taking_place()
    wanting = {claim.occurrence.slot_id for claim in find_claims(upcoming.in_order())}
    return sum(_fill_slot(slot_id, today, moment) for slot_id in sorted(wanting))


def fill_dates(occurrences: Sequence[Occurrence], now: datetime) -> int:
    """Fill these dates, whose slot and rows are locked; used wherever a place is given or comes free."""
    claims = find_claims(occurrences)
    if not claims:
        return 0
    today = timezone.localdate(now)
    people = candidates([claim.placement.resident for claim in claims], today)
    dates = openings([claim.occurrence for claim in claims], now)
    left = {pk: places.left_for_claims for pk, places in count_places(dates, now).items()}
    filled: list[Participation] = []
    for claim in claims:
        pk = claim.occurrence.pk
        opening = replace(dates[pk], places_left=left[pk])
        verdict = weigh(people[claim.placement.resident_id], opening, today)
        filled += _settle(claim, verdict, now)
        left[pk] -= not verdict.obstacles
    if filled:
        record(action="participation.filled", on=[*filled, *(row.resident for row in filled)])
    return len(filled)


def find_claims(occurrences: Iterable[Occurrence]) -> list[Claim]:
    """By date, and within a date the oldest placement first. Two queries."""
    dates = [one for one in occurrences if one.cancelled_at is None]
    standing = (
        Placement.objects.filter(slot__in={one.slot_id for one in dates})
        .agreed()
        .standing()
        .of_people_here()
        .select_related("resident")
        .order_by("agreed_on", "pk")
    )
    rows = {
        (row.resident_id, row.occurrence_id): row
        for row in Participation.objects.filter(occurrence__in=[one.pk for one in dates])
    }
    return [
        Claim(placement, one)
        for one in dates
        for placement in standing
        if placement.slot_id == one.slot_id
        and (placement.agreed_on is None or placement.agreed_on <= one.date)
        and not _is_settled(rows.get((placement.resident_id, one.pk)), placement)
    ]


@transaction.atomic
def _fill_slot(slot_id: int, today: date, now: datetime) -> int:
    return fill_dates(lock_upcoming(slot_id, today), now)


def _is_settled(row: Participation | None, placement: Placement) -> bool:
    return row is not None and is_settled(row.status, row.placement_id, placement)


def _settle(claim: Claim, verdict: Verdict, now: datetime) -> list[Participation]:
    """A place, or what keeps them from it; cautions were passed when it was agreed."""
    placement, occurrence = claim.placement, claim.occurrence
    found = set(verdict.obstacles)
    today = timezone.localdate(now)
    if not found:
        close_tasks(placement=placement, occurrence=occurrence, now=now)
        return [put_down(placement=placement, occurrence=occurrence)]
    if found == {Obstacle.FULL}:
        ask_for_place(placement=placement, occurrence=occurrence, today=today)
    elif found & OF_THE_DECLARATION:
        ask_to_stop(placement=placement, occurrence=occurrence, today=today)
    elif Obstacle.PLACED_THEN in found:
        # They are elsewhere at that time: the place is for someone else.
        put_down(placement=placement, occurrence=occurrence, status=Participation.Status.CANCELLED)
    return []
