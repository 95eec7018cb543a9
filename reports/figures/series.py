"""Times of volunteering, quarter by quarter: the final ones of closed quarters, and those of now."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Final

from django.db import connection
from django.db.models import TextField
from django.db.models.functions import Cast

from reports.closing import first_quarter
from reports.counting_rules import rule_of
from reports.figures.asking import PRESENT
from reports.figures.counts import Key, Measure
from reports.figures.keeping import number
from reports.models import KeptNumbers
from reports.periods import Quarter, Span

if TYPE_CHECKING:
    from aandeslag.teams.models import Team

QUARTERS_SHOWN: Final = 8
# Date by date, as the index lies; see `asking`.
TIMES: Final = """
SELECT SUBSTR(CAST(o.date AS varchar(10)), 1, 7), SUM((
    SELECT COUNT(*) FROM matching_participation p WHERE p.occurrence_id = o.id AND p.status = %s
))
FROM activities_occurrence o JOIN activities_activity a ON a.id = o.activity_id
WHERE o.team_id = %s AND o.date BETWEEN %s AND %s AND a.purpose IN ({purposes})
GROUP BY 1
"""


def times_per_quarter(team: Team, until: Quarter) -> list[tuple[Quarter, int | None]]:
    """The last eight, oldest first; none before the team began. Three queries at most."""
    quarters = [until.back(number) for number in reversed(range(QUARTERS_SHOWN))]
    kept = KeptNumbers.objects.for_team(team).filter(span=Span.QUARTER, first__gte=quarters[0].first)
    texts = kept.annotate(text=Cast("counts", TextField())).values_list("first", "closed_at", "text")
    of_closed: dict[Quarter, int] = {}
    of_erased: dict[Quarter, int] = {}
    for first, closed_at, text in texts:
        part = of_closed if closed_at else of_erased
        part[Quarter.of(first)] = number(text, Key(Measure.TIMES))
    counted = _counted(team, [one for one in quarters if one not in of_closed])
    shown = {one: times + of_erased.get(one, 0) for one, times in counted.items()} | of_closed
    began = first_quarter(team) or until
    return [(one, None if one < began and not shown[one] else shown[one]) for one in quarters]


def _counted(team: Team, quarters: list[Quarter]) -> dict[Quarter, int]:
    """What the rows of now say of these; one query, and none where all are closed."""
    if not quarters:
        return {}
    purposes = sorted(rule_of(quarters[-1].period).purposes)
    statement = TIMES.format(purposes=", ".join(["%s"] * len(purposes)))
    found: Counter[Quarter] = Counter()
    with connection.cursor() as cursor:
        cursor.execute(statement, [PRESENT, team.pk, quarters[0].first, quarters[-1].last, *purposes])
        for month, times in cursor.fetchall():
            found[Quarter.of(date.fromisoformat(f"{month}-01"))] += int(times)
    return {one: found[one] for one in quarters}
