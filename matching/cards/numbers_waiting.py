"""How many wait at each fixed moment: for the cards of the week and of an activity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import connection
from django.utils.translation import ngettext

from matching.models import WaitingListEntry
from residents.models import Resident

if TYPE_CHECKING:
    from collections.abc import Collection

# By hand: the week and an activity ask it on every look, and the ORM takes longer to write it than to run it.
IN_LINE: Final = f"""
    SELECT entry.slot_id, COUNT(*)
    FROM {WaitingListEntry._meta.db_table} AS entry
    JOIN {Resident._meta.db_table} AS resident ON resident.id = entry.resident_id
    WHERE entry.left_at IS NULL AND resident.departed_on IS NULL
        AND resident.mediation_stopped_on IS NULL AND entry.slot_id IN (%s)
    GROUP BY entry.slot_id
"""  # noqa: S608 - our own tables


def numbers_waiting(slot_ids: Collection[int]) -> dict[int, int]:
    """How many wait at each of these slots, of those who are here. One query, or none."""
    if not slot_ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(IN_LINE % ", ".join(["%s"] * len(slot_ids)), list(slot_ids))
        return dict(cursor.fetchall())


def waiting_words(number: int) -> str:
    if not number:
        return ""
    return ngettext("%(number)d person waits", "%(number)d people wait", number) % {"number": number}
