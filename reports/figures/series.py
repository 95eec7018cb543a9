"""Times of volunteering, quarter by quarter: the final ones of closed quarters, and those of now."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from django.db.models import Count

from matching.models import Participation
from reports.closing import first_quarter
from reports.counting_rules import rule_of
from reports.figures.counts import Key, Measure
from reports.figures.keeping import number
from reports.models import KeptNumbers
from reports.periods import Quarter, Span

if TYPE_CHECKING:
    from aandeslag.teams.models import Team

QUARTERS_SHOWN: Final = 8


def times_per_quarter(team: Team, until: Quarter) -> list[tuple[Quarter, int | None]]:
    """The last eight, oldest first; none before the team began. Three queries at most."""
    quarters = [until.back(number) for number in reversed(range(QUARTERS_SHOWN))]
    kept = KeptNumbers.objects.for_team(team).filter(span=Span.QUARTER, first__gte=quarters[0].first)
    of_closed: dict[Quarter, int] = {}
    of_erased: dict[Quarter, int] = {}
    for one in kept:
        part = of_closed if one.closed_at else of_erased
        part[Quarter.of(one.first)] = number(one.counts, Key(Measure.TIMES))
    counted = _counted(team, [one for one in quarters if one not in of_closed])
    shown = {one: times + of_erased.get(one, 0) for one, times in counted.items()} | of_closed
    began = first_quarter(team) or until
    return [(one, None if one < began and not shown[one] else shown[one]) for one in quarters]


def _counted(team: Team, quarters: list[Quarter]) -> dict[Quarter, int]:
    """What the rows of now say of these; one query, and none where all are closed.

    Day by day, as the index lies: taking the quarter out of a date is a call of Python on SQLite.
    """
    if not quarters:
        return {}
    purposes = sorted(rule_of(quarters[-1].period).purposes)
    rows = Participation.objects.of_dates_of(team).times().between(quarters[0].first, quarters[-1].last)
    days = rows.filter(occurrence__activity__purpose__in=purposes).order_by().values_list("occurrence__date")
    found: Counter[Quarter] = Counter()
    for day, times in days.annotate(Count("pk")):
        found[Quarter.of(day)] += times
    return {one: found[one] for one in quarters}
