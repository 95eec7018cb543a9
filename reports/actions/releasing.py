"""Releases by hand the exact totals of a closed year, for the account of the subsidy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from aandeslag.audit.actions import record
from reports.errors import ReleaseError
from reports.figures.keeping import closed_figures
from reports.models import Publication, Release
from reports.periods import Period, Span

if TYPE_CHECKING:
    from datetime import datetime

    from aandeslag.teams.models import Team, User


@transaction.atomic
def release_year(*, team: Team, year: int, by: User | None, now: datetime) -> Release:
    """Times, unique participants and organisations, without breakdown. Pressed twice, it is one release.

    Raises ReleaseError while the year is open.
    """
    period = Period.of_year(year)
    figures = closed_figures(team, [period]).get(period)
    if figures is None:
        raise ReleaseError
    release, made = Release.objects.get_or_create(
        team=team,
        year=year,
        defaults={
            "times": figures.times,
            "participants": figures.participants,
            "organisations": figures.organisations,
            "released_at": now,
            "by": by,
        },
    )
    if made:
        _show(release)
        record(action="figures.year-released", on=release)
    return release


def _show(release: Release) -> None:
    """Beside what was published of the year."""
    published = Publication.objects.for_team(release.team).select_for_update(no_key=True)
    year = published.get(span=Span.YEAR, first__year=release.year)
    year.content["released"] = {
        "times": release.times,
        "participants": release.participants,
        "organisations": release.organisations,
    }
    year.save(update_fields=["content"])
