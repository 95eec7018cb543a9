"""How much supporters helped in a month: at the walk-in hour, elsewhere, and whom they spoke to in number."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db.models import Sum

from aandeslag.teams.access import Role
from aandeslag.teams.models import Duty
from residents.models import SupportGiven

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.db.models import QuerySet

    from aandeslag.teams.models import Team, User

# What one press counts.
PEOPLE: Final = (1, 2, 3, 5, 10)
MINUTES: Final = (30, 60, 120, 180, 240)


@dataclass(frozen=True)
class Help:
    """Of one supporter in one month; minutes of who is at the desk now count once they have gone."""

    name: str
    people: int
    minutes: int
    desk_minutes: int

    @property
    def together(self) -> int:
        return self.minutes + self.desk_minutes


@dataclass(frozen=True)
class OwnHelp:
    people: int
    minutes: int
    desk_minutes: int
    last_of_today: SupportGiven | None


def own_help(team: Team, supporter: User, today: date) -> OwnHelp:
    """Of this month. Three queries."""
    mine = SupportGiven.objects.for_team(team).filter(supporter=supporter)
    sums = _within(mine, today).aggregate(people=Sum("people"), minutes=Sum("minutes"))
    duties = _duties(team, today).filter(membership__user=supporter)
    return OwnHelp(
        people=sums["people"] or 0,
        minutes=sums["minutes"] or 0,
        desk_minutes=sum(_minutes(duties).values()),
        last_of_today=mine.filter(on=today).order_by("-pk").first(),
    )


def help_of(team: Team, day: date) -> list[Help]:
    """Of everybody who helped in the month of `day`, by name. Two queries."""
    given = _within(SupportGiven.objects.for_team(team), day).select_related("supporter")
    duties = list(_duties(team, day))
    people: dict[int, int] = defaultdict(int)
    minutes: dict[int, int] = defaultdict(int)
    names = {one.membership.user_id: str(one.membership.user) for one in duties}
    for one in given:
        if one.supporter is not None:
            names[one.supporter.pk] = str(one.supporter)
            people[one.supporter.pk] += one.people
            minutes[one.supporter.pk] += one.minutes
    at_desk = _minutes(duties)
    found = [Help(name, people[key], minutes[key], at_desk.get(key, 0)) for key, name in names.items()]
    return sorted(found, key=lambda one: one.name)


def hours_words(minutes: int) -> str:
    """Half an hour is written as *½*: the same in every language."""
    hours, rest = divmod(minutes, 60)
    if rest == 30:  # noqa: PLR2004 - half an hour
        return f"{hours or ''}½"
    return str(hours) if not rest else f"{hours}:{rest:02d}"


def first_of_month(day: date) -> date:
    return day.replace(day=1)


def next_month(day: date) -> date:
    return first_of_month(first_of_month(day) + timedelta(days=32))


def _within(rows: QuerySet[SupportGiven], day: date) -> QuerySet[SupportGiven]:
    return rows.filter(on__gte=first_of_month(day), on__lt=next_month(day))


def _duties(team: Team, day: date) -> QuerySet[Duty]:
    """Of supporters who have gone again; noted at a session of the month."""
    rows = Duty.objects.filter(
        membership__team=team,
        membership__role=Role.SUPPORTER,
        until__isnull=False,
        since__date__gte=first_of_month(day),
        since__date__lt=next_month(day),
    )
    return rows.select_related("membership__user")


def _minutes(duties: Iterable[Duty]) -> dict[int, int]:
    found: dict[int, int] = defaultdict(int)
    for one in duties:
        if one.until is not None:
            found[one.membership.user_id] += max(round((one.until - one.since).total_seconds() / 60), 0)
    return found
