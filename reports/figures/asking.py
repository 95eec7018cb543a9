"""Asks for all that figures are counted of: the times, placements, people and work of one team.

Plain SQL, as in `activities.looking`, over the team's own rows and the few columns that count. What is asked
of a date is asked once per date, and everybody who was there on it comes as one text of numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import numpy as np
from django.db import connection

from matching.models import Participation
from reports.figures.arrays import NOWHERE, Column, days, known, numbers, places_of, split, years
from reports.figures.attended import Attended, People, Placements, Times, Works
from reports.figures.facts import AGREED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aandeslag.teams.models import Team
    from reports.counting_rules import CountingRule
    from reports.periods import Period

    Rows = list[Sequence[Any]]

PRESENT: Final = Participation.Status.PRESENT.value
# Of a time one number: its placement this many times, and one more than the minutes that were noted.
ROOM: Final = 1 << 20
EACH: Final = f"CAST(p.placement_id * {ROOM} + COALESCE(p.minutes + 1, 0) AS text)"
THERE: Final = {"sqlite": f"GROUP_CONCAT({EACH})", "postgresql": f"STRING_AGG({EACH}, ',')"}
# A question within the question: joined, PostgreSQL prefers to read the times of the whole country.
TIMES: Final = """
SELECT CAST(d.date AS varchar(10)),
    CAST(SUBSTR(CAST(d.ends AS varchar(8)), 1, 2) AS integer) * 60
    + CAST(SUBSTR(CAST(d.ends AS varchar(8)), 4, 2) AS integer)
    - CAST(SUBSTR(CAST(d.starts AS varchar(8)), 1, 2) AS integer) * 60
    - CAST(SUBSTR(CAST(d.starts AS varchar(8)), 4, 2) AS integer),
    d.there
FROM (
    SELECT o.date, o.starts, o.ends, (
        SELECT {there} FROM matching_participation p WHERE p.occurrence_id = o.id AND p.status = %s
    ) AS there
    FROM activities_occurrence o WHERE o.team_id = %s
) d WHERE d.there IS NOT NULL
"""
PLACEMENTS: Final = """
SELECT id, resident_id, activity_id, CASE WHEN status IN (%s, %s, %s) THEN 1 ELSE 0 END,
    CASE WHEN ended_on BETWEEN %s AND %s THEN end_reason END
FROM matching_placement WHERE team_id = %s ORDER BY id
"""
PEOPLE: Final = """
SELECT r.id, r.gender, r.birth_year, r.legal_status, c.public_id, COALESCE(m.code, h.code),
    CAST(r.registered_on AS varchar(10))
FROM residents_resident r
    LEFT JOIN teams_receptioncentre c ON c.id = r.centre_id
    LEFT JOIN teams_municipality m ON m.id = c.municipality_id
    LEFT JOIN teams_municipality h ON h.id = r.housed_in_id
WHERE r.team_id = %s ORDER BY r.id
"""
WORKS: Final = """
SELECT id, purpose, theme, kind, organisation_id FROM activities_activity WHERE team_id = %s ORDER BY id
"""


def attended(team: Team, period: Period, rule: CountingRule) -> Attended:
    """Four queries. Goes once over every time the team ever counted.

    First what points at something, then what it points at; what was erased in between is nowhere any more.
    """
    times = _asked(TIMES.format(there=THERE[connection.vendor]), [PRESENT, team.pk])
    rows = _asked(PLACEMENTS, [*AGREED, period.first, period.last, team.pk])
    people = _people(_asked(PEOPLE, [team.pk]))
    works = _works(_asked(WORKS, [team.pk]), rule)
    placements = _placements(rows, people, works)
    return Attended(period, _times(times, placements), placements, people, works)


def _asked(statement: str, values: Sequence[Any]) -> Rows:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def _columns(rows: Rows, number: int) -> Rows:
    return list(zip(*rows, strict=True)) or [()] * number


def _times(rows: Rows, placements: Placements) -> Times:
    on, lengths, texts = _columns(rows, 3)
    packed, each, day = split(texts), numbers(text.count(",") + 1 for text in texts), days(on)
    placement, noted = places_of(packed // ROOM, placements.keys), packed % ROOM - 1
    is_there = placement != NOWHERE
    return Times(
        placement=placement[is_there],
        day=np.repeat(day, each)[is_there],
        year=np.repeat(years(day), each)[is_there],
        minutes=np.where(noted < 0, np.repeat(known(lengths), each), noted)[is_there],
    )


def _placements(rows: Rows, people: People, works: Works) -> Placements:
    keys, residents, activities, agreed, reasons = _columns(rows, 5)
    resident, activity = (
        places_of(numbers(residents), people.keys),
        places_of(numbers(activities), works.keys),
    )
    is_there = (resident != NOWHERE) & (activity != NOWHERE)
    return Placements(
        keys=numbers(keys)[is_there],
        resident=resident[is_there],
        activity=activity[is_there],
        was_agreed=(numbers(agreed) > 0)[is_there],
        ended=np.array(reasons, np.object_)[is_there],
    )


def _people(rows: Rows) -> People:
    keys, genders, birth_years, statuses, centres, municipalities, registered = _columns(rows, 7)
    of_centre = Column.of(None if one is None else str(one) for one in centres)
    return People(
        keys=numbers(keys),
        gender=Column.of(genders),
        birth_year=known(birth_years),
        legal_status=Column.of(statuses),
        centre=Column([_id(one) for one in of_centre.words], of_centre.codes),
        municipality=Column.of(municipalities),
        registered=days(registered),
    )


def _id(word: str) -> str:
    """As it is written elsewhere; SQLite keeps it without dashes."""
    return str(UUID(word)) if word else ""


def _works(rows: Rows, rule: CountingRule) -> Works:
    keys, purposes, themes, kinds, organisations = _columns(rows, 5)
    return Works(
        keys=numbers(keys),
        purpose=Column.of(purposes),
        theme=Column.of(themes),
        kind=Column.of(kinds),
        organisation=numbers(organisations),
        counts=np.array([one in rule.purposes for one in purposes], np.bool_),
    )
