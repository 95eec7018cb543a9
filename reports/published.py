"""Loads what was published: frozen, so a page needs few queries and computes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from reports.cards.story import Publications, Story
from reports.models import Publication
from reports.periods import Span
from reports.planned import planned

if TYPE_CHECKING:
    from aandeslag.teams.models import Team
    from reports.periods import Period


def publications_of(team: Team) -> Publications:
    """One query."""
    rows = list(Publication.objects.filter(Q(team=team) | Q(team__isnull=True)))
    return Publications(
        team=team,
        own=[one for one in rows if one.team_id is not None],
        national=[one for one in rows if one.team_id is None],
    )


def story_of(team: Team, period: Period) -> Story | None:
    """None where nothing was published of the period. Three queries."""
    publications = publications_of(team)
    now = publications.of(period)
    if now is None:
        return None
    return Story(publications, period, now, planned(team, period.first.year, period.last))


def latest(team: Team) -> Publication | None:
    """Of the last quarter that was published."""
    return Publication.objects.for_team(team).filter(span=Span.QUARTER).order_by("-first").first()
