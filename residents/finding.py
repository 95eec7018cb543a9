"""Finds people by number or by name in any spelling, and says whom a new registration resembles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import connection
from django.db.models import Q

from residents.models import Resident
from residents.names import alike, fold, name_key

if TYPE_CHECKING:
    from aandeslag.teams.models import Team
    from residents.querysets import ResidentQuerySet

AT_MOST: Final = 10
LOOKALIKES_AT_MOST: Final = 5
# More namesakes than this are not compared: whoever looks writes more of the name.
CANDIDATES: Final = 200
SHORTEST_SOUND: Final = 2
# Years of birth are often guessed: one or two years apart may still be the same person.
YEARS_APART: Final = 2


def find_residents(people: ResidentQuerySet[Resident], text: str) -> list[Resident]:
    """Find by participant number, or by first name and perhaps initial: who is present comes first."""
    if any(character.isdigit() for character in text):
        return list(people.numbered(text).for_lines()[:AT_MOST])
    name, initial = _split(text)
    if not name_key(name):
        return []
    if initial:
        people = people.filter(initial__iexact=initial)
    likely = people.filter(Q(first_name__icontains=name) | _sounds_like(name))
    found = sorted(likely.order_by().for_lines()[:CANDIDATES], key=lambda one: _order(one, name))
    return found[:AT_MOST]


def lookalikes(*, team: Team, first_name: str, birth_year: int | None) -> list[Resident]:
    """People of the team whose name may be the same, and whose year of birth does not contradict it."""
    named = _alike_in_sound(team, fold(first_name), birth_year)
    likely = [pk for pk, name in named if alike(name, first_name)]
    if not likely:
        return []
    found = sorted(
        Resident.objects.filter(pk__in=likely).for_lines(),
        key=lambda one: (one.name_key != name_key(first_name), one.birth_year != birth_year),
    )
    return found[:LOOKALIKES_AT_MOST]


# By hand: each registration waits for it, and the ORM takes longer to write it than a database to answer.
# Without an order, or the database would go through everybody in the order of the list.
ALIKE: Final = f"""
    SELECT id, first_name FROM {Resident._meta.db_table} WHERE team_id = %s AND sound_key = %s
    AND (birth_year IS NULL OR birth_year BETWEEN %s AND %s) LIMIT {CANDIDATES}
"""  # noqa: S608 - our own table
FIRST_YEAR, LAST_YEAR = 0, 9999


def _alike_in_sound(team: Team, key: str, birth_year: int | None) -> list[tuple[int, str]]:
    first, last = FIRST_YEAR, LAST_YEAR
    if birth_year is not None:
        first, last = birth_year - YEARS_APART, birth_year + YEARS_APART
    with connection.cursor() as cursor:
        cursor.execute(ALIKE, [team.pk, key, first, last])
        found: list[tuple[int, str]] = cursor.fetchall()
    return found


def _split(text: str) -> tuple[str, str]:
    """*Yusuf K.* is the Yusuf whose surname begins with K."""
    words = text.split()
    last = words[-1].rstrip(".") if words else ""
    return (" ".join(words[:-1]), last) if len(words) > 1 and len(last) == 1 else (text.strip(), "")


def _sounds_like(name: str) -> Q:
    """The same name in another spelling, or its beginning."""
    key = fold(name)
    beginning = key.removesuffix("a")
    same = Q(sound_key=key)
    return same | Q(sound_key__startswith=beginning) if len(beginning) >= SHORTEST_SOUND else same


def _order(one: Resident, name: str) -> tuple[bool, int, int]:
    key = name_key(name)
    nearness = (
        one.name_key == key,
        one.name_key.startswith(key),
        alike(one.first_name, name),
        key in one.name_key,
    )
    return (one.departed_on is not None, (*nearness, True).index(True), -one.number)
