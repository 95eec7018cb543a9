"""What people are signed up for in the time to come; never what they did not come to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from aandeslag.prepared import Counted, Leafed, Prepared
from activities.wording import hours, meeting
from matching import wording
from matching.models import Participation
from residents.cards import name_of
from residents.numbers import as_shown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, time
    from uuid import UUID

    from django.db.models import QuerySet

    from aandeslag.teams.models import Membership, Team

# What the pages show, and no more: five kinds of rows for each line are many columns.
SHOWN: Final = (
    *("resident_id", "resident__public_id", "resident__number", "resident__first_name", "resident__initial"),
    *("occurrence__date", "occurrence__starts", "occurrence__ends"),
    *("occurrence__activity__title", "occurrence__activity__theme", "occurrence__activity__meeting_place"),
    *("occurrence__activity__meeting_point", "occurrence__activity__minutes_earlier"),
    "occurrence__activity__organisation__name",
)


@dataclass(frozen=True)
class TimeToCome:
    """Someone and a time to come, with the columns `SHOWN`."""

    resident_id: int
    public_id: UUID
    number: int
    first_name: str
    initial: str
    date: date
    starts: time
    ends: time | None
    title: str
    theme: str
    meeting_place: str
    meeting_point: str
    minutes_earlier: int | None
    organisation: str


@dataclass(frozen=True)
class Coming:
    number: str
    name: str
    title: str
    organisation: str
    theme: str
    hours: str
    meeting_point: str


@dataclass(frozen=True)
class ComingDay:
    date: date
    name: str
    people: list[Coming]


def coming_times(
    rows: Iterable[tuple[Any, ...]], shown: frozenset[str]
) -> tuple[list[ComingDay], list[TimeToCome]]:
    """By day, in order of time, and each person once: give it a page of `times_to_come`."""
    times = [TimeToCome(*row) for row in rows]
    by_day: dict[date, list[Coming]] = defaultdict(list)
    for one in times:
        by_day[one.date].append(_coming(one, shown))
    days = [ComingDay(day, wording.day(day), found) for day, found in by_day.items()]
    return days, list({one.resident_id: one for one in times}.values())


def times_to_come(membership: Membership, today: date) -> Leafed[tuple[Any, ...]]:
    """Of the people of the centres of this member, to leaf through."""
    team = membership.team
    assert team is not None  # noqa: S101 - a role of a team
    return Leafed(_number_to_come, _to_come_in_order, _centres_of(membership), team, today)


@Prepared
def _centres_of(membership: Membership) -> QuerySet[Any, int]:
    """Asked apart: among so many tables PostgreSQL takes longer to think of a way than to walk it."""
    return membership.centres.order_by().values_list("pk", flat=True)


def _to_come(centres: list[int], team: Team, today: date) -> QuerySet[Participation, Participation]:
    """In no order: counting asks for none. The team leads the database to the coming dates."""
    return (
        Participation.objects.filter(status=Participation.Status.SIGNED_UP)
        .filter(resident__team=team, resident__centre__in=centres, resident__departed_on__isnull=True)
        .filter(occurrence__team=team, occurrence__date__gte=today, occurrence__cancelled_at__isnull=True)
        .order_by()
    )


@Prepared
def _to_come_in_order(
    centres: list[int], team: Team, today: date, *, first: int, last: int
) -> QuerySet[Participation, tuple[Any, ...]]:
    """The columns `SHOWN`, in order of time."""
    order = ("occurrence__date", "occurrence__starts", "resident__number", "pk")
    return _to_come(centres, team, today).order_by(*order).values_list(*SHOWN)[first:last]


# Without the names and titles that counting the rows would drag along.
_number_to_come: Final = Counted(_to_come)


def _coming(one: TimeToCome, shown: frozenset[str]) -> Coming:
    return Coming(
        number=as_shown(one.number),
        name=name_of(one, shown),
        title=one.title,
        organisation=one.organisation,
        theme=one.theme,
        hours=hours(one.starts, one.ends),
        meeting_point=meeting(one.meeting_place, one.meeting_point, one.minutes_earlier),
    )
