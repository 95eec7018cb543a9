"""When a quarter can be closed, which is next, and what is not marked yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from django.db.models import Count, Min

from matching.models import Participation
from reports.models import KeptNumbers
from reports.periods import Quarter, Span

if TYPE_CHECKING:
    from aandeslag.teams.models import Team
    from reports.periods import Period

# Days after the last day of a quarter: from when the coordinator may close it, and when it closes by itself.
SOONEST: Final = timedelta(days=14)
LATEST: Final = timedelta(days=42)


@dataclass(frozen=True)
class NotMarked:
    """How many wait for attendance, and the oldest day with such."""

    number: int = 0
    oldest: date | None = None


@dataclass(frozen=True)
class ToClose:
    """The oldest quarter that is still open."""

    quarter: Quarter
    today: date

    @property
    def from_day(self) -> date:
        return self.quarter.last + SOONEST

    @property
    def by_itself_on(self) -> date:
        return self.quarter.last + LATEST

    @property
    def is_over(self) -> bool:
        return self.today > self.quarter.last

    @property
    def can_be_closed(self) -> bool:
        return self.today >= self.from_day

    @property
    def is_due(self) -> bool:
        return self.today >= self.by_itself_on


def next_to_close(team: Team, today: date) -> ToClose | None:
    """Quarter by quarter from the start of the team; None for a team in which nothing happened yet."""
    closed = KeptNumbers.objects.for_team(team).closed().filter(span=Span.QUARTER)
    latest = closed.order_by("-first").values_list("first", flat=True).first()
    if latest is not None:
        return ToClose(Quarter.of(latest).next, today)
    first = first_quarter(team)
    return None if first is None else ToClose(first, today)


def first_quarter(team: Team) -> Quarter | None:
    """When the team started; what it imports of the years before that stays open."""
    if team.started_on is not None:
        return Quarter.of(team.started_on)
    attended = Participation.objects.for_team(team).times()
    first = attended.aggregate(first=Min("occurrence__date"))["first"]
    return None if first is None else Quarter.of(first)


def not_marked(team: Team, period: Period, today: date) -> NotMarked:
    """People signed up on past dates of the period of whom nobody said whether they came."""
    waiting = Participation.objects.for_team(team).between(period.first, period.last).to_mark(today)
    found = waiting.aggregate(number=Count("pk"), oldest=Min("occurrence__date"))
    return NotMarked(number=found["number"], oldest=found["oldest"])
