"""Who was there in a period, at what and for how long: grouped by the database, in one pass over the rows.

A pass per dimension would be nine, and on SQLite every subtraction of two times a call of Python.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from django.db.models import Case, Count, IntegerField, Min, Q, Sum, Value, When
from django.db.models.functions import Coalesce

from activities.models import Activity
from matching.models import Participation
from reports.figures.counts import Dimension, age_band
from residents.models import Resident

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, time

    from django.db.models import QuerySet

    from aandeslag.teams.models import Team
    from matching.querysets import ParticipationQuerySet
    from reports.counting_rules import CountingRule
    from reports.periods import Period

# Few enough to be named one by one in a question.
AT_ONCE: Final = 5_000
MINUTES_IN_AN_HOUR: Final = 60


class Row(NamedTuple):
    """Times of one placement that are equally long, in one year."""

    placement: int
    resident: int
    activity: int
    year: int
    starts: time
    ends: time | None
    times: int
    first: date
    noted: int
    with_note: int

    @property
    def minutes(self) -> int:
        """What was noted, and of the others the length of the date."""
        others = self.times - self.with_note
        if self.ends is None:
            return self.noted
        hours, minutes = self.ends.hour - self.starts.hour, self.ends.minute - self.starts.minute
        return self.noted + others * (hours * MINUTES_IN_AN_HOUR + minutes)

    @property
    def untimed(self) -> int:
        return self.times - self.with_note if self.ends is None else 0


class Elsewhen(NamedTuple):
    """How often someone came for one placement outside the period."""

    placement: int
    resident: int
    activity: int
    before: int
    after: int


class Person(NamedTuple):
    gender: str
    birth_year: int | None
    legal_status: str
    centre: str
    municipality: str
    registered_on: date

    def parts(self, year: int) -> list[tuple[str, str]]:
        """In which part of each dimension this person falls."""
        return [
            (Dimension.ALL, ""),
            (Dimension.GENDER, self.gender),
            (Dimension.AGE, age_band(year, self.birth_year)),
            (Dimension.LEGAL_STATUS, self.legal_status),
            (Dimension.CENTRE, self.centre),
            (Dimension.MUNICIPALITY, self.municipality),
        ]


class Work(NamedTuple):
    purpose: str
    theme: str
    kind: str
    organisation: int

    @property
    def parts(self) -> list[tuple[str, str]]:
        """In which part of each dimension it falls; not by purpose, which has lines of its own."""
        return [(Dimension.THEME, self.theme), (Dimension.KIND, self.kind)]


@dataclass(frozen=True)
class Attended:
    """Everything of one team and period of which somebody said *was there*."""

    team: Team
    period: Period
    rule: CountingRule
    rows: list[Row]
    elsewhen: list[Elsewhen]
    people: dict[int, Person]
    works: dict[int, Work]

    @property
    def counted(self) -> Iterator[Row]:
        """Of what counts for the programme."""
        return (row for row in self.rows if self.counts(row.activity))

    def counts(self, activity: int) -> bool:
        """Whether times of this activity count for the programme."""
        return self.works[activity].purpose in self.rule.purposes

    @cached_property
    def times_here(self) -> Counter[int]:
        """Of each resident, of what counts."""
        times: Counter[int] = Counter()
        for row in self.counted:
            times[row.resident] += row.times
        return times

    @cached_property
    def times_before(self) -> Counter[int]:
        """Of each resident who came before the period, of what counts."""
        return self._times_elsewhen("before")

    @cached_property
    def times_after(self) -> Counter[int]:
        return self._times_elsewhen("after")

    def _times_elsewhen(self, side: str) -> Counter[int]:
        times: Counter[int] = Counter()
        for one in self.elsewhen:
            if self.counts(one.activity):
                times[one.resident] += getattr(one, side)
        return times


def attended(team: Team, period: Period, rule: CountingRule) -> Attended:
    """Three queries, and one more for every 5,000 people. Goes once over every time the team ever counted."""
    rows = _rows(times_of(team).between(period.first, period.last), period)
    return Attended(
        team,
        period,
        rule,
        rows,
        elsewhen=_elsewhen(team, period),
        people=_people({row.resident for row in rows}),
        works=_works(team),
    )


def times_of(team: Team) -> ParticipationQuerySet[Participation]:
    """Every time of the team, of all purposes."""
    return Participation.objects.of_dates_of(team).times().order_by()


def _rows(here: QuerySet[Participation], period: Period) -> list[Row]:
    found = here.values_list(
        "placement",
        "resident",
        "occurrence__activity",
        _year_in(period),
        "occurrence__starts",
        "occurrence__ends",
    ).annotate(
        times=Count("pk"),
        first=Min("occurrence__date"),
        noted=Sum("minutes", default=0),
        with_note=Count("minutes"),
    )
    return [Row(*row) for row in found]


def _elsewhen(team: Team, period: Period) -> list[Elsewhen]:
    """Of every placement that has times before or after."""
    found = (
        times_of(team)
        .exclude(occurrence__date__range=(period.first, period.last))
        .values_list("placement", "resident", "occurrence__activity")
        .annotate(
            before=Count("pk", filter=Q(occurrence__date__lt=period.first)),
            after=Count("pk", filter=Q(occurrence__date__gt=period.last)),
        )
    )
    return [Elsewhen(*row) for row in found]


def _year_in(period: Period) -> Any:
    """By comparing dates: taking the year out of one is a call of Python on SQLite."""
    first, last = period.first.year, period.last.year
    until = [
        When(occurrence__date__lt=period.first.replace(year=year + 1, month=1, day=1), then=Value(year))
        for year in range(first, last)
    ]
    return Case(*until, default=Value(last), output_field=IntegerField())


def _people(residents: set[int]) -> dict[int, Person]:
    where = Coalesce("centre__municipality__code", "housed_in__code")
    columns = ("gender", "birth_year", "legal_status", "centre__public_id", where, "registered_on")
    found: dict[int, Person] = {}
    for some in _in_turns(sorted(residents)):
        rows = Resident.objects.filter(pk__in=some).order_by().values_list("pk", *columns)
        for key, gender, birth_year, status, centre, municipality, registered_on in rows:
            place = str(centre or "")
            found[key] = Person(gender, birth_year, status, place, municipality or "", registered_on)
    return found


def _in_turns(keys: list[int]) -> Iterator[list[int]]:
    return (keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE))


def _works(team: Team) -> dict[int, Work]:
    rows = Activity.objects.for_team(team).order_by()
    columns = ("pk", "purpose", "theme", "kind", "organisation_id")
    return {
        key: Work(purpose, theme, kind, organisation)
        for key, purpose, theme, kind, organisation in rows.values_list(*columns)
    }
