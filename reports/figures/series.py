"""Times of volunteering, quarter by quarter: the final ones of closed quarters, and those of now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Count
from django.db.models.functions import TruncQuarter

from matching.models import Participation
from reports.closing import first_quarter
from reports.counting_rules import rule_of
from reports.figures.counts import Key, Measure
from reports.figures.keeping import read
from reports.models import KeptNumbers
from reports.periods import Quarter, Span

if TYPE_CHECKING:
    from aandeslag.teams.models import Team

QUARTERS_SHOWN: Final = 8


def times_per_quarter(team: Team, until: Quarter) -> list[tuple[Quarter, int | None]]:
    """The last eight, oldest first; none before the team began. Three queries at most."""
    quarters = [until.back(number) for number in reversed(range(QUARTERS_SHOWN))]
    rows = (
        Participation.objects.for_team(team)
        .times()
        .between(quarters[0].first, until.last)
        .filter(occurrence__activity__purpose__in=sorted(rule_of(until.period).purposes))
        .order_by()
        .values(start=TruncQuarter("occurrence__date"))
        .annotate(times=Count("pk"))
    )
    counted = {Quarter.of(row["start"]): row["times"] for row in rows}
    kept = KeptNumbers.objects.for_team(team).filter(span=Span.QUARTER, first__gte=quarters[0].first)
    for one in kept:
        quarter, times = Quarter.of(one.first), read(one.counts)[Key(Measure.TIMES)]
        counted[quarter] = times if one.closed_at else counted.get(quarter, 0) + times
    began = first_quarter(team) or until
    return [(one, None if one < began and one not in counted else counted.get(one, 0)) for one in quarters]
