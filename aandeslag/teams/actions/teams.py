"""Opens and changes teams, and says from when until when they serve a centre."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q

from aandeslag.teams.actions.saving import store
from aandeslag.teams.errors import CentreServedError
from aandeslag.teams.models import ReceptionCentre, Team, TeamCentre
from aandeslag.teams.once import once

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID


@transaction.atomic
def save_team(*, team: Team | None, details: Mapping[str, Any], today: date, token: UUID) -> Team:
    """Add or change a team; the day on which it became active or ended is noted once."""
    values = {**details, **_dates(team, details["status"], today)}
    if team is not None:
        return store(team, values, action="team.changed")
    return once(team=None, token=token, model=Team, make=lambda: store(Team(), values, action="team.added"))


def _dates(team: Team | None, status: str, today: date) -> dict[str, date | None]:
    started = team.started_on if team else None
    ended = team.ended_on if team else None
    return {
        "started_on": today if status == Team.Status.ACTIVE and started is None else started,
        "ended_on": (ended or today) if status == Team.Status.ENDED else None,
    }


@transaction.atomic
def serve_centre(*, team: Team, centre: ReceptionCentre, valid_from: date, token: UUID) -> TeamCentre:
    """Let a team serve a centre from a day on. Raises CentreServedError when another does so then."""
    ReceptionCentre.objects.select_for_update().get(pk=centre.pk)

    def make() -> TeamCentre:
        other = (
            TeamCentre.objects.select_related("team")
            .filter(Q(valid_until__isnull=True) | Q(valid_until__gte=valid_from), centre=centre)
            .first()
        )
        if other is not None:
            raise CentreServedError(other)
        serving = TeamCentre(team=team, centre=centre)
        return store(serving, {"valid_from": valid_from}, action="team.centre-added")

    return once(team=team, token=token, model=TeamCentre, make=make)


@transaction.atomic
def end_serving(*, serving: TeamCentre, last_day: date) -> TeamCentre:
    return store(serving, {"valid_until": last_day}, action="team.centre-ended")
