"""Why nobody else can have the place of someone on a full date, and what to do then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from matching.models import Placement
from matching.places import count_places, holds_on

if TYPE_CHECKING:
    from datetime import datetime

    from django_stubs_ext import StrOrPromise

    from activities.models import Occurrence
    from residents.models import Resident

IN_LINE: Final = _(
    "Somebody waits longer for this place: who is first in line goes first. "
    "Choose who is at the top of the waiting list below."
)
OFFERED: Final = _(
    "The place that comes free is kept already: it was offered to somebody who has not answered yet. "
    "Ask them first; do they not want it, take them off the waiting list."
)
FOR_RECEIPT: Final = _(
    "The place that comes free is kept already, for somebody who waits for the receipt of UWV. "
    "Ask whether it is in, or choose another date."
)
EVERY_TIME: Final = _(
    "The place that comes free is for somebody who comes every time and had none on this date. "
    "Choose another date, or give this fixed moment more places."
)
TOO_MANY: Final = _(
    "More people go than there are places: when one is taken off, no place comes free. "
    "Choose another date, or give this fixed moment more places."
)


def why_full(occurrence: Occurrence, resident: Resident, now: datetime) -> StrOrPromise:
    """Of what is so before anybody is taken off. Three queries, and one where places are kept."""
    places = count_places([occurrence.pk], now, besides=resident.pk)[occurrence.pk]
    left_then = places.capacity - (places.taken - 1)
    if left_then > places.held + places.claimed:
        return IN_LINE
    if left_then > 0 and places.held:
        return _kept_for(occurrence, resident, now)
    return EVERY_TIME if left_then > 0 else TOO_MANY


def _kept_for(occurrence: Occurrence, resident: Resident, now: datetime) -> StrOrPromise:
    """An offer ends sooner than a receipt comes, so that is asked first."""
    holding = Placement.objects.holding(now).filter(slot=occurrence.slot_id).exclude(resident=resident)
    kept = [one for one in holding if holds_on(one, occurrence)]
    return FOR_RECEIPT if all(one.waits_for_receipt for one in kept) else OFFERED
