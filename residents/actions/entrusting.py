"""Entrusts someone to a supporter, and ends that again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from aandeslag.audit.actions import record
from aandeslag.teams.access import Role
from residents.actions.changing import locked
from residents.errors import NotOnThisTeamError
from residents.models import Entrustment, Resident

if TYPE_CHECKING:
    from datetime import date

    from aandeslag.teams.models import User


@transaction.atomic
def entrust_resident(
    *,
    resident: Resident,
    supporter: User,
    by: User,  # noqa: ARG001 - part of the signature of every action; the log knows who
    today: date,
    until: date | None = None,
) -> Entrustment:
    """Make someone a supporter's *own person*, from today until an end date or until it is ended.

    Raises NotOnThisTeamError when `supporter` is not a supporter of the team today.
    """
    stored = locked(resident)
    if not supporter.memberships.on(today).filter(team=stored.team_id, role=Role.SUPPORTER).exists():
        raise NotOnThisTeamError
    mine = Entrustment.objects.on(today).filter(resident=stored, supporter=supporter)
    current = mine.first()
    if current is not None and current.valid_until == until:
        return current
    entrustment = current or Entrustment(
        team_id=stored.team_id, resident=stored, supporter=supporter, valid_from=today
    )
    entrustment.valid_until = until
    entrustment.save()
    record(action="resident.entrusted", on=stored, changed=["entrustment"])
    return entrustment


@transaction.atomic
def end_entrustment(*, entrustment: Entrustment, today: date) -> None:
    """End it from today. One that began today was a slip of the finger and goes altogether."""
    stored = locked(entrustment.resident)
    if entrustment.valid_until is not None and entrustment.valid_until < today:
        return
    _end(entrustment, today)
    record(action="resident.entrustment-ended", on=stored, changed=["entrustment"])


def _end(entrustment: Entrustment, today: date) -> None:
    """The last day was yesterday."""
    if entrustment.valid_from >= today:
        entrustment.delete()
        return
    entrustment.valid_until = today.fromordinal(today.toordinal() - 1)
    entrustment.save(update_fields=["valid_until"])
