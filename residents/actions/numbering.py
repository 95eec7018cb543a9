"""Gives out participant numbers: each number is one person of a team, and none is given twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import connection

from aandeslag.teams.models import Team
from residents.models import Merge, Resident

if TYPE_CHECKING:
    from collections.abc import Collection

# By hand, both: others wait for the second while this holds the first, and the ORM takes many times as long.
HOLD: Final = f"SELECT id FROM {Team._meta.db_table} WHERE id = %s FOR NO KEY UPDATE"  # noqa: S608 - our own table


def hold_numbers(team: Team) -> None:
    """Let other desks of this team wait with registering until this transaction has ended.

    On SQLite every writing transaction holds the whole database, so there the lock is there already.
    """
    if connection.features.has_select_for_update:
        with connection.cursor() as cursor:
            cursor.execute(HOLD, [team.pk])


def next_number(team: Team) -> int:
    """The number after the highest one. Call `hold_numbers` first."""
    numbers = (
        f"SELECT MAX(number) AS number FROM {Resident._meta.db_table} WHERE team_id = %s"  # noqa: S608 - our own tables
        f" UNION ALL SELECT MAX(former_number) FROM {Merge._meta.db_table} WHERE team_id = %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT MAX(number) FROM ({numbers}) AS given", [team.pk, team.pk])  # noqa: S608 - see above
        (highest,) = cursor.fetchone()
    return (highest or 0) + 1


def taken(team: Team, numbers: Collection[int]) -> frozenset[int]:
    """Those of `numbers` that somebody of the team has already, or had before they were merged."""
    found = Resident.objects.for_team(team).filter(number__in=numbers)
    former = Merge.objects.for_team(team).standing().filter(former_number__in=numbers)
    return frozenset(found.values_list("number", flat=True)) | frozenset(
        former.values_list("former_number", flat=True)
    )
