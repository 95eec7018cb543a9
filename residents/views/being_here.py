"""Whoever is signed up at the desk was there, also when they were only looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone

from residents.actions import note_visit
from residents.models import Visit, WalkInSession

if TYPE_CHECKING:
    from aandeslag.teams.http import TeamRequest
    from residents.models import Resident


def note_here(request: TeamRequest, person: Resident, *, outcome: Visit.Outcome) -> None:
    """Note the visit with what came of it, when it was pressed at the desk; one that stands is left alone."""
    here = _desk_told(request)
    if here is None or Visit.objects.filter(session=here, resident=person).exists():
        return
    reason = Visit.Reason.SIGN_UP
    note_visit(session=here, resident=person, reason=reason, outcome=outcome, now=timezone.now())


def _desk_told(request: TeamRequest) -> WalkInSession | None:
    """The open session on whose page was pressed."""
    try:
        told = UUID(request.POST.get("desk", ""))
    except ValueError:
        return None
    return WalkInSession.objects.workable_by(request).open().filter(public_id=told).first()
