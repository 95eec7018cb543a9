"""What people are signed up for in the time to come; never what they did not come to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from django.db.models import Exists, OuterRef
from django.utils import timezone

from activities.wording import hours
from matching import wording
from matching.models import Participation
from residents.cards import name_of, value_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from django.db.models import QuerySet

    from aandeslag.teams.models import Team
    from residents.models import Resident
    from residents.querysets import ResidentQuerySet

# What the pages show, and no more: five kinds of rows for each line are many columns.
SHOWN: Final = (
    *("resident__public_id", "resident__number", "resident__first_name", "resident__initial"),
    *("occurrence__date", "occurrence__starts", "occurrence__ends"),
    *("occurrence__activity__title", "occurrence__activity__theme", "occurrence__activity__meeting_point"),
    "occurrence__activity__organisation__name",
)


@dataclass(frozen=True)
class Coming:
    number: str
    name: str
    title: str
    organisation: str
    theme: str
    when: str
    hours: str
    meeting_point: str
    languages: str = ""


@dataclass(frozen=True)
class ComingDay:
    date: date
    name: str
    people: list[Coming]


@dataclass(frozen=True)
class NextTimes:
    lines: list[Coming]
    residents: list[Resident]


def coming_times(
    rows: Iterable[Participation], shown: frozenset[str]
) -> tuple[list[ComingDay], list[Resident]]:
    """By day, in order of time: give it a page of `participations_to_come`."""
    rows = list(rows)
    by_day: dict[date, list[Coming]] = defaultdict(list)
    for row in rows:
        by_day[row.occurrence.date].append(_coming(row, shown))
    days = [ComingDay(day, wording.day(day), found) for day, found in by_day.items()]
    return days, list({row.resident_id: row.resident for row in rows}.values())


def next_times(
    team: Team, people: ResidentQuerySet[Resident], *, now: datetime, shown: frozenset[str]
) -> NextTimes:
    """Everybody by first name, with their next time if there is one. Two queries."""
    residents = list(people.order_by("first_name", "number"))
    first: dict[int, Participation] = {}
    for row in participations_to_come(team, people, now):
        first.setdefault(row.resident_id, row)
    return NextTimes([_next(one, first.get(one.pk), shown) for one in residents], residents)


def participations_to_come(
    team: Team, people: ResidentQuerySet[Resident], now: datetime
) -> QuerySet[Participation]:
    """With what is shown of them, in order of time; the team leads the database to the coming dates."""
    today = timezone.localdate(now)
    return (
        Participation.objects.filter(status=Participation.Status.SIGNED_UP)
        .filter(Exists(people.filter(pk=OuterRef("resident"))))
        .filter(occurrence__team=team, occurrence__date__gte=today, occurrence__cancelled_at__isnull=True)
        .select_related("resident", "occurrence__activity__organisation")
        .only(*SHOWN)
        .order_by("occurrence__date", "occurrence__starts", "resident__number", "pk")
    )


def _coming(row: Participation, shown: frozenset[str], when: str = "") -> Coming:
    occurrence, activity = row.occurrence, row.occurrence.activity
    return Coming(
        number=row.resident.number_shown,
        name=name_of(row.resident, shown),
        title=activity.title,
        organisation=activity.organisation.name,
        theme=activity.theme,
        when=when,
        hours=hours(occurrence.starts, occurrence.ends),
        meeting_point=activity.meeting_point,
    )


def _next(resident: Resident, row: Participation | None, shown: frozenset[str]) -> Coming:
    languages = value_of(resident, "languages", shown)
    if row is not None:
        return replace(_coming(row, shown, wording.when(row.occurrence)), languages=languages)
    name = name_of(resident, shown)
    return Coming(resident.number_shown, name, "", "", "", "", "", "", languages)
