"""Fills in what was not asked yet: part of the intake, and never over an answer that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db import transaction

from aandeslag.audit.actions import record
from aandeslag.vocabulary import LegalStatus
from residents.actions.changing import locked, save_revision
from residents.details import ResidentDetails
from residents.errors import AnsweredAlreadyError

if TYPE_CHECKING:
    from residents.models import Resident

UNKNOWN: Final[tuple[object, ...]] = (None, "", frozenset(), LegalStatus.UNKNOWN)


@transaction.atomic
def answer_question(*, resident: Resident, answers: dict[str, Any]) -> Resident:
    """Store answers by the name of their column; the same answer a second time changes nothing.

    Raises AnsweredAlreadyError when another desk filled in something else meanwhile.
    """
    stored = locked(resident)
    known = ResidentDetails.of(stored).columns()
    new = {name: value for name, value in answers.items() if value != known[name]}
    if any(known[name] not in UNKNOWN for name in new):
        raise AnsweredAlreadyError
    if new:
        for name, value in new.items():
            setattr(stored, name, value)
        save_revision(stored, list(new))
        record(action="resident.answered", on=stored, changed=new)
    return stored
