"""A press that notes today, a moment later: about what, and the day that stood there, to take it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404
from django.utils.http import urlencode

if TYPE_CHECKING:
    from aandeslag.teams.http import TeamRequest
    from activities.models import Activity, Organisation
    from activities.querysets import ActivityQuerySet, OrganisationQuerySet


@dataclass(frozen=True)
class Pressed:
    """`about` is where it was pressed; `before` the day that stood there, empty for none."""

    about: Organisation | Activity
    before: str


def just_pressed(
    request: TeamRequest, noted_today: OrganisationQuerySet[Organisation] | ActivityQuerySet[Activity]
) -> Pressed | None:
    """What the address names, only as long as that press is still what stands there."""
    try:
        public_id = UUID(request.GET.get("pressed", ""))
    except ValueError:
        return None
    about = noted_today.for_team(request.team).filter(public_id=public_id).first()
    return Pressed(about, request.GET.get("before", "")) if about else None


def with_the_way_back(url: str, about: Organisation | Activity, before: date | None) -> str:
    """The page to show next, which then finds the press again."""
    said = {"pressed": str(about.public_id), "before": before.isoformat() if before else ""}
    return f"{url}?{urlencode(said)}"


def day_before(request: TeamRequest) -> date | None:
    """What the way back says; None is *never*."""
    said = request.POST["before"]
    try:
        return date.fromisoformat(said) if said else None
    except ValueError as error:
        raise Http404 from error
