"""Plans the weekly walk-in hours; their sessions of the coming weeks follow at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from aandeslag.audit.actions import record
from aandeslag.teams.once import once
from residents.actions.making import make_sessions
from residents.models import WalkInHour, WalkInSession

if TYPE_CHECKING:
    from datetime import date, time
    from uuid import UUID

    from aandeslag.teams.models import ReceptionCentre, Team


@transaction.atomic
def plan_walk_in_hour(  # noqa: PLR0913 - a line of the weekly plan
    *,
    team: Team,
    centre: ReceptionCentre,
    weekday: str,
    starts: time,
    ends: time,
    valid_from: date,
    valid_until: date | None = None,
    today: date,
    token: UUID | None = None,
) -> WalkInHour:
    """Plan a weekly hour and make its coming sessions."""

    def make() -> WalkInHour:
        hour = WalkInHour.objects.create(
            team=team,
            centre=centre,
            weekday=weekday,
            starts=starts,
            ends=ends,
            valid_from=valid_from,
            valid_until=valid_until,
        )
        record(action="walk-in-hour.planned", on=hour)
        make_sessions(team=team, today=today)
        return hour

    return make() if token is None else once(team=team, token=token, model=WalkInHour, make=make)


@transaction.atomic
def change_walk_in_hour(  # noqa: PLR0913 - a line of the weekly plan
    *,
    hour: WalkInHour,
    centre: ReceptionCentre,
    weekday: str,
    starts: time,
    ends: time,
    valid_from: date,
    valid_until: date | None,
    today: date,
) -> WalkInHour:
    """Change a weekly hour; sessions from today on that nobody opened or cancelled move along."""
    wanted = {
        "centre": centre,
        "weekday": weekday,
        "starts": starts,
        "ends": ends,
        "valid_from": valid_from,
        "valid_until": valid_until,
    }
    stored = WalkInHour.objects.select_for_update(of=("self",), no_key=True).get(pk=hour.pk)
    changed = [name for name, value in wanted.items() if getattr(stored, name) != value]
    if not changed:
        return stored
    for name in changed:
        setattr(stored, name, wanted[name])
    stored.save(update_fields=changed)
    record(action="walk-in-hour.changed", on=stored, changed=changed)
    WalkInSession.objects.still_planned(today).filter(hour=stored).delete()
    make_sessions(team=stored.team, today=today)
    return stored


@transaction.atomic
def end_walk_in_hour(*, hour: WalkInHour, last: date) -> WalkInHour:
    """Let `last` be the last day; sessions planned after it go."""
    hour.valid_until = last
    hour.save(update_fields=["valid_until"])
    record(action="walk-in-hour.ended", on=hour, changed=["valid_until"])
    WalkInSession.objects.still_planned(last).filter(hour=hour, date__gt=last).delete()
    return hour
