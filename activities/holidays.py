"""Dates of a team that fall on a public holiday and of which nobody asked whether they go on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from aandeslag.prepared import Counted
from activities import wording
from activities.models import Activity, Occurrence
from activities.rules.holidays import holiday_on

if TYPE_CHECKING:
    from datetime import date

    from django_stubs_ext import StrOrPromise

    from aandeslag.teams.models import Team
    from activities.querysets import OccurrenceQuerySet

WEEKS_AHEAD: Final = 12


@dataclass(frozen=True)
class HolidayLine:
    occurrence: Occurrence
    holiday: StrOrPromise
    when: str


def to_ask(team: Team, today: date) -> list[HolidayLine]:
    """By date. One query, and none when no holiday is near."""
    rows = _dates_on(team, _holidays_from(today)).select_related("activity__organisation")
    return [_line(one) for one in rows.in_order()]


def number_to_ask(team: Team, today: date) -> int:
    """One query, and none when no holiday is near."""
    return _number_on(team, _holidays_from(today))


def _holidays_from(today: date) -> list[date]:
    days = [today + timedelta(days=number) for number in range(WEEKS_AHEAD * 7 + 1)]
    return [day for day in days if holiday_on(day) is not None]


def _dates_on(team: Team, holidays: list[date]) -> OccurrenceQuerySet[Occurrence]:
    rows = Occurrence.objects.for_team(team).taking_place().filter(date__in=holidays, holiday_asked_on=None)
    return rows.filter(activity__status=Activity.Status.PUBLISHED)


_number_on: Final = Counted(_dates_on)


def _line(occurrence: Occurrence) -> HolidayLine:
    holiday = holiday_on(occurrence.date)
    return HolidayLine(
        occurrence,
        wording.HOLIDAYS[holiday] if holiday else "",
        f"{wording.day(occurrence.date)} {wording.hours(occurrence.starts, occurrence.ends)}",
    )
