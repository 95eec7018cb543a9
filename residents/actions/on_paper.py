"""Opens a walk-in hour of an earlier day that was held on paper, so that it can be keyed in."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from residents.models import WalkInSession

if TYPE_CHECKING:
    from datetime import date, time

    from aandeslag.teams.models import ReceptionCentre, Team


@transaction.atomic
def hold_on_paper(
    *, team: Team, centre: ReceptionCentre, date: date, starts: time, ends: time
) -> WalkInSession:
    """The session of that day and centre; one that nobody opened counts as held from then until then.

    Doing it again changes nothing. What was cancelled and took place after all is reinstated.
    """
    sessions = WalkInSession.objects.select_for_update(of=("self",), no_key=True).for_team(team)
    session = sessions.filter(centre=centre, date=date).order_by("starts").first() or WalkInSession(
        team=team, centre=centre, date=date, starts=starts, ends=ends
    )
    if session.is_held:
        return session
    session.cancelled_at, session.cancelled_because = None, ""
    session.opened_at = timezone.make_aware(datetime.combine(date, session.starts))
    session.closed_at = timezone.make_aware(datetime.combine(date, session.ends))
    session.save()
    record(action="walk-in.held-on-paper", on=session, changed=["opened_at", "closed_at"])
    return session
