"""The press *just spoken to*, a moment later: where it was and what stood there, to take it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404
from django.utils import timezone

from activities.models import Organisation

if TYPE_CHECKING:
    from aandeslag.teams.http import TeamRequest


@dataclass(frozen=True)
class Pressed:
    """Where *just spoken to* was pressed a moment ago, and the day that stood there, to take it back."""

    organisation: Organisation
    before: str


def just_pressed(request: TeamRequest) -> Pressed | None:
    """Only as long as that press is still what stands there."""
    try:
        public_id = UUID(request.GET.get("pressed", ""))
    except ValueError:
        return None
    found = Organisation.objects.for_team(request.team).filter(public_id=public_id)
    organisation = found.filter(spoken_on=timezone.localdate()).first()
    return Pressed(organisation, request.GET.get("before", "")) if organisation else None


def day_before(request: TeamRequest) -> date | None:
    """What the way back says; None is *never*."""
    said = request.POST["before"]
    try:
        return date.fromisoformat(said) if said else None
    except ValueError as error:
        raise Http404 from error
