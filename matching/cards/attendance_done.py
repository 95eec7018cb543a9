"""What was pressed on the attendance list a moment ago, with its undo: everybody was there, one was not."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid4

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aandeslag.addresses import address
from activities.models import Occurrence
from matching.cards.week.done import Done
from matching.models import Participation
from residents.cards import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aandeslag.teams.models import Team, User

# In the address: the moment by which an undo finds what was said then, or the row that was removed.
MARKED, REMOVED = "marked", "removed"
FORMER: Final = Participation.Status.CANCELLED


def everybody_done(asked: Mapping[str, str], team: Team, by: User) -> Done | None:
    """Nothing once it is not so any more. At most two queries, and none where nothing was pressed."""
    marked_at = moment_of(asked.get(MARKED, ""))
    if marked_at is None:
        return None
    rows = Participation.objects.for_team(team).said_present_at(marked_at, by)
    found = list(rows.order_by().values_list("occurrence", flat=True))
    if len(set(found)) != 1:
        return None
    occurrence = Occurrence.objects.select_related("activity").get(pk=found[0])
    sentence = ngettext(
        "%(number)d person was there: %(activity)s.",
        "%(number)d people were there: %(activity)s.",
        len(found),
    ) % {"number": len(found), "activity": occurrence.activity.title}
    undo = address("matching:nobody-marked", occurrence.public_id)
    return Done(occurrence.public_id, sentence, undo, {MARKED: marked_at.isoformat()}, [])


def removed_done(asked: Mapping[str, str], occurrence: Occurrence, shown: frozenset[str]) -> Done | None:
    """Who was not there after all; they are put back as they came: added. One query at most."""
    try:
        public_id = UUID(asked.get(REMOVED, ""))
    except ValueError:
        return None
    rows = Participation.objects.filter(occurrence=occurrence, is_unexpected=True, status=FORMER)
    row = rows.filter(public_id=public_id).select_related("resident").first()
    if row is None:
        return None
    who = f"{name_of(row.resident, shown)} {row.resident.number_shown}"
    sentence = _("%(name)s is off the list, and counts nowhere.") % {"name": who}
    sent = {"number": str(row.resident.number), "token": str(uuid4())}
    return Done(
        occurrence.public_id, sentence, address("matching:unexpected", occurrence.public_id), sent, [row]
    )


def moment_of(text: str) -> datetime | None:
    """Nonsense, or a time of no place on earth, is none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
