"""Saves one line of a sheet by the rules of the desk: visit, registration, explanation, sign-up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid5

from django.db import transaction

from matching.actions import sign_up
from matching.errors import PlacementRefusedError
from matching.keying.choosing import in_a_line
from matching.wording import why_not
from residents.actions import note_visit, register_resident
from residents.models import Visit

if TYPE_CHECKING:
    from datetime import datetime

    from aandeslag.teams.models import User
    from matching.keying.form import LineForm
    from residents.models import Resident, WalkInSession


@dataclass(frozen=True)
class Line:
    """Who was keyed in, and what could not be done for them."""

    resident: Resident
    problem: str = ""
    goes_to: str = ""


@transaction.atomic
def save_line(
    *, session: WalkInSession, form: LineForm, known: Resident | None, by: User, now: datetime
) -> Line:
    """Everything of one line, or nothing; an activity that does not go is told, the rest stays.

    The same line sent twice is there once. The visit, registering and explaining carry the day of the sheet;
    a sign-up is judged as things stand now.
    """
    resident = known or register_resident(
        team=session.team,
        details=form.filled_in(guardian_agreed_on=session.date if _agrees(form) else None),
        by=by,
        today=session.date,
        token=form.token_sent,
        explained_in=form.told_in,
    )
    problem = _sign_up(form, resident, by, now)
    signed_up = form.occurrence is not None and not problem
    outcome = Visit.Outcome.SIGNED_UP if signed_up else None
    if outcome is None and known is None:
        outcome = Visit.Outcome.REGISTERED
    came_at = session.opened_at or now
    note_visit(session=session, resident=resident, reason=_reason(form), outcome=outcome, now=came_at)
    goes_to = in_a_line(form.occurrence) if form.occurrence and signed_up else ""
    return Line(resident, problem, goes_to)


def _reason(form: LineForm) -> str:
    """Whoever has a number came for something else than to register, whatever the untouched box says."""
    told: str = form.cleaned_data["reason"]
    return Visit.Reason.SIGN_UP if form.number and told == Visit.Reason.REGISTER else told


def _sign_up(form: LineForm, resident: Resident, by: User, now: datetime) -> str:
    if form.occurrence is None:
        return ""
    token = uuid5(form.token_sent, str(form.occurrence.public_id))
    try:
        sign_up(resident=resident, by=by, now=now, occurrence=form.occurrence, token=token)
    except PlacementRefusedError as refused:
        return why_not(refused.verdict)
    return ""


def _agrees(form: LineForm) -> bool:
    return bool(form.cleaned_data.get("guardian_agrees") == "yes")
