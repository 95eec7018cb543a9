"""The rows behind an exact figure, for those who may see the people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Min, Q

from matching.models import Participation, Placement
from reports.figures.counts import Measure
from residents.models import Resident

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from aandeslag.teams.models import Team
    from reports.counting_rules import CountingRule
    from reports.periods import Period

OPENED: Final = (
    Measure.TIMES,
    Measure.PARTICIPANTS,
    Measure.PLACEMENTS,
    Measure.REGISTRATIONS,
    Measure.ENDED,
)


@dataclass(frozen=True)
class Behind:
    """One row: who, on which day, at what."""

    resident: Resident
    day: date | None
    title: str


def rows_behind(team: Team, period: Period, rule: CountingRule, measure: str) -> QuerySet[Any]:
    """As many rows as the figure says, newest first."""
    between = (period.first, period.last)
    if measure == Measure.TIMES:
        rows = _attended(team, rule).filter(occurrence__date__range=between)
        return rows.select_related("resident", "occurrence__activity").order_by("-occurrence__date", "-pk")
    if measure == Measure.PARTICIPANTS:
        attended = _attended(team, rule).filter(occurrence__date__range=between)
        return Resident.objects.for_team(team).filter(pk__in=attended.values("resident")).order_by("number")
    if measure == Measure.REGISTRATIONS:
        registered = Resident.objects.for_team(team).filter(registered_on__range=between)
        return registered.order_by("-registered_on", "-number")
    placements = _started(team, rule)
    if measure == Measure.PLACEMENTS:
        return placements.filter(first__range=between).order_by("-first", "-pk")
    ended = placements.filter(first__isnull=False, ended_on__range=between)
    return ended.exclude(end_reason=Placement.EndReason.MISTAKE).order_by("-ended_on", "-pk")


def _attended(team: Team, rule: CountingRule) -> QuerySet[Participation]:
    attended = Participation.objects.for_team(team).times()
    return attended.filter(occurrence__activity__purpose__in=sorted(rule.purposes))


def _started(team: Team, rule: CountingRule) -> QuerySet[Any]:
    was_there = Q(participations__status=Participation.Status.PRESENT)
    placements = Placement.objects.for_team(team).filter(activity__purpose__in=sorted(rule.purposes))
    return placements.annotate(
        first=Min("participations__occurrence__date", filter=was_there)
    ).select_related("resident", "activity")


def behind(row: object, measure: str) -> Behind:
    if isinstance(row, Participation):
        return Behind(row.resident, row.occurrence.date, row.occurrence.activity.title)
    if isinstance(row, Placement):
        ended = measure == Measure.ENDED
        reason = f" · {row.get_end_reason_display()}" if ended else ""
        return Behind(
            row.resident, row.ended_on if ended else getattr(row, "first", None), row.activity.title + reason
        )
    assert isinstance(row, Resident)  # noqa: S101 - nothing else is asked for
    return Behind(row, row.registered_on if measure == Measure.REGISTRATIONS else None, "")
