"""Opens a walk-in hour of an earlier day that was held on paper, and writes down its head count."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from residents.actions.sessions import correct_count
from residents.errors import CountedAlreadyError
from residents.head_count import NOBODY_COUNTED, HeadCount
from residents.models import WalkInSession

if TYPE_CHECKING:
    from datetime import date, time

    from aandeslag.teams.models import ReceptionCentre, Team


@transaction.atomic
def hold_on_paper(
    *,
    team: Team,
    centre: ReceptionCentre,
    date: date,
    starts: time,
    ends: time,
    session: WalkInSession | None = None,
) -> WalkInSession:
    """The session that began then, or the one that is named; it counts as held from then until then.

    Doing it again changes nothing. What was cancelled and took place after all is reinstated.
    """
    sessions = WalkInSession.objects.select_for_update(of=("self",), no_key=True).for_team(team)
    if session is not None:
        stored = sessions.get(pk=session.pk)
    else:
        stored = sessions.filter(centre=centre, date=date, starts=starts).first() or WalkInSession(
            team=team, centre=centre, date=date, starts=starts, ends=ends
        )
    if stored.is_held:
        return stored
    stored.cancelled_at, stored.cancelled_because = None, ""
    stored.opened_at = timezone.make_aware(datetime.combine(date, starts))
    stored.closed_at = timezone.make_aware(datetime.combine(date, ends))
    stored.save()
    record(action="walk-in.held-on-paper", on=stored, changed=["opened_at", "closed_at"])
    return stored


@transaction.atomic
def count_on_paper(
    *, session: WalkInSession, heads: HeadCount, instead_of: HeadCount | None = None
) -> WalkInSession:
    """Write down the head count of a sheet where none stands yet.

    Raises CountedAlreadyError when another count stands there than `instead_of`, the one that may give way.
    """
    stored = WalkInSession.objects.select_for_update(of=("self",), no_key=True).get(pk=session.pk)
    stands = HeadCount.of(stored)
    if stands not in {NOBODY_COUNTED, heads, instead_of}:
        raise CountedAlreadyError(stands)
    return correct_count(session=session, **asdict(heads))
