"""Counts the figures of one team in the database: a fixed number of queries over the team's own rows.

`contributing` computes the same person by person; tests hold the two against each other.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db.models import (
    Count,
    Exists,
    Min,
    OuterRef,
    Q,
    Sum,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from activities.models import Occurrence
from matching.models import Participation, Placement, WaitingListEntry
from reports.figures.attended import attended
from reports.figures.attending import add_attended
from reports.figures.contributing import SETTLED_AFTER
from reports.figures.counts import Counts, Key, Measure
from reports.figures.facts import AGREED
from residents.models import Resident, WalkInSession

if TYPE_CHECKING:
    from datetime import date

    from aandeslag.teams.models import Team
    from reports.counting_rules import CountingRule
    from reports.figures.attended import Attended
    from reports.periods import Period


def count(team: Team, period: Period, rule: CountingRule, today: date) -> Counts:
    """What the rows of now say of a period. At most ten queries."""
    counts = Counts()
    found = attended(team, period, rule)
    add_attended(counts, found)
    _add_registered(counts, found)
    _add_ended(counts, team, period, rule)
    _add_waiting(counts, team, period, rule, today)
    _add_walk_in(counts, team, period)
    _add_places(counts, team, period, rule, today)
    return +counts


def _of(rule: CountingRule, prefix: str) -> Q:
    return Q(**{prefix + "purpose__in": sorted(rule.purposes)})


def _add_registered(counts: Counts, found: Attended) -> None:
    """Two questions, each of the team: asked per resident, PostgreSQL reads the placements of the country."""
    between = (found.period.first, found.period.last)
    new = Resident.objects.for_team(found.team).filter(registered_on__range=between).order_by()
    agreed = Q(placements__team=found.team, placements__status__in=AGREED)
    placed = set(new.filter(agreed & _of(found.rule, "placements__activity__")).values_list("pk", flat=True))
    for resident in new.values_list("pk", flat=True):
        times = found.times_before[resident] + found.times_here[resident] + found.times_after[resident]
        counts[Key(Measure.REGISTRATIONS)] += 1
        counts[Key(Measure.NEW_PLACED)] += resident in placed
        counts[Key(Measure.NEW_STARTED)] += times > 0
        counts[Key(Measure.NEW_GOING)] += times > SETTLED_AFTER


def _add_ended(counts: Counts, team: Team, period: Period, rule: CountingRule) -> None:
    was_there = Participation.objects.times().filter(placement=OuterRef("pk"))
    rows = (
        Placement.objects.for_team(team)
        .filter(_of(rule, "activity__"), Exists(was_there), ended_on__range=(period.first, period.last))
        .exclude(end_reason=Placement.EndReason.MISTAKE)
        .order_by()
        .values("end_reason")
        .annotate(number=Count("pk"))
    )
    for row in rows:
        counts[Key(Measure.ENDED, "", row["end_reason"])] += row["number"]


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
