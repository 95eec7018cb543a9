"""What was pressed in the week a moment ago, with its undo: it stands on the card of that date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from aandeslag.addresses import address
from matching.models import Participation
from matching.profiles import has_started
from residents.cards import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from matching.cards.week.sight import Sight

OFF, ON, INSTEAD = "off", "on", "instead"
Status = Participation.Status


@dataclass(frozen=True)
class Done:
    """`sent` goes along with the undo: who had the place before, or the moment of a press."""

    occurrence: UUID
    sentence: str
    undo: str
    sent: Mapping[str, str]
    rows: Sequence[Participation]


def done_of(asked: Mapping[str, str], sight: Sight, now: datetime) -> Done | None:
    """Nothing once it is not so any more. At most two queries, and none where nothing was pressed."""
    row = _row(asked.get("row", ""), sight) if asked.get("done") else None
    if row is None or has_started(row.occurrence, now):
        return None
    when, words = row.occurrence, {"name": _named(row, sight), "activity": row.occurrence.activity.title}
    match asked["done"], row.status:
        case "off", Status.CANCELLED:
            sentence = _("%(name)s is taken off %(activity)s.") % words
            return Done(when.public_id, sentence, address("matching:put-back", row.public_id), {}, [row])
        case "on", Status.SIGNED_UP:
            sentence = _("%(name)s is signed up for %(activity)s.") % words
            return Done(when.public_id, sentence, _off_again(row), {}, [row])
        case "instead", Status.SIGNED_UP:
            return _replaced(row, _row(asked.get("was", ""), sight), sight)
    return None


def _off_again(row: Participation) -> str:
    """Who comes every time, and came after all on this date, is only off this date."""
    if row.placement.is_standing:
        return address("matching:take-off", row.public_id)
    return address("matching:undo-sign-up", row.placement.public_id)


def _replaced(row: Participation, was: Participation | None, sight: Sight) -> Done | None:
    if was is None or was.status != Status.CANCELLED:
        return None
    words = {
        "name": _named(row, sight),
        "other": _named(was, sight),
        "activity": row.occurrence.activity.title,
    }
    sentence = _("%(name)s comes instead of %(other)s: %(activity)s.") % words
    undo = address("matching:undo-replace", row.public_id)
    return Done(row.occurrence.public_id, sentence, undo, {"was": str(was.public_id)}, [row, was])


def _row(text: str, sight: Sight) -> Participation | None:
    """Staff only; nonsense is nothing."""
    try:
        public_id = UUID(text)
    except ValueError:
        return None
    if not sight.is_of_staff:
        return None
    rows = Participation.objects.for_team(sight.team).filter(public_id=public_id)
    return rows.select_related("resident", "placement", "occurrence__activity").first()


def _named(row: Participation, sight: Sight) -> str:
    return f"{name_of(row.resident, sight.shown)} {row.resident.number_shown}"
