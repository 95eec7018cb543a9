"""Somebody's life changes and they stay: per placement it goes on or stops; and the undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction

from aandeslag.teams.once import once
from activities.models import Slot
from matching.actions.ending import end_placement, undo_end
from matching.actions.goodbye import leave_ended
from matching.actions.locking import lock_slots
from matching.errors import NotOpenError, PlacementRefusedError
from matching.models import Placement
from residents.actions import record_change, withdraw_change
from residents.models import Change

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime
    from uuid import UUID

    from aandeslag.teams.models import User
    from residents.actions import Home
    from residents.models import Resident

# None of these is a drop-out: the figures know them apart.
ENDS_WITH: Final[dict[str, Placement.EndReason]] = {
    Change.Kind.HOUSING: Placement.EndReason.HOUSING,
    Change.Kind.PAID_WORK: Placement.EndReason.PAID_WORK,
    Change.Kind.STUDY: Placement.EndReason.STUDY,
}


@transaction.atomic
def note_change(  # noqa: PLR0913 - one form in full
    *,
    resident: Resident,
    kind: Change.Kind,
    on: date,
    stops: Collection[UUID],
    home: Home | None,
    by: User | None,
    now: datetime,
    token: UUID | None = None,
) -> Change:
    """End the placements that stop, for this reason; everything else goes on, and no clock is started.

    Raises ChangeOverError for who has left.
    """

    def make() -> Change:
        ended = _stop(resident, stops, ENDS_WITH[kind], on=on, by=by, now=now)
        change = record_change(resident=resident, kind=kind, on=on, home=home, by=by, now=now)
        Placement.objects.filter(pk__in=ended).update(ended_by_change=change)
        return change

    return make() if token is None else once(team=resident.team, token=token, model=Change, make=make)


@transaction.atomic
def undo_change(*, change: Change, now: datetime) -> Change:
    """What stopped by it goes on, as far as there is still place, and the home is as it was.

    Raises ChangeOverError for who has left.
    """
    ended = Placement.objects.filter(ended_by_change=change)
    lock_slots(Slot.objects.filter(pk__in=ended.values("slot")))
    undone = withdraw_change(change=change, now=now)
    for placement in ended.select_related("occurrence", "resident").order_by("slot_id", "pk"):
        try:
            undo_end(placement=placement, now=now)
        except (PlacementRefusedError, NotOpenError):
            leave_ended(placement, now)
    return undone


def _stop(
    resident: Resident,
    stops: Collection[UUID],
    reason: Placement.EndReason,
    *,
    on: date,
    by: User | None,
    now: datetime,
) -> list[int]:
    """Slots in the order of their keys, the person last, as everywhere. What ended meanwhile has ended."""
    stopping = Placement.objects.agreed().filter(resident=resident, public_id__in=stops)
    lock_slots(Slot.objects.filter(pk__in=stopping.values("slot")))
    ending = list(stopping.order_by("slot_id", "pk"))
    for placement in ending:
        end_placement(placement=placement, reason=reason, on=on, by=by, now=now)
    return [one.pk for one in ending]
