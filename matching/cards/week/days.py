"""The days of a week to choose from, each with how many dates it has and how many wait to be marked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from django.db import connection
from django.db.models import Count
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.models import Occurrence
from matching import wording
from matching.models import Participation

if TYPE_CHECKING:
    from datetime import datetime

    from aandeslag.teams.models import Team
    from matching.cards.week.sight import Sight

DAYS_IN_A_WEEK: Final = 7


@dataclass(frozen=True)
class Day:
    """A day to choose; `number` is how many occurrences it has, `to_mark` how many wait for attendance.

    The words are made here: seven days of a template with plurals take longer than their dates.
    """

    date: date
    weekday: str
    said: str
    times: str
    number: int
    to_mark: int
    is_today: bool
    is_shown: bool


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def days_of(day: date, sight: Sight, now: datetime) -> list[Day]:
    """The seven days around `day`, which is shown. One query."""
    monday, today = monday_of(day), timezone.localdate(now)
    span = [monday + timedelta(days=offset) for offset in range(DAYS_IN_A_WEEK)]
    first, last = span[0], span[-1]
    counted = _counted(sight.team, first, last, now) if sight.is_of_staff else _numbers(sight, first, last)
    return [_day(one, *counted.get(one, (0, 0)), today=today, shown=day) for one in span]


def _day(day: date, number: int, to_mark: int, *, today: date, shown: date) -> Day:
    return Day(
        date=day,
        weekday=date_format(day, "D"),
        said=_said(day, number, to_mark, is_today=day == today),
        times=ngettext("time", "times", number),
        number=number,
        to_mark=to_mark,
        is_today=day == today,
        is_shown=day == shown,
    )


def _said(day: date, number: int, to_mark: int, *, is_today: bool) -> str:
    """The day for who hears the page."""
    name = wording.day(day)
    times = ngettext("%(number)s time", "%(number)s times", number)
    waiting = ngettext("%(number)s still to mark", "%(number)s still to mark", to_mark)
    return ", ".join(
        [
            f"{name} ({_('today')})" if is_today else name,
            times % {"number": number},
            *([waiting % {"number": to_mark}] if to_mark else []),
        ]
    )


# By hand: the page is a busy one, and the ORM takes six times as long to write this as a database to answer.
COUNTED: Final = f"""
    SELECT date, COUNT(*), COUNT(CASE
        WHEN cancelled_at IS NULL AND (date < %s OR (date = %s AND starts <= %s)) AND EXISTS (
            SELECT 1 FROM {Participation._meta.db_table} AS expected
            WHERE expected.occurrence_id = occurrence.id AND expected.status = %s
        ) THEN 1 END)
    FROM {Occurrence._meta.db_table} AS occurrence
    WHERE team_id = %s AND date BETWEEN %s AND %s
    GROUP BY date
"""  # noqa: S608 - our own tables


def _counted(team: Team, first: date, last: date, now: datetime) -> dict[date, tuple[int, int]]:
    """By day: how many there are, and of how many somebody's attendance is not marked yet."""
    local = timezone.localtime(now)
    today = local.date().isoformat()
    begun = (today, today, local.time().isoformat("microseconds"))
    days = (first.isoformat(), last.isoformat())
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, (*begun, Participation.Status.SIGNED_UP.value, team.pk, *days))
        rows = cursor.fetchall()
    # SQLite gives a date as it keeps it, as text.
    return {date.fromisoformat(str(day)): (number, to_mark) for day, number, to_mark in rows}


def _numbers(sight: Sight, first: date, last: date) -> dict[date, tuple[int, int]]:
    """Who does not mark attendance is not told what waits for it."""
    rows = sight.occurrences().between(first, last).order_by().values_list("date")
    return {day: (number, 0) for day, number in rows.annotate(number=Count("pk"))}
