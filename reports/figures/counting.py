"""Counts the figures of one team in the database: a fixed number of queries over the team's own rows.

`contributing` computes the same person by person; tests hold the two against each other.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db.models import (
    Count,
    Min,
    Q,
    Sum,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from activities.models import Occurrence
from matching.models import WaitingListEntry
from reports.figures.asking import attended
from reports.figures.attending import add_attended
from reports.figures.counts import Counts, Key, Measure
from residents.models import WalkInSession

if TYPE_CHECKING:
    from datetime import date

    from aandeslag.teams.models import Team
    from reports.counting_rules import CountingRule
    from reports.periods import Period


def count(team: Team, period: Period, rule: CountingRule, today: date) -> Counts:
    """What the rows of now say of a period. Nine queries."""
    counts = Counts()
    add_attended(counts, attended(team, period, rule))
    _add_waiting(counts, team, period, rule, today)
    _add_walk_in(counts, team, period)
    _add_places(counts, team, period, rule, today)
    return +counts


def _of(rule: CountingRule, prefix: str) -> Q:
    return Q(**{prefix + "purpose__in": sorted(rule.purposes)})


def _add_waiting(counts: Counts, team: Team, period: Period, rule: CountingRule, today: date) -> None:
    day = min(period.last, today)
    if day not in period:
        return
    # The first moment of the next day, by the clock on the wall.
    midnight = timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))
    still = Q(left_at__isnull=True) | Q(left_at__gte=midnight)
    rows = (
        WaitingListEntry.objects.for_team(team)
        .filter(still, _of(rule, "slot__activity__"), since__lt=midnight)
        .order_by()
        .values("resident")
        .annotate(first=Min("since"))
    )
    days = Counter((day - timezone.localdate(row["first"])).days for row in rows)
    for number, people in days.items():
        counts[Key(Measure.WAITING, "", str(number))] += people


def _add_walk_in(counts: Counts, team: Team, period: Period) -> None:
    sums = (
        WalkInSession.objects.for_team(team)
        .held()
        .filter(date__range=(period.first, period.last))
        .aggregate(sessions=Count("pk"), heads=Sum("visitors", default=0), of_women=Sum("women", default=0))
    )
    counts[Key(Measure.SESSIONS)] = sums["sessions"]
    counts[Key(Measure.VISITORS)] = sums["heads"]
    counts[Key(Measure.WOMEN_VISITORS)] = sums["of_women"]


def _add_places(counts: Counts, team: Team, period: Period, rule: CountingRule, today: date) -> None:
    """Of dates that took place, up to today."""
    held = (
        Occurrence.objects.for_team(team)
        .taking_place()
        .between(period.first, min(period.last, today))
        .filter(_of(rule, "activity__"))
    )
    offered = held.aggregate(places=Sum(Coalesce("own_capacity", "slot__capacity"), default=0))
    counts[Key(Measure.PLACES)] = offered["places"]
