"""Who was there in a period, at what and for how long: grouped by the database, in one pass over the rows.

A pass per dimension would be nine. The questions are plain SQL, as in `activities.looking`: what is asked of
a date (its length, its year) is asked once per date and not of everybody who was there.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from django.db import connection

from aandeslag.teams.models import ReceptionCentre
from activities.models import Activity
from matching.models import Participation
from reports.figures.counts import Dimension, age_band

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aandeslag.teams.models import Team
    from reports.counting_rules import CountingRule
    from reports.periods import Period

# Grouped by placement, which says who and at what. What was noted, and of the others the length of the date.
HERE: Final = """
WITH dates AS MATERIALIZED (
    SELECT id, date, CAST(SUBSTR(CAST(date AS varchar(10)), 1, 4) AS integer) AS year,
        CAST(SUBSTR(CAST(ends AS varchar(8)), 1, 2) AS integer) * 60
        + CAST(SUBSTR(CAST(ends AS varchar(8)), 4, 2) AS integer)
        - CAST(SUBSTR(CAST(starts AS varchar(8)), 1, 2) AS integer) * 60
        - CAST(SUBSTR(CAST(starts AS varchar(8)), 4, 2) AS integer) AS minutes
    FROM activities_occurrence WHERE team_id = %s AND date BETWEEN %s AND %s
), here AS (
    SELECT p.placement_id, d.year, COUNT(*) AS times,
        COALESCE(SUM(COALESCE(p.minutes, d.minutes)), 0) AS minutes,
        COUNT(*) - COUNT(COALESCE(p.minutes, d.minutes)) AS untimed,
        CAST(MIN(d.date) AS varchar(10)) AS first
    FROM dates d JOIN matching_participation p ON p.occurrence_id = d.id
    WHERE p.status = %s
    GROUP BY p.placement_id, d.year
)
SELECT here.placement_id, p.resident_id, p.activity_id, here.year, here.times, here.minutes, here.untimed,
    here.first, r.gender, r.birth_year, r.legal_status, r.centre_id, COALESCE(m.code, h.code),
    CAST(r.registered_on AS varchar(10))
FROM here JOIN matching_placement p ON p.id = here.placement_id AND p.team_id = %s
    JOIN residents_resident r ON r.id = p.resident_id
    LEFT JOIN teams_receptioncentre c ON c.id = r.centre_id
    LEFT JOIN teams_municipality m ON m.id = c.municipality_id
    LEFT JOIN teams_municipality h ON h.id = r.housed_in_id
"""
ELSEWHEN: Final = """
SELECT t.placement, p.resident_id, p.activity_id, t.is_after, t.times
FROM (
    SELECT p.placement_id AS placement, 0 AS is_after, COUNT(*) AS times
    FROM activities_occurrence o JOIN matching_participation p ON p.occurrence_id = o.id
    WHERE o.team_id = %s AND o.date < %s AND p.status = %s GROUP BY p.placement_id
    UNION ALL
    SELECT p.placement_id, 1, COUNT(*)
    FROM activities_occurrence o JOIN matching_participation p ON p.occurrence_id = o.id
    WHERE o.team_id = %s AND o.date > %s AND p.status = %s GROUP BY p.placement_id
) t JOIN matching_placement p ON p.id = t.placement AND p.team_id = %s
"""


# Where in a row of the first question it says who came, and from where on what they are.
RESIDENT, WHO = 1, 8


class Row(NamedTuple):
    """Times of one placement in one year."""

    placement: int
    resident: int
    activity: int
    year: int
    times: int
    minutes: int
    # Times of which nobody knows how long they took.
    untimed: int
    # In letters, which stand in the order of the days.
    first: str


class Elsewhen(NamedTuple):
    """How often someone came for one placement before the period, or after it."""

    placement: int
    resident: int
    activity: int
    is_after: int
    times: int


class Profile(NamedTuple):
    """What figures tell people apart by. Few are different, so sums are made of these."""

    gender: str
    age: str
    legal_status: str
    centre: str
    municipality: str

    @property
    def parts(self) -> list[tuple[str, str]]:
        """In which part of each dimension they fall."""
        return [
            (Dimension.ALL, ""),
            (Dimension.GENDER, self.gender),
            (Dimension.AGE, self.age),
            (Dimension.LEGAL_STATUS, self.legal_status),
            (Dimension.CENTRE, self.centre),
            (Dimension.MUNICIPALITY, self.municipality),
        ]


class Person(NamedTuple):
    gender: str
    birth_year: int | None
    legal_status: str
    centre: str
    municipality: str
    registered: str

    @property
    def registered_on(self) -> date:
        return date.fromisoformat(self.registered)

    def in_year(self, year: int) -> Profile:
        age = age_band(year, self.birth_year)
        return Profile(self.gender, age, self.legal_status, self.centre, self.municipality)


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
        return self._times_elsewhen(after=False)

    @cached_property
    def times_after(self) -> Counter[int]:
        return self._times_elsewhen(after=True)

    def _times_elsewhen(self, *, after: bool) -> Counter[int]:
        times: Counter[int] = Counter()
        for one in self.elsewhen:
            if bool(one.is_after) is after and self.counts(one.activity):
                times[one.resident] += one.times
        return times


def attended(team: Team, period: Period, rule: CountingRule) -> Attended:
    """Four queries. Goes once over every time the team ever counted."""
    present = Participation.Status.PRESENT.value
    here = _asked(HERE, [team.pk, period.first, period.last, present, team.pk])
    sides = [team.pk, period.first, present, team.pk, period.last, present, team.pk]
    return Attended(
        team,
        period,
        rule,
        rows=[Row(*one[:WHO]) for one in here],
        elsewhen=[Elsewhen(*one) for one in _asked(ELSEWHEN, sides)],
        people=_people({one[RESIDENT]: one[WHO:] for one in here}),
        works=_works(team),
    )


def _asked(statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def _people(found: dict[int, tuple[Any, ...]]) -> dict[int, Person]:
    """The public ids of their centres are made once per centre, and not once per person."""
    centres = {centre for *_who, centre, _where, _since in found.values() if centre}
    ids = dict(ReceptionCentre.objects.filter(pk__in=centres).order_by().values_list("pk", "public_id"))
    places = {key: str(public_id) for key, public_id in ids.items()}
    return {
        key: Person(gender, birth_year, status, places.get(centre, ""), municipality or "", since)
        for key, (gender, birth_year, status, centre, municipality, since) in found.items()
    }


def _works(team: Team) -> dict[int, Work]:
    rows = Activity.objects.for_team(team).order_by()
    columns = ("pk", "purpose", "theme", "kind", "organisation_id")
    return {
        key: Work(purpose, theme, kind, organisation)
        for key, purpose, theme, kind, organisation in rows.values_list(*columns)
    }
