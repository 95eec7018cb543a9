"""Reads the period and the team out of an address; what is not there is not found."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import redirect

from aandeslag.teams.models import Team
from reports.periods import period_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import MemberRequest
    from aandeslag.teams.models import Membership
    from reports.periods import Period


def period_or_404(slug: str, today: date) -> Period:
    period = period_of(slug, today)
    if period is None or period.first > today:
        raise Http404
    return period


def team_in_scope_or_404(membership: Membership, team_id: UUID) -> Team:
    """Of an official: a team that works in the own municipality. One query."""
    teams = Team.objects.exclude(status=Team.Status.CANDIDATE)
    if membership.municipality_id is not None:
        teams = teams.filter(municipalities=membership.municipality_id)
    team = teams.filter(public_id=team_id).first()
    if team is None:
        raise Http404
    return team


def nothing_asked(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Protected figures answer no questions: with anything behind the address, it is the plain page."""

    @wraps(view)
    def plain(request: MemberRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.META.get("QUERY_STRING"):
            return redirect(request.path)
        return view(request, *args, **kwargs)

    return plain
