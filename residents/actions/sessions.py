"""Adds, opens, counts, closes and cancels the sessions of the walk-in hour."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import DateTimeField, F, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from aandeslag.audit.actions import record
from aandeslag.teams.models import Duty
from aandeslag.teams.once import once
from residents.errors import (
    HeadCountError,
    SessionExistsError,
    SessionNotOpenError,
    SessionStartedError,
)
from residents.models import WalkInSession

if TYPE_CHECKING:
    from datetime import date, time
    from uuid import UUID

    from aandeslag.teams.models import ReceptionCentre, Team, User

COUNTS = ("visitors", "women", "newcomers")


@transaction.atomic
def add_session(
    *,
    team: Team,
    centre: ReceptionCentre,
    date: date,
    starts: time,
    ends: time,
    token: UUID | None = None,
) -> WalkInSession:
    """Add an extra session. Raises SessionExistsError when there is one at that moment already."""

    def make() -> WalkInSession:
        session = WalkInSession(team=team, centre=centre, date=date, starts=starts, ends=ends)
        try:
            with transaction.atomic():
                session.save(force_insert=True)
        except IntegrityError as error:
            raise SessionExistsError from error
        record(action="walk-in.added", on=session)
        return session

    return make() if token is None else once(team=team, token=token, model=WalkInSession, make=make)


@transaction.atomic
def cancel_session(*, session: WalkInSession, because: str, now: datetime) -> WalkInSession:
    """Say that a session does not take place. Raises SessionStartedError when it was opened."""
    stored = _locked(session)
    if stored.opened_at is not None:
        raise SessionStartedError
    if stored.cancelled_at is None:
        stored.cancelled_at, stored.cancelled_because = now, because
        stored.save(update_fields=["cancelled_at", "cancelled_because"])
        record(action="walk-in.cancelled", on=stored, changed=["cancelled_at"])
    return stored


@transaction.atomic
def reinstate_session(*, session: WalkInSession) -> WalkInSession:
    """It takes place after all."""
    stored = _locked(session)
    if stored.cancelled_at is not None:
        stored.cancelled_at, stored.cancelled_because = None, ""
        stored.save(update_fields=["cancelled_at", "cancelled_because"])
        record(action="walk-in.reinstated", on=stored, changed=["cancelled_at"])
    return stored


@transaction.atomic
def open_session(
    *,
    session: WalkInSession,
    now: datetime,
    by: User | None,  # noqa: ARG001 - part of the signature of every action; the log knows who
) -> WalkInSession:
    """Open it, or open it again; sessions of earlier days that were forgotten are closed.

    Raises SessionNotOpenError when it was cancelled or is on a later day.
    """
    stored = _locked(session)
    if stored.is_cancelled or stored.date > timezone.localdate(now):
        raise SessionNotOpenError
    close_forgotten_sessions(team=stored.team, now=now)
    if stored.opened_at is None or stored.closed_at is not None:
        stored.opened_at, stored.closed_at = stored.opened_at or now, None
        stored.save(update_fields=["opened_at", "closed_at"])
        record(action="walk-in.opened", on=stored, changed=["opened_at"])
    return stored


@transaction.atomic
def close_session(*, session: WalkInSession, now: datetime) -> WalkInSession:
    """Close it and end the duties of who was present: supporters go home."""
    stored = _locked(session)
    if not stored.is_open:
        return stored
    stored.closed_at = now
    stored.save(update_fields=["closed_at"])
    elsewhere = WalkInSession.objects.for_team(stored.team).open()
    present = Duty.objects.filter(sessions=stored, until__isnull=True)
    # Who was noted present after the hour had ended has no negative hours.
    present.exclude(sessions__in=elsewhere).update(until=Greatest(F("since"), Value(now, DateTimeField())))
    record(action="walk-in.closed", on=stored, changed=["closed_at"])
    return stored


def close_forgotten_sessions(*, team: Team, now: datetime) -> int:
    """Close what was left open on earlier days at the time it was to end: nobody stays over night."""
    today = timezone.localdate(now)
    forgotten = list(WalkInSession.objects.for_team(team).open().filter(date__lt=today))
    for session in forgotten:
        end = timezone.make_aware(datetime.combine(session.date, session.ends))
        close_session(session=session, now=end)
    return len(forgotten)


@transaction.atomic
def count(
    *,
    session: WalkInSession,
    visitors: int = 0,
    women: int = 0,
    newcomers: int = 0,
    token: UUID | None = None,
) -> WalkInSession:
    """Add to the head count; two desks at once add up. Less than nothing takes away.

    A press that comes a second time with the same token, after a lost connection, counts once.
    Raises SessionNotOpenError, or HeadCountError when a part would be more than all or below zero.
    """
    step = {"visitors": visitors, "women": women, "newcomers": newcomers}

    def make() -> WalkInSession:
        return _count(session, step)

    if token is None:
        return make()
    return once(team=session.team, token=token, model=WalkInSession, make=make)


def _count(session: WalkInSession, step: dict[str, int]) -> WalkInSession:
    stored = _locked(session)
    if not stored.is_open:
        raise SessionNotOpenError
    _check(*(getattr(stored, name) + more for name, more in step.items()))
    WalkInSession.objects.filter(pk=stored.pk).update(**{name: F(name) + n for name, n in step.items()})
    stored.refresh_from_db(fields=COUNTS)
    record(action="walk-in.counted", on=stored, changed=[name for name, n in step.items() if n])
    return stored


@transaction.atomic
def correct_count(*, session: WalkInSession, visitors: int, women: int, newcomers: int) -> WalkInSession:
    """Set the head count of a session that was held. Raises like `count`."""
    wanted = {"visitors": visitors, "women": women, "newcomers": newcomers}
    stored = _locked(session)
    if not stored.is_held:
        raise SessionNotOpenError
    _check(visitors, women, newcomers)
    changed = [name for name, value in wanted.items() if getattr(stored, name) != value]
    if changed:
        WalkInSession.objects.filter(pk=stored.pk).update(**wanted)
        stored.refresh_from_db(fields=COUNTS)
        record(action="walk-in.count-corrected", on=stored, changed=changed)
    return stored


def _check(visitors: int, women: int, newcomers: int) -> None:
    if min(visitors, women, newcomers) < 0 or max(women, newcomers) > visitors:
        raise HeadCountError


def _locked(session: WalkInSession) -> WalkInSession:
    return (
        WalkInSession.objects.select_for_update(of=("self",), no_key=True)
        .select_related("team", "centre")
        .get(pk=session.pk)
    )
