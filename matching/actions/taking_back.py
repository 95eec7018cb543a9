"""Takes back a sign-up that was pressed by mistake, as long as nothing came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from matching.actions.ending import end_placement
from matching.errors import NotOpenError
from matching.models import Placement
from residents.actions import note_outcome
from residents.models import Visit

if TYPE_CHECKING:
    from datetime import date, datetime

    from aandeslag.teams.models import User
    from residents.models import Resident


@transaction.atomic
def undo_sign_up(*, placement: Placement, by: User | None, now: datetime) -> Placement:
    """Its places are free at once; the visit of today says again what came of it without this.

    Raises NotOpenError when it has ended already, was agreed on an earlier day, or has begun: then it ends
    with a reason.
    """
    today = timezone.localdate(now)
    ended = end_placement(placement=placement, reason=Placement.EndReason.MISTAKE, on=today, by=by, now=now)
    if ended.started_on is not None or ended.agreed_on != today:
        raise NotOpenError
    forget_outcome(ended.resident, today)
    return ended


def forget_outcome(person: Resident, today: date) -> None:
    """The visit of today says what came of it without what was taken back."""
    if not Placement.objects.agreed().filter(resident=person, agreed_on=today).exists():
        is_new = person.registered_on == today
        outcome = Visit.Outcome.REGISTERED if is_new else Visit.Outcome.NONE
        note_outcome(resident=person, outcome=outcome, today=today)
