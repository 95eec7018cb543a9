"""Sends people to the walk-in hour, takes that back, and lets their names go in time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from aandeslag.audit.actions import record
from aandeslag.teams.once import once
from residents.actions.news import tell_screens
from residents.errors import ReferralOverError
from residents.models import Referral, WalkInSession
from residents.names import clean_name
from residents.rules import REFERRED_NAME_TERM

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime
    from uuid import UUID

    from aandeslag.teams.models import ReceptionCentre, Team, User
    from residents.models import Resident

NAME = ("first_name", "languages")


@transaction.atomic
def refer(  # noqa: PLR0913 - one referral in full
    *,
    team: Team,
    centre: ReceptionCentre,
    by: User,
    now: datetime,
    resident: Resident | None = None,
    first_name: str = "",
    languages: Collection[str] = (),
    token: UUID | None = None,
) -> Referral:
    """Send a participant, or somebody with this name, to the next session at the centre.

    Whom the same member sent to it already is not sent twice. Of a participant no name is kept here.
    """

    def make() -> Referral:
        session = next_session_at(team=team, centre=centre, now=now)
        sent = Referral.objects.for_team(team).filter(by=by, centre=centre, session=session)
        if resident is not None and (before := sent.filter(resident=resident).first()) is not None:
            return before
        referral = Referral.objects.create(
            team=team,
            centre=centre,
            session=session,
            resident=resident,
            first_name="" if resident else clean_name(first_name),
            languages=frozenset() if resident else frozenset(languages),
            by=by,
            referred_on=timezone.localdate(now),
        )
        _log("referral.made", referral, ["resident"] if resident else NAME)
        return referral

    return make() if token is None else once(team=team, token=token, model=Referral, make=make)


def next_session_at(*, team: Team, centre: ReceptionCentre, now: datetime) -> WalkInSession | None:
    """The session at this centre that is open now or comes next."""
    sessions = WalkInSession.objects.for_team(team).filter(centre=centre)
    return sessions.still_to_come(timezone.localtime(now)).first()


@transaction.atomic
def withdraw_referral(*, referral: Referral, today: date) -> None:
    """They are not coming after all. Raises ReferralOverError once they came or the session is over."""
    stored = _locked(referral)
    if Referral.objects.filter(pk=stored.pk).arrived().exists() or is_over(stored, today):
        raise ReferralOverError
    _log("referral.withdrawn", stored, [])
    stored.delete()


@transaction.atomic
def note_came(*, referral: Referral, session: WalkInSession, resident: Resident) -> Referral:
    """Who was sent with a name is a participant now: from here on the number says who it is."""
    stored = _locked(referral)
    if stored.resident_id is None:
        stored.resident, stored.session = resident, session
        stored.first_name, stored.languages = "", frozenset()
        stored.save(update_fields=["resident", "session", *NAME])
        _log("referral.came", stored, ["resident", *NAME])
    return stored


@transaction.atomic
def send_on_referrals(*, team: Team, now: datetime) -> int:
    """Whose session was cancelled, or was not planned yet, is expected at the next one at that centre."""
    sent_on = []
    following: dict[int, WalkInSession | None] = {}
    for referral in Referral.objects.for_team(team).adrift().telling_who().select_related("centre"):
        if referral.centre_id not in following:
            following[referral.centre_id] = next_session_at(team=team, centre=referral.centre, now=now)
        if (session := following[referral.centre_id]) is not None:
            referral.session = session
            referral.save(update_fields=["session"])
            sent_on.append(referral)
    if sent_on:
        record(action="referral.sent-on", on=sent_on, changed=["session"])
    return len(sent_on)


@transaction.atomic
def forget_referred_names(*, team: Team, today: date) -> int:
    """The night after the session, and at the latest when their term is over, names and languages go."""
    latest = today - timedelta(days=REFERRED_NAME_TERM.days)
    gone = Q(session__date__lt=today) | Q(referred_on__lte=latest)
    forgotten = list(Referral.objects.for_team(team).exclude(first_name="").filter(gone))
    if forgotten:
        rows = Referral.objects.filter(pk__in=[referral.pk for referral in forgotten])
        rows.update(first_name="", languages=frozenset())
        record(action="referral.name-forgotten", on=forgotten, changed=NAME)
    return len(forgotten)


def is_over(referral: Referral, today: date) -> bool:
    """Whether the session for which somebody was sent lies behind us."""
    session = referral.session
    if session is None or session.is_cancelled:
        return False
    return session.date < today or session.closed_at is not None


def _locked(referral: Referral) -> Referral:
    rows = Referral.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("session", "resident").get(pk=referral.pk)


def _log(action: str, referral: Referral, changed: Collection[str]) -> None:
    """One line with the referral and whom it is about; the screens of the session look again."""
    about = [referral] if referral.resident is None else [referral, referral.resident]
    record(action=action, on=about, changed=changed)
    if referral.session_id is not None:
        tell_screens(referral.session_id)
