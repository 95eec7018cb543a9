"""Reads the period and the team out of an address; what is not there is not found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

from aandeslag.teams.models import Team
from reports.periods import period_of

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

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
