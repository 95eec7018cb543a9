"""Moves a volunteer declaration along: asked, received, granted until, or refused; a renewal is a new row."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from django.db import transaction

from aandeslag.audit.actions import record
from activities.actions.writing import make_once, write_details
from activities.declarations import dated
from activities.details import DeclarationDetails
from activities.errors import WrongDateError, WrongStepError
from activities.models import VolunteerDeclaration
from activities.rules import dates_in_order, usual_end

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from uuid import UUID

    from activities.models import KindOfWork

State = VolunteerDeclaration.State
OPEN = (State.ASKED, State.RECEIVED)


@transaction.atomic
def ask_declaration(
    *, kind_of_work: KindOfWork, on: date, applicant: str = "", token: UUID | None = None
) -> VolunteerDeclaration:
    """Note that one was asked for, for the first time or as a renewal. One application at a time."""

    def make() -> VolunteerDeclaration:
        if kind_of_work.declarations.filter(state__in=OPEN).exists():
            raise WrongStepError
        return _add(kind_of_work, DeclarationDetails(state=State.ASKED, asked_on=on, applicant=applicant))

    return make_once(team=kind_of_work.team, token=token, model=VolunteerDeclaration, make=make)


@transaction.atomic
def record_declaration(
    *, kind_of_work: KindOfWork, details: DeclarationDetails, token: UUID | None = None
) -> VolunteerDeclaration:
    """Write down one that exists already, in whatever state it is."""
    return make_once(
        team=kind_of_work.team,
        token=token,
        model=VolunteerDeclaration,
        make=lambda: _add(kind_of_work, details),
    )


@transaction.atomic
def correct_declaration(
    *, declaration: VolunteerDeclaration, details: DeclarationDetails
) -> VolunteerDeclaration:
    """Set right a state or date that was written down wrongly."""
    locked = _locked(declaration, tuple(State))
    changed = write_details(locked, details)
    return _save(locked, "declaration.corrected", changed)


@transaction.atomic
def receive_declaration(*, declaration: VolunteerDeclaration, on: date) -> VolunteerDeclaration:
    """UWV's receipt is in: from that day people may start."""
    locked = _locked(declaration, (State.ASKED,))
    locked.state, locked.received_on = State.RECEIVED, on
    return _save(locked, "declaration.received", ("state", "received_on"))


@transaction.atomic
def grant_declaration(
    *, declaration: VolunteerDeclaration, on: date, until: date | None = None
) -> VolunteerDeclaration:
    """Granted, for three years unless the decision says otherwise; also after an objection was upheld."""
    locked = _locked(declaration, (State.ASKED, State.RECEIVED, State.REFUSED))
    if locked.refused_on is not None and on <= locked.refused_on:
        raise WrongDateError
    locked.state, locked.granted_on = State.GRANTED, on
    locked.valid_until = until or usual_end(on)
    return _save(locked, "declaration.granted", ("state", "granted_on", "valid_until"))


@transaction.atomic
def refuse_declaration(*, declaration: VolunteerDeclaration, on: date) -> VolunteerDeclaration:
    """Refused, or withdrawn after it was granted: everybody who needs it stops at once."""
    locked = _locked(declaration, (State.ASKED, State.RECEIVED, State.GRANTED))
    if locked.granted_on is not None and on < locked.granted_on:
        raise WrongDateError
    locked.state, locked.refused_on = State.REFUSED, on
    return _save(locked, "declaration.refused", ("state", "refused_on"))


def _add(kind_of_work: KindOfWork, details: DeclarationDetails) -> VolunteerDeclaration:
    row = VolunteerDeclaration(team_id=kind_of_work.team_id, kind_of_work=kind_of_work, **asdict(details))
    return _save(row, f"declaration.{row.state}", ())


def _locked(declaration: VolunteerDeclaration, states: Collection[str]) -> VolunteerDeclaration:
    locked = VolunteerDeclaration.objects.select_for_update().get(pk=declaration.pk)
    if locked.state not in states:
        raise WrongStepError
    return locked


def _save(row: VolunteerDeclaration, action: str, changed: Collection[str]) -> VolunteerDeclaration:
    if not dates_in_order(dated(row)):
        raise WrongDateError
    row.save()
    record(action=action, on=row, changed=changed)
    return row
