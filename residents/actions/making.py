"""Makes the sessions of the coming weeks out of the weekly walk-in hours."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from aandeslag.audit.actions import record
from aandeslag.vocabulary import Weekday
from residents.models import WalkInHour, WalkInSession

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from aandeslag.teams.models import Team


@transaction.atomic
def make_sessions(*, team: Team, today: date, weeks: int = 4) -> list[WalkInSession]:
    """Make what is not there yet, from today on; doing it again makes nothing.

    Only dates and local times are counted, so summer time and a 53rd week change nothing.
    """
    last = today + timedelta(weeks=weeks)
    coming = WalkInSession.objects.for_team(team).filter(date__range=(today, last))
    made_before = set(coming.values_list("hour_id", "date"))
    moments = set(coming.values_list("centre_id", "date", "starts"))
    made = [
        session
        for hour in _hours(team, today, last)
        for session in _sessions(hour, today, last)
        if (hour.pk, session.date) not in made_before
        and (session.centre_id, session.date, session.starts) not in moments
    ]
    # Another process may be making the same ones at this moment: the first one wins.
    WalkInSession.objects.bulk_create(made, ignore_conflicts=True)
    if made:
        record(action="walk-in.made", on=made)
    return made


def _hours(team: Team, first: date, last: date) -> list[WalkInHour]:
    return list(WalkInHour.objects.for_team(team).not_ended(first).filter(valid_from__lte=last))


def _sessions(hour: WalkInHour, first: date, last: date) -> Iterator[WalkInSession]:
    day = max(first, hour.valid_from)
    end = min(last, hour.valid_until or last)
    day += timedelta(days=(Weekday(hour.weekday).number - day.weekday()) % 7)
    while day <= end:
        yield WalkInSession(
            team_id=hour.team_id,
            hour=hour,
            centre_id=hour.centre_id,
            date=day,
            starts=hour.starts,
            ends=hour.ends,
        )
        day += timedelta(weeks=1)
