"""The addresses at which the dashboard of a municipality reads the protected figures of its teams."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from ninja import Router

from aandeslag.api.asking import only_these
from aandeslag.api.problems import Problem
from aandeslag.teams.models import Team
from reports.api.keys import FiguresKeyBearer, municipality_of
from reports.api.schemas import NothingAsked, PublishedFigures, PublishedPeriods
from reports.api.shown import figures_out, period_out, slug_of_publication
from reports.models import Publication
from reports.periods import SLUG, period_of
from reports.published import story_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

router = Router(auth=FiguresKeyBearer(), tags=["figures"])
WRONG: Final = {HTTPStatus.UNAUTHORIZED: Problem, HTTPStatus.UNPROCESSABLE_ENTITY: Problem}
WRITTEN: Final = re.compile(SLUG, re.ASCII)
NOTHING: Final = NothingAsked()
OF_ONE: Final = {**WRONG, HTTPStatus.NOT_FOUND: Problem}


@router.get("/figures", response={200: PublishedPeriods, **WRONG}, url_name="figures", operation_id="figures")
def figures(request: HttpRequest) -> Any:
    """Which quarters and years of which teams were published, by team, the last one first."""
    only_these(request, NOTHING)
    rows = Publication.objects.filter(team__in=_teams(request)).select_related("team")
    items = [
        period_out(one.team, one, _address(request, one.team, slug_of_publication(one)))
        for one in rows.order_by("team__name", "team", "-last", "span")
        if one.team is not None
    ]
    return PublishedPeriods(items=items)


@router.get(
    "/figures/{team_id}/{period}",
    response={200: PublishedFigures, **OF_ONE},
    url_name="figures-of-team",
    operation_id="figures_of_team",
)
def figures_of_team(request: HttpRequest, team_id: UUID, period: str) -> Any:
    """The protected figures of one team and period: exactly what its page shows."""
    only_these(request, NOTHING)
    chosen = period_of(period, timezone.localdate()) if WRITTEN.fullmatch(period) else None
    team = _teams(request).filter(public_id=team_id).first()
    story = story_of(team, chosen) if team is not None and chosen is not None else None
    if team is None or story is None:
        raise Http404
    return figures_out(story, _address(request, team, period))


def _teams(request: HttpRequest) -> QuerySet[Team]:
    """Those that work in the municipality of the key."""
    at_work = Team.objects.exclude(status=Team.Status.CANDIDATE)
    return at_work.filter(municipalities=municipality_of(request))


def _address(request: HttpRequest, team: Team, period: str) -> str:
    path = reverse("api:figures-of-team", kwargs={"team_id": team.public_id, "period": period})
    return request.build_absolute_uri(path)
