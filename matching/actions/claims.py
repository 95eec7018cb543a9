"""Gives those who come every time their places on the dates of a slot, the oldest placement first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from django.db import models
from django.utils import timezone

from aandeslag.audit.actions import record
from matching.actions.participations import Entry, put_all_down
from matching.actions.tasks import ask_for_places, ask_to_stop, close_place_tasks, close_telling
from matching.candidates import candidates
from matching.findings import Obstacle, Verdict
from matching.models import Participation, Placement
from matching.places import count_places, is_settled
from matching.profiles import openings
from matching.rules import OF_THE_DECLARATION, weigh

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from activities.models import Occurrence

Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True)
class Claim:
    """A standing placement and a date of its slot on which nothing was settled for it yet."""

    placement: Placement
    occurrence: Occurrence


@dataclass(frozen=True)
class Judged:
    """What becomes of a claim; cautions were passed when it was agreed."""

    claim: Claim
    verdict: Verdict

    @property
    def gets_a_place(self) -> bool:
        return not self.verdict.obstacles

    @property
    def is_only_full(self) -> bool:
        return self.verdict.obstacles == (Obstacle.FULL,)

    @property
    def lacks_declaration(self) -> bool:
        return bool(OF_THE_DECLARATION.intersection(self.verdict.obstacles))

    @property
    def is_settled(self) -> bool:
        """A place is given; or they are elsewhere at that time, and it is for someone else."""
        is_elsewhere = Obstacle.PLACED_THEN in self.verdict.obstacles
        return self.gets_a_place or (is_elsewhere and not self.lacks_declaration)


def fill_claims(occurrences: Sequence[Occurrence], now: datetime) -> int:
    """Fill these dates, whose slot and rows are locked, and say how many places that took.

    The number of queries does not depend on how many dates there are, so that the lock is short.
    """
    claims = find_claims(occurrences)
    if not claims:
        return 0
    judged = _judge(claims, now)
    filled = put_all_down([_entry(one) for one in judged if one.is_settled])
    _write_tasks(judged, now)
    signed_up = [row for row in filled if row.status == Participation.Status.SIGNED_UP]
    if signed_up:
        residents = _once([one.claim.placement.resident for one in judged if one.gets_a_place])
        record(action="participation.filled", on=[*signed_up, *residents])
    return len(signed_up)


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


def _is_settled(row: Participation | None, placement: Placement) -> bool:
    return row is not None and is_settled(row.status, row.placement_id, placement)


def _judge(claims: list[Claim], now: datetime) -> list[Judged]:
    """One verdict per claim, each knowing what those before it were given."""
    today = timezone.localdate(now)
    people = candidates(_once([claim.placement.resident for claim in claims]), today)
    dates = _once([claim.occurrence for claim in claims])
    counted = count_places([date.pk for date in dates], now)
    left = {pk: places.left_for_claims for pk, places in counted.items()}
    facts = openings(dates, now, left=left)
    judged = []
    for claim in claims:
        pk = claim.occurrence.pk
        opening = replace(facts[pk], places_left=left[pk])
        judged.append(Judged(claim, weigh(people[claim.placement.resident_id], opening, today)))
        left[pk] -= judged[-1].gets_a_place
    return judged


def _once(rows: list[Row]) -> list[Row]:
    return list({row.pk: row for row in rows}.values())


def _entry(judged: Judged) -> Entry:
    status = Participation.Status.SIGNED_UP if judged.gets_a_place else Participation.Status.CANCELLED
    return Entry(judged.claim.placement, judged.claim.occurrence, status)


def _write_tasks(judged: list[Judged], now: datetime) -> None:
    today = timezone.localdate(now)
    for ask, concerned in (
        (ask_for_places, [one.claim for one in judged if one.is_only_full]),
        (ask_to_stop, [one.claim for one in judged if one.lacks_declaration]),
    ):
        ask([(claim.placement, claim.occurrence) for claim in concerned], today=today)
    places_found = [one.claim for one in judged if one.gets_a_place]
    close_place_tasks([(claim.placement, claim.occurrence) for claim in places_found], now=now)
    close_telling([(claim.placement.resident_id, claim.occurrence.pk) for claim in places_found], now=now)
