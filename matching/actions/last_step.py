"""Takes back the last thing that happened to a placement, and notes whether somebody went along first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from aandeslag.audit.actions import record
from matching.actions.attendance import Mark, mark_attendance
from matching.actions.ending import undo_end
from matching.actions.taking_back import undo_sign_up
from matching.actions.taking_off import put_back
from matching.cards.last_step import Undoes, last_step
from matching.cards.timeline import rows_of, timeline_of
from matching.errors import NotOpenError
from matching.models import Participation, Placement

if TYPE_CHECKING:
    from datetime import datetime

    from aandeslag.teams.models import User


@transaction.atomic
def undo_last_step(*, placement: Placement, stamp: str, by: User | None, now: datetime) -> None:
    """As the page showed it. Raises NotOpenError when something else is the last step by now."""
    placements = Placement.objects.select_related("activity", "slot", "occurrence", "resident", "by")
    fresh = placements.get(pk=placement.pk)
    rows = rows_of(fresh)
    step = last_step(fresh, rows, timeline_of(fresh, rows), now)
    if step is None or step.stamp != stamp:
        raise NotOpenError
    if step.undoes is Undoes.END:
        undo_end(placement=fresh, now=now)
    elif step.undoes is Undoes.SIGN_UP:
        undo_sign_up(placement=fresh, by=by, now=now)
    elif step.row is not None and step.undoes is Undoes.TAKEN_OFF:
        put_back(participation=step.row, now=now)
    elif step.row is not None:
        unmarked = {step.row.pk: Mark(Participation.Status.SIGNED_UP)}
        if not mark_attendance(occurrence=step.row.occurrence, marks=unmarked, by=by, now=now):
            raise NotOpenError


@transaction.atomic
def note_accompanied(*, placement: Placement, accompanied: bool | None) -> Placement:
    """Whether somebody went along the first time; None takes the answer back."""
    fresh = Placement.objects.select_for_update(of=("self",), no_key=True).get(pk=placement.pk)
    if fresh.first_accompanied != accompanied:
        fresh.first_accompanied = accompanied
        fresh.save(update_fields=["first_accompanied"])
        record(action="placement.accompanied-noted", on=fresh, changed=["first_accompanied"])
    return fresh
