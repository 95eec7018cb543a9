"""What officials and the programme see until protected figures exist: organisations, activities, sessions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q

from aandeslag.teams.models import Team
from activities.models import Activity, Organisation
from residents.models import WalkInSession

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from aandeslag.teams.models import Membership


@dataclass(frozen=True)
class TeamLine:
    """Exact, and without any person: these three may be shown to whoever pays."""

    team: Team
    organisations: int
    activities: int
    sessions: int


def teams_in_scope(membership: Membership) -> list[Team]:
    """The teams that work in an official's municipality; for the programme all of them."""
    teams = Team.objects.exclude(status=Team.Status.CANDIDATE)
    if membership.municipality_id is not None:
        teams = teams.filter(municipalities=membership.municipality_id)
    return list(teams.prefetch_related("municipalities"))


def team_lines(teams: list[Team], year: int) -> list[TeamLine]:
    """Count per team: organisations and activities now published, sessions held in `year`. Three queries."""
    in_scope = Q(team__in=teams)
    published = Q(activities__status=Activity.Status.PUBLISHED)
    organisations = _per_team(Organisation.objects.filter(in_scope, published).distinct())
    activities = _per_team(Activity.objects.filter(in_scope).published())
    sessions = _per_team(WalkInSession.objects.filter(in_scope, date__year=year).held())
    return [
        TeamLine(
            team=team,
            organisations=organisations.get(team.pk, 0),
            activities=activities.get(team.pk, 0),
            sessions=sessions.get(team.pk, 0),
        )
        for team in teams
    ]


def _per_team(rows: QuerySet[Any]) -> dict[int, int]:
    return dict(rows.order_by().values_list("team").annotate(count=Count("pk", distinct=True)))
