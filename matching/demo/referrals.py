"""Invents whom COA staff sent to the walk-in hour: some came last time, some are expected next time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from aandeslag.teams.access import Role
from residents.models import Referral, Resident, WalkInSession

if TYPE_CHECKING:
    from datetime import date

    from matching.demo.towns import Town

CAME, STAYED_AWAY, EXPECTED = 2, 1, 2
NEW = ("Yonas", frozenset({"ti", "en"}))


def build_referrals(town: Town, *, today: date) -> None:
    """Each sent the day before, or today for the next one."""
    sessions = WalkInSession.objects.for_team(town.team)
    last = sessions.filter(date__lt=today).order_by("date").last()
    following = sessions.still_planned(today).order_by("date").first()
    people = Resident.objects.for_team(town.team).present().filter(centre=town.centre).order_by("number")
    if last is None or following is None:
        return
    there, away = people.filter(visits__session=last), people.exclude(visits__session=last)
    sent = [(last, one) for one in [*there[:CAME], *away[:STAYED_AWAY]]]
    coming = [(following, one) for one in away[STAYED_AWAY : STAYED_AWAY + EXPECTED]]
    rows = [_row(town, session, today, resident=one) for session, one in [*sent, *coming]]
    name, languages = NEW
    rows.append(_row(town, following, today, first_name=name, languages=languages))
    Referral.objects.bulk_create(rows)


def _row(town: Town, session: WalkInSession, today: date, **whom: object) -> Referral:
    return Referral(
        team=town.team,
        centre=town.centre,
        session=session,
        by=town.members[Role.COA],
        referred_on=min(today, session.date - timedelta(days=1)),
        **whom,
    )
