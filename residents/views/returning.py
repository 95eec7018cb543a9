"""Where to go on after something was done for a person: whoever works at the desk stays there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from aandeslag.teams.access import Capability
from residents.models import WalkInSession
from residents.views.lookup import may_here

if TYPE_CHECKING:
    from aandeslag.teams.http import TeamRequest
    from residents.models import Resident


def going_on_with(request: TeamRequest, person: Resident, *, elsewhere: str = "residents:resident") -> str:
    """The address of their place at the desk when they came to an open session today, else `elsewhere`."""
    here = session_of(request, person)
    if here is not None:
        return reverse("residents:at-desk", args=[here.public_id, person.public_id])
    return reverse(elsewhere, args=[person.public_id])


def desk_of(request: TeamRequest, person: Resident) -> str:
    """Where the next one is served: the session at which this person was, else the one of today."""
    here = session_of(request, person)
    if here is not None:
        return reverse("residents:session", args=[here.public_id])
    return reverse("residents:walk-in")


def session_of(request: TeamRequest, person: Resident) -> WalkInSession | None:
    """The open session of today to which they came, if this member works there."""
    if not may_here(request, Capability.RUN_WALK_IN):
        return None
    sessions = WalkInSession.objects.workable_by(request).open().on(timezone.localdate())
    return sessions.filter(visits__resident=person).order_by("-visits__came_at").first()
