"""Asks for all that figures are counted of: the times, placements, people and work of one team.

Plain SQL, over the team's own rows and the few columns that count. Each question is answered in one row: a
text per column, in which the database put the values of all rows together. As rows they would take longer to
fetch than to count. What is asked of a date is asked once per date, and not of everybody who was there.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import numpy as np
from django.db import connection

from matching.models import Participation
from reports.figures.arrays import NOBODY_KNOWS, NOWHERE, Column, days, numbers, places_of, summed, years
from reports.figures.attended import NOT_ENDED, Attended, People, Placements, Times, Works
from reports.figures.facts import AGREED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from aandeslag.teams.models import Team
    from reports.counting_rules import CountingRule
    from reports.figures.arrays import Ints
    from reports.periods import Period

    Texts = tuple[str | None, ...]

PRESENT: Final = Participation.Status.PRESENT.value
TOGETHER: Final = {"sqlite": "GROUP_CONCAT({})", "postgresql": "STRING_AGG(({})::text, ',')"}
# Who was there on a date. Joined, PostgreSQL would read the times of the whole country.
THERE: Final = """(
    SELECT {together} FROM matching_participation p WHERE p.occurrence_id = o.id AND p.status = %s
)"""
# A time is the number of its placement; where minutes were noted so many times that and they, below zero.
ROOM: Final = 1 << 20
EACH: Final = f"""
    CASE WHEN p.minutes IS NULL THEN p.placement_id ELSE -(p.placement_id * {ROOM} + p.minutes) END
"""
DATES: Final = (
    "CAST(o.date AS varchar(10))",
    "CAST(o.starts AS varchar(8)) || '-' || COALESCE(CAST(o.ends AS varchar(8)), '')",
)
# Of what ended in the period the reason.
PLACEMENTS: Final = (
    "id",
    "resident_id",
    "activity_id",
    "CASE WHEN status IN (%s, %s, %s) THEN 1 ELSE 0 END",
    f"CASE WHEN ended_on BETWEEN %s AND %s THEN end_reason ELSE '{NOT_ENDED}' END",
)
PEOPLE: Final = (
    "r.id",
    "r.gender",
    "COALESCE(r.birth_year, 0)",
    "r.legal_status",
    "COALESCE(CAST(c.public_id AS varchar(36)), '')",
    "COALESCE(m.code, h.code, '')",
    "CAST(r.registered_on AS varchar(10))",
)
PEOPLE_FROM: Final = """
    residents_resident r
    LEFT JOIN teams_receptioncentre c ON c.id = r.centre_id
    LEFT JOIN teams_municipality m ON m.id = c.municipality_id
    LEFT JOIN teams_municipality h ON h.id = r.housed_in_id
"""
WORKS: Final = ("id", "purpose", "theme", "kind", "organisation_id")


def attended(team: Team, period: Period, rule: CountingRule) -> Attended:
    """Six queries. Goes once over every time the team ever counted.

    First what points at something, then what it points at; what was erased in between is nowhere any more.
    """
    here = _here(team, period)
    before, after = _elsewhen(team, "<", period.first), _elsewhen(team, ">", period.last)
    rows = _asked(PLACEMENTS, "matching_placement WHERE team_id = %s", [*AGREED, *_ends(period), team.pk])
    people = _people(_asked(PEOPLE, f"{PEOPLE_FROM} WHERE r.team_id = %s", [team.pk]))
    works = _works(_asked(WORKS, "activities_activity WHERE team_id = %s", [team.pk]), rule)
    placements = _placements(rows, people, works)
    return Attended(
        period,
        _times(here, placements),
        _number_of(before, placements),
        _number_of(after, placements),
        placements,
        people,
        works,
    )


def _ends(period: Period) -> tuple[date, date]:
    return period.first, period.last


def _here(team: Team, period: Period) -> Texts:
    """Each date begins with a nought."""
    there = f"'0' || COALESCE(',' || {THERE.format(together=_together(EACH))}, '')"
    dates = "activities_occurrence o WHERE o.team_id = %s AND o.date BETWEEN %s AND %s"
    return _asked((*DATES, there), dates, [PRESENT, team.pk, *_ends(period)])


def _elsewhen(team: Team, side: str, day: date) -> Texts:
    there = THERE.format(together=_together("p.placement_id"))
    dates = f"activities_occurrence o WHERE o.team_id = %s AND o.date {side} %s"
    return _asked((there,), dates, [PRESENT, team.pk, day])


def _together(column: str) -> str:
    return TOGETHER[connection.vendor].format(column)


def _asked(columns: Sequence[str], source: str, values: Sequence[Any]) -> Texts:
    """Of each column the values of all rows, in the same order; None where there are no rows."""
    statement = f"SELECT {', '.join(map(_together, columns))} FROM {source}"  # noqa: S608 - our own words
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return tuple(cursor.fetchone())


def _words(text: str | None) -> list[str]:
    return [] if text is None else text.split(",")


def _times(texts: Texts, placements: Placements) -> Times:
    on, moments, there = texts
    packed, day = numbers(there), days(_words(on))
    is_time = packed != 0
    date_of, packed = (np.cumsum(~is_time) - 1)[is_time], packed[is_time]
    is_noted = packed < 0
    placement, noted = np.divmod(-packed, ROOM)
    placement = places_of(np.where(is_noted, placement, packed), placements.keys)
    moment = Column.of(_words(moments))
    lengths = np.array([_length(one) for one in moment.words], np.int64)[moment.codes]
    minutes = np.where(is_noted, noted, lengths[date_of])
    return Times(placement, day[date_of], years(day)[date_of], minutes).of(placement != NOWHERE)


def _number_of(texts: Texts, placements: Placements) -> Ints:
    """Times of each placement."""
    place = places_of(numbers(texts[0]), placements.keys)
    return summed(place[place != NOWHERE], len(placements.keys))


@cache
def _length(moment: str) -> int:
    """In minutes, of `10:00:00-12:30:00` or `10:00:00-`."""
    starts, _to, ends = moment.partition("-")
    if not ends:
        return NOBODY_KNOWS
    return (int(ends[:2]) - int(starts[:2])) * 60 + int(ends[3:5]) - int(starts[3:5])


def _placements(texts: Texts, people: People, works: Works) -> Placements:
    keys, residents, activities, agreed, reasons = texts
    resident = places_of(numbers(residents), people.keys)
    activity = places_of(numbers(activities), works.keys)
    found = Placements(numbers(keys), resident, activity, numbers(agreed) > 0, Column.of(_words(reasons)))
    order = np.argsort(found.keys)
    return found.of(order[(resident != NOWHERE)[order] & (activity != NOWHERE)[order]])


def _people(texts: Texts) -> People:
    keys, genders, birth_years, statuses, centres, municipalities, registered = texts
    of_centre = Column.of(_words(centres))
    return People(
        keys=numbers(keys),
        gender=Column.of(_words(genders)),
        birth_year=numbers(birth_years),
        legal_status=Column.of(_words(statuses)),
        centre=Column([_id(one) for one in of_centre.words], of_centre.codes),
        municipality=Column.of(_words(municipalities)),
        registered=days(_words(registered)),
    ).in_order()


def _id(word: str) -> str:
    """As it is written elsewhere; SQLite keeps it without dashes."""
    return str(UUID(word)) if word else ""


def _works(texts: Texts, rule: CountingRule) -> Works:
    keys, purposes, themes, kinds, organisations = texts
    purpose = Column.of(_words(purposes))
    return Works(
        keys=numbers(keys),
        purpose=purpose,
        theme=Column.of(_words(themes)),
        kind=Column.of(_words(kinds)),
        organisation=numbers(organisations),
        counts=np.array([one in rule.purposes for one in purpose.words], np.bool_)[purpose.codes],
    ).in_order()
