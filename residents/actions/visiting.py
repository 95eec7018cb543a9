"""Notes who came to a session, what came of it, and who of the team was present."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from aandeslag.audit.actions import record
from aandeslag.teams.access import Role
from aandeslag.teams.models import Duty, Membership
from residents.actions.news import hold_session, tell_screens
from residents.errors import NotOnThisTeamError, SessionNotOpenError, VisitChangedError
from residents.models import Visit

if TYPE_CHECKING:
    from datetime import date, datetime

    from residents.models import Resident, WalkInSession

AT_THE_DESK = (Role.COORDINATOR, Role.DESK, Role.SUPPORTER)


@transaction.atomic
def note_visit(
    *,
    session: WalkInSession,
    resident: Resident,
    reason: str,
    outcome: str | None = None,
    now: datetime,
) -> Visit:
    """Note that someone came. Once per session: noting it again only adds what came of it.

    A session that is closed can still be completed. Raises SessionNotOpenError when it was never opened.
    """
    if not session.is_held:
        raise SessionNotOpenError
    visit, is_new = Visit.objects.get_or_create(
        session=session,
        resident=resident,
        defaults={
            "team_id": session.team_id,
            "reason": reason,
            "outcome": outcome or Visit.Outcome.NONE,
            "came_at": now,
        },
    )
    if is_new:
        record(action="visit.noted", on=resident, changed=["visit"])
        tell_screens(session.pk)
    elif outcome is not None:
        change_visit(visit=visit, outcome=outcome)
    return visit


@transaction.atomic
def change_visit(
    *, visit: Visit, reason: str | None = None, outcome: str | None = None, seen: str = ""
) -> Visit:
    """Correct why someone came and what came of it; what is not told stays as it is now.

    `seen`: how the visit stood when the form was shown (see `standing_of`). Raises VisitChangedError when it
    stands otherwise and not as wanted: nobody overwrites what they did not see.
    """
    hold_session(visit.session_id)
    rows = Visit.objects.select_for_update(of=("self",), no_key=True).select_related("resident")
    stored = rows.get(pk=visit.pk)
    wanted = {"reason": reason or stored.reason, "outcome": outcome or stored.outcome}
    changed = [name for name, value in wanted.items() if getattr(stored, name) != value]
    if changed and seen and seen != standing_of(stored):
        raise VisitChangedError
    if changed:
        stored.reason, stored.outcome = wanted["reason"], wanted["outcome"]
        stored.save(update_fields=changed)
        record(action="visit.changed", on=stored.resident, changed=changed)
        tell_screens(stored.session_id)
    visit.reason, visit.outcome = stored.reason, stored.outcome
    return visit


def standing_of(visit: Visit) -> str:
    """Why and what came of it, in one word that a form can send back."""
    return f"{visit.reason}:{visit.outcome}"


@transaction.atomic
def note_outcome(*, resident: Resident, outcome: str, today: date) -> Visit | None:
    """Add what came of it to today's visit, if there was one: who was signed up at the desk."""
    visits = Visit.objects.filter(resident=resident, session__date=today, session__closed_at__isnull=True)
    visit = visits.select_related("resident").first()
    return None if visit is None else change_visit(visit=visit, outcome=outcome)


@transaction.atomic
def note_waiting(*, resident: Resident, today: date) -> Visit | None:
    """Add to today's visit that they wait for a place; who was signed up for something too stays that."""
    visits = Visit.objects.filter(resident=resident, session__date=today, session__closed_at__isnull=True)
    visit = visits.exclude(outcome=Visit.Outcome.SIGNED_UP).select_related("resident").first()
    return None if visit is None else change_visit(visit=visit, outcome=Visit.Outcome.WAITING)


@transaction.atomic
def take_back_visit(*, visit: Visit) -> None:
    """The wrong person was pressed: they were not here."""
    record(action="visit.taken-back", on=visit.resident, changed=["visit"])
    session_id = visit.session_id
    hold_session(session_id)
    visit.delete()
    tell_screens(session_id)


@transaction.atomic
def note_present(*, session: WalkInSession, membership: Membership, now: datetime) -> Duty:
    """Note that a member helps at the desk. A supporter may use it from now until it closes.

    Raises SessionNotOpenError, or NotOnThisTeamError when they are no member of this team today.
    """
    if not session.is_open:
        raise SessionNotOpenError
    # One row per member: two presses at once wait for each other here.
    members = Membership.objects.select_for_update(no_key=True).on(timezone.localdate(now))
    member = members.filter(pk=membership.pk, team=session.team_id, role__in=AT_THE_DESK).first()
    if member is None:
        raise NotOnThisTeamError
    _end_forgotten(member, now)
    duty, is_new = Duty.objects.get_or_create(membership=member, until__isnull=True, defaults={"since": now})
    if is_new or not session.duties.contains(duty):
        session.duties.add(duty)
        record(action="walk-in.present", on=session, changed=["duties"])
        tell_screens(session.pk)
    return duty


@transaction.atomic
def note_gone(*, session: WalkInSession, membership: Membership, now: datetime) -> None:
    """Note that a member has left the desk."""
    duties = Duty.objects.filter(sessions=session, membership=membership, until__isnull=True)
    if duties.update(until=now):
        record(action="walk-in.gone", on=session, changed=["duties"])
        tell_screens(session.pk)


def _end_forgotten(member: Membership, now: datetime) -> None:
    """Nobody who was present on an earlier day still is."""
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    Duty.objects.filter(membership=member, until__isnull=True, since__lt=midnight).update(until=F("since"))
