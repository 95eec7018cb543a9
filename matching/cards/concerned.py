"""Whom it concerns when an activity or a fixed moment stops."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from matching import wording
from matching.models import Participation
from residents.cards import name_of

if TYPE_CHECKING:
    from datetime import date

    from activities.models import Occurrence
    from activities.querysets import OccurrenceQuerySet
    from matching.models import Placement
    from matching.querysets import PlacementQuerySet
    from residents.models import Resident


@dataclass(frozen=True)
class Line:
    number: str
    name: str
    when: str


@dataclass(frozen=True)
class Concerned:
    lines: list[Line]
    residents: list[Resident]


def whom_it_concerns(
    placements: PlacementQuerySet[Placement], today: date, shown: frozenset[str]
) -> Concerned:
    """Who comes every time, and who comes on a date from today on. One query."""
    to_come = Q(is_standing=True) | Q(occurrence__date__gte=today, occurrence__cancelled_at__isnull=True)
    rows = list(
        placements.agreed()
        .filter(to_come)
        .select_related("resident", "slot", "occurrence")
        .order_by("resident__number", "occurrence__date", "pk")
    )
    return Concerned(
        lines=[Line(row.resident.number_shown, name_of(row.resident, shown), _when(row)) for row in rows],
        residents=list({row.resident_id: row.resident for row in rows}.values()),
    )


def whom_dates_concern(dates: OccurrenceQuerySet[Occurrence], shown: frozenset[str]) -> Concerned:
    """Who is signed up for one of these dates. One query."""
    rows = list(
        Participation.objects.filter(occurrence__in=dates, status=Participation.Status.SIGNED_UP)
        .select_related("resident", "occurrence")
        .order_by("resident__number", "occurrence__date", "pk")
    )
    return Concerned(
        lines=[
            Line(row.resident.number_shown, name_of(row.resident, shown), wording.day(row.occurrence.date))
            for row in rows
        ],
        residents=list({row.resident_id: row.resident for row in rows}.values()),
    )


def _when(placement: Placement) -> str:
    if placement.occurrence is not None:
        return wording.day(placement.occurrence.date)
    return wording.every(placement.slot) if placement.slot is not None else ""
