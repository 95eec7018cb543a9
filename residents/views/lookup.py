"""Loads what a view is about, within what this member may see; anything else is not found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from aandeslag.prepared import Prepared
from aandeslag.teams.access import Capability, Role, fields_shown, may
from residents.models import Resident, WalkInHour, WalkInSession

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from aandeslag.teams.http import TeamRequest
    from aandeslag.teams.models import Team

# Of their team, that is: for them `visible_to` leaves nobody out.
SEE_EVERYBODY: Final = frozenset({Role.COORDINATOR, Role.DESK})


def resident_or_404(request: TeamRequest, resident_id: UUID) -> Resident:
    """With team, centre and municipality. One query."""
    if request.membership.role in SEE_EVERYBODY and request.team is not None:
        for one in _resident_of(request.team, resident_id):
            one.team = request.team
            return one
        raise Http404
    people = Resident.objects.visible_to(request, timezone.localdate())
    return get_object_or_404(people.select_related("team", "centre", "housed_in"), public_id=resident_id)


@Prepared
def _resident_of(team: Team, resident_id: UUID) -> QuerySet[Resident]:
    people = Resident.objects.for_team(team).filter(public_id=resident_id)
    return people.select_related("centre", "housed_in")


def session_or_404(request: TeamRequest, walk_in_session_id: UUID) -> WalkInSession:
    sessions = WalkInSession.objects.workable_by(request).select_related("centre", "team")
    return get_object_or_404(sessions, public_id=walk_in_session_id)


def sessions_on(request: TeamRequest, day: date) -> list[WalkInSession]:
    """Those of a day at which this member may work."""
    if request.membership.role == Role.SUPPORTER:
        return list(_with_place(WalkInSession.objects.workable_by(request).on(day)))
    return _of_team(request.team, day)


@Prepared
def _of_team(team: Team, day: date) -> QuerySet[WalkInSession]:
    return _with_place(WalkInSession.objects.for_team(team).on(day))


def _with_place(sessions: QuerySet[WalkInSession]) -> QuerySet[WalkInSession]:
    return sessions.select_related("centre", "team")


def hour_or_404(request: TeamRequest, walk_in_hour_id: UUID) -> WalkInHour:
    hours = WalkInHour.objects.for_team(request.team).select_related("centre")
    return get_object_or_404(hours, public_id=walk_in_hour_id)


def shown_to(request: TeamRequest) -> frozenset[str]:
    """The personal fields that this member may see on this page."""
    return fields_shown(request.membership.role, present=request.present)


def may_here(request: TeamRequest, capability: Capability) -> bool:
    """Whether to offer a button at all; the page behind it decides again."""
    return may(request.membership.role, capability, present=request.present)


def posted_id(request: TeamRequest, name: str) -> UUID:
    """The opaque id that a button sends; nonsense is not found."""
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError as error:
        raise Http404 from error
