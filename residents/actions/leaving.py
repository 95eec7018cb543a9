"""Records that someone has left, and takes that back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from aandeslag.audit.actions import record
from residents.actions.changing import locked, save_revision
from residents.actions.handing_over import was_taken_over, withdraw_hand_overs
from residents.errors import TakenOverError

if TYPE_CHECKING:
    from datetime import date

    from residents.models import Resident

COLUMNS = ("departed_on", "departure_reason")


@transaction.atomic
def mark_departed(*, resident: Resident, reason: str, on: date) -> Resident:
    """Someone has left. Placements are the caller's.

    Entrustments are left as they are, so that nothing is lost when this is taken back: they say nothing of
    who has left (see `entrusted_to`).
    """
    stored = locked(resident)
    if (stored.departed_on, stored.departure_reason) == (on, reason):
        return stored
    stored.departed_on, stored.departure_reason = on, reason
    save_revision(stored, COLUMNS)
    record(action="resident.departed", on=stored, changed=COLUMNS)
    return stored


@transaction.atomic
def undo_departure(*, resident: Resident, today: date) -> Resident:
    """They are still here, or came back: whoever had them entrusted has them again, and no other team.

    Raises TakenOverError when another team accepted them: nobody takes part in two places.
    """
    stored = locked(resident)
    if stored.departed_on is None:
        return stored
    # After this nobody can accept any more, so the answer of that very moment is seen.
    withdraw_hand_overs(resident=stored, today=today)
    if was_taken_over(stored):
        raise TakenOverError
    stored.departed_on, stored.departure_reason = None, ""
    save_revision(stored, COLUMNS)
    record(action="resident.departure-undone", on=stored, changed=COLUMNS)
    return stored
