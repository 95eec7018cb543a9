"""Counts the figures of one team in the database: a fixed number of queries over the team's own rows.

`contributing` computes the same person by person; tests hold the two against each other.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from django.db import connection
from django.db.models import Min, Q
from django.utils import timezone

from matching.models import WaitingListEntry
from reports.figures.asking import attended
from reports.figures.attending import add_attended
from reports.figures.counts import Counts, Key, Measure

if TYPE_CHECKING:
    from datetime import date

    from aandeslag.teams.models import Team
    from reports.counting_rules import CountingRule
    from reports.periods import Period

OFFERED: Final = """
SELECT 'sessions', COUNT(*), COALESCE(SUM(visitors), 0), COALESCE(SUM(women), 0)
FROM residents_walkinsession
WHERE team_id = %s AND date BETWEEN %s AND %s AND opened_at IS NOT NULL AND cancelled_at IS NULL
UNION ALL
SELECT 'places', COALESCE(SUM(COALESCE(o.own_capacity, s.capacity)), 0), 0, 0
FROM activities_occurrence o
    JOIN activities_slot s ON s.id = o.slot_id JOIN activities_activity a ON a.id = o.activity_id
WHERE o.team_id = %s AND o.date BETWEEN %s AND %s AND o.cancelled_at IS NULL AND a.purpose IN ({purposes})
"""


def count(team: Team, period: Period, rule: CountingRule, today: date) -> Counts:
    """What the rows of now say of a period. Eight queries."""
    counts = Counts()
    add_attended(counts, attended(team, period, rule))
    _add_waiting(counts, team, period, rule, today)
    _add_offered(counts, team, period, rule, today)
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


def _add_offered(counts: Counts, team: Team, period: Period, rule: CountingRule, today: date) -> None:
    """Sessions that were held, and the places of dates that took place, up to today."""
    purposes = sorted(rule.purposes)
    statement = OFFERED.format(purposes=", ".join(["%s"] * len(purposes)))
    until = min(period.last, today)
    with connection.cursor() as cursor:
        cursor.execute(
            statement, [team.pk, period.first, period.last, team.pk, period.first, until, *purposes]
        )
        for what, number, heads, of_women in cursor.fetchall():
            counts[Key(Measure(what))] += int(number)
            counts[Key(Measure.VISITORS)] += int(heads)
            counts[Key(Measure.WOMEN_VISITORS)] += int(of_women)
