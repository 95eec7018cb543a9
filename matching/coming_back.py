"""A cancelled date takes place after all: who of those that were taken off comes back, and who does not."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from django.db.models import Q
from django.utils import timezone

from matching.candidates import candidates
from matching.findings import Obstacle, Verdict
from matching.models import Participation, Placement, Task
from matching.places import count_places
from matching.profiles import openings
from matching.rules import weigh

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from activities.models import Occurrence

# That a date has come meanwhile, or is in no offer now, is no reason to lose what was agreed for it.
NO_OBSTACLE_TO_COME_BACK: Final = frozenset({Obstacle.PAST, Obstacle.NOT_PUBLISHED})


class Fate(StrEnum):
    """What becomes of somebody who was taken off together with the date."""

    BACK = "back"
    ASKED = "asked"  # told already that it does not take place
    OFF = "off"  # something stands in the way by now


@dataclass(frozen=True)
class TakenOff:
    """Somebody who was taken off; `verdict` carries why not, and is empty where the placement ended."""

    row: Participation
    is_told: bool
    verdict: Verdict

    @property
    def has_ended(self) -> bool:
        return _has_ended(self.row.placement)

    @property
    def fate(self) -> Fate:
        if self.verdict.obstacles or self.has_ended:
            return Fate.OFF
        return Fate.ASKED if self.is_told else Fate.BACK


def taken_off_with(occurrence: Occurrence, cancelled_at: datetime, now: datetime) -> list[TakenOff]:
    """As if the date were not cancelled any more: first who was not told, the oldest placement first.

    Whoever had a place goes before whoever wants one since; what was promised since is kept all the same.
    The occurrence is loaded with `OPENING_NEEDS`.
    """
    rows = list(
        Participation.objects.filter(
            occurrence=occurrence, status=Participation.Status.CANCELLED, marked_at__gte=cancelled_at
        ).select_related("resident", "placement")
    )
    if not rows:
        return []
    told = _told(occurrence, cancelled_at)
    rows.sort(
        key=lambda row: (row.placement_id in told, str(row.placement.agreed_on or ""), row.placement_id)
    )
    return [
        TakenOff(row, row.placement_id in told, verdict)
        for row, verdict in zip(rows, _verdicts(rows, occurrence, now), strict=True)
    ]


def without_what_passed(verdict: Verdict) -> Verdict:
    """Without what is no reason to lose a place that somebody had."""
    kept = (one for one in verdict.obstacles if one not in NO_OBSTACLE_TO_COME_BACK)
    return replace(verdict, obstacles=tuple(kept))


def _told(occurrence: Occurrence, cancelled_at: datetime) -> set[int]:
    """The placements of whom somebody said that they know: of this date, or that all of it has stopped."""
    tasks = Task.objects.filter(
        Q(occurrence=occurrence) | Q(occurrence__isnull=True), team=occurrence.team_id
    )
    done = tasks.filter(kind=Task.Kind.TAKEN_OFF, done_by__isnull=False, done_at__gte=cancelled_at)
    return set(done.values_list("placement", flat=True))


def _verdicts(rows: list[Participation], occurrence: Occurrence, now: datetime) -> Iterable[Verdict]:
    """One per row, each knowing what those before it were given. Cautions were passed when it was agreed."""
    today = timezone.localdate(now)
    takes_place = copy(occurrence)
    takes_place.cancelled_at = None
    left = count_places([occurrence.pk], now)[occurrence.pk].left_for_claims
    opening = openings([takes_place], now, left={occurrence.pk: left})[occurrence.pk]
    people = candidates([row.resident for row in rows], today)
    for row in rows:
        verdict = weigh(people[row.resident_id], replace(opening, places_left=left), today)
        verdict = without_what_passed(verdict)
        left -= not verdict.obstacles and not _has_ended(row.placement)
        yield verdict


def _has_ended(placement: Placement) -> bool:
    """What ended only because the day went by goes on when that day is not over after all."""
    if placement.status not in {Placement.Status.ENDED, Placement.Status.DECLINED}:
        return False
    return placement.end_reason != Placement.EndReason.COMPLETED
