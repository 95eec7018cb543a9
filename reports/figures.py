"""Exact figures of one team's month, counted from the atoms: who was there on which date."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Min, Q, Sum
from django.db.models.functions import TruncMonth

from activities.models import Activity
from matching.models import Participation, Placement
from reports.periods import Month
from residents.models import WalkInSession

if TYPE_CHECKING:
    from datetime import date

    from aandeslag.teams.models import Team

Purpose = Activity.Purpose


@dataclass(frozen=True)
class Line:
    """The four numbers, never added up or mixed, for activities of one purpose."""

    placements_started: int = 0
    times: int = 0
    unique_participants: int = 0
    organisations: int = 0


@dataclass(frozen=True)
class WalkIn:
    sessions: int = 0
    visitors: int = 0
    women: int = 0


@dataclass(frozen=True)
class ToMark:
    """How many wait for attendance, and the oldest day with such."""

    number: int = 0
    oldest: date | None = None


@dataclass(frozen=True)
class MonthFigures:
    """`volunteering` is what counts as placement; the other purposes stand on lines of their own."""

    month: Month
    volunteering: Line
    others: dict[str, Line] = field(default_factory=dict)
    walk_in: WalkIn = WalkIn()
    to_mark: ToMark = ToMark()


def month_figures(team: Team, month: Month, today: date) -> MonthFigures:
    """Count one month. Four queries, whatever the size of the team."""
    started = _started(team, month)
    lines = {
        row["purpose"]: Line(
            placements_started=started.get(row["purpose"], 0),
            times=row["times"],
            unique_participants=row["people"],
            organisations=row["organisations"],
        )
        for row in _attended(team, month)
    }
    return MonthFigures(
        month=month,
        volunteering=lines.pop(Purpose.VOLUNTEERING, Line()),
        others={purpose: lines[purpose] for purpose in Purpose.values if purpose in lines},
        walk_in=_walk_in(team, month),
        to_mark=_to_mark(team, month, today),
    )


def _attended(team: Team, month: Month) -> list[dict[str, Any]]:
    from_activity = "occurrence__activity__"
    rows = (
        Participation.objects.for_team(team)
        .times()
        .between(month.first, month.last)
        .order_by()
        .values(purpose=F(from_activity + "purpose"))
        .annotate(
            times=Count("pk"),
            people=Count("resident", distinct=True),
            organisations=Count(from_activity + "organisation", distinct=True),
        )
    )
    return [dict(row) for row in rows]


def _started(team: Team, month: Month) -> dict[str, int]:
    """Count placements by purpose whose very first attendance falls in the month."""
    was_there = Q(participations__status=Participation.Status.PRESENT)
    first_times = (
        Placement.objects.for_team(team)
        .order_by()
        .annotate(first=Min("participations__occurrence__date", filter=was_there))
        .filter(first__range=(month.first, month.last))
        .values_list("activity__purpose", flat=True)
    )
    counted: dict[str, int] = {}
    for purpose in first_times:
        counted[purpose] = counted.get(purpose, 0) + 1
    return counted


def _walk_in(team: Team, month: Month) -> WalkIn:
    sums = (
        WalkInSession.objects.for_team(team)
        .held()
        .filter(date__range=(month.first, month.last))
        .aggregate(sessions=Count("pk"), visitors=Sum("visitors", default=0), women=Sum("women", default=0))
    )
    return WalkIn(**sums)


def _to_mark(team: Team, month: Month, today: date) -> ToMark:
    """People signed up on past dates of the month of whom nobody said whether they came."""
    waiting = Participation.objects.for_team(team).between(month.first, month.last).to_mark(today)
    return ToMark(**waiting.aggregate(number=Count("pk"), oldest=Min("occurrence__date")))


@dataclass(frozen=True)
class TimesInMonth:
    month: Month
    times: int


def times_per_month(team: Team, until: Month, months: int = 12) -> list[TimesInMonth]:
    """Times of volunteering in each of the last `months` months, oldest first. One query."""
    first = until.back(months - 1)
    rows = (
        Participation.objects.for_team(team)
        .times()
        .between(first.first, until.last)
        .filter(occurrence__activity__purpose=Purpose.VOLUNTEERING)
        .order_by()
        .values(start=TruncMonth("occurrence__date"))
        .annotate(times=Count("pk"))
    )
    counted = {Month.of(row["start"]): row["times"] for row in rows}
    return [TimesInMonth(m, counted.get(m, 0)) for m in (until.back(n) for n in reversed(range(months)))]
