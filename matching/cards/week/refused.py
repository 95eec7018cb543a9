"""What could not be done in the week, and why: it stands on the card of that date, where it was pressed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from matching.findings import Obstacle
from matching.places import count_places

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from django_stubs_ext import StrOrPromise

    from matching.findings import Verdict
    from matching.models import Participation


class Why(StrEnum):
    """Stands in the address; it says nothing of anybody."""

    HELD = "held"
    FULL = "full"
    IN_THE_WAY = "in-the-way"
    CHANGED = "changed"
    BEGUN = "begun"
    CANCELLED = "cancelled"
    NEEDS_REASON = "needs-reason"
    NOT_HELD = "not-held"


SENTENCES: Final[dict[Why, StrOrPromise]] = {
    Why.HELD: _("Not undone: the place is kept for somebody who was waiting for it."),
    Why.FULL: _("Not undone: there is no place left."),
    Why.IN_THE_WAY: _("Not undone: something stands in the way for this person now. Look at what fits."),
    Why.CHANGED: _("That is not possible any more: look how it stands now."),
    Why.BEGUN: _("It has begun already: say it on the attendance list."),
    Why.CANCELLED: _("This does not take place."),
    Why.NOT_HELD: _(
        "Undone. Only the place that was kept for the other is gone: they wait again, without an offer."
    ),
    Why.NEEDS_REASON: _("That is not possible any more: end it with a reason."),
}


@dataclass(frozen=True)
class Refused:
    """`occurrence` is the card on which it stands."""

    occurrence: str
    sentence: StrOrPromise


def refused_of(asked: Mapping[str, str]) -> Refused | None:
    """From the address; nonsense is nothing."""
    why = asked.get("why")
    return Refused(asked.get("at", ""), SENTENCES[Why(why)]) if why in set(Why) else None


def why_not(verdict: Verdict, row: Participation, now: datetime) -> Why:
    """Why they do not get their place back. Queries only where it is full."""
    if Obstacle.FULL not in verdict.obstacles:
        return Why.IN_THE_WAY
    places = count_places([row.occurrence_id], now, besides=row.resident_id)[row.occurrence_id]
    return Why.HELD if places.held else Why.FULL
