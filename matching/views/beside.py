"""What stands beside the cards at the desk comes with them in one answer: nothing moves afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone

from aandeslag.htmx import wants_fragment
from matching.cards.placements import placements_of
from matching.cards.waiting import waiting_of
from residents.views.lookup import shown_to

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from aandeslag.teams.http import TeamRequest
    from matching.cards.waiting import Waiting
    from residents.models import Resident

TAKES_PART: Final = "takes-part"


def beside(
    request: TeamRequest, resident: Resident, waiting: Sequence[Waiting] | None = None
) -> dict[str, Any] | None:
    """Where they take part, when the desk asked for it; `waiting`: when it was read already."""
    told = request.POST if request.method == "POST" else request.GET
    if not wants_fragment(request) or told.get("beside") != TAKES_PART:
        return None
    return taking_part_of(request, resident, timezone.now(), waiting)


def taking_part_of(
    request: TeamRequest, resident: Resident, now: datetime, waiting: Sequence[Waiting] | None = None
) -> dict[str, Any]:
    """What goes on, what ended today and can still be taken back, and what they wait for."""
    found = placements_of(resident, now)
    return {
        "takes_part": [one for one in found.open if one.status != "proposed"],
        "ended_today": [one for one in found.ended if one.ended_today and one.can_be_undone],
        "waiting": waiting_of(resident, now, shown_to(request)).waiting if waiting is None else waiting,
    }
