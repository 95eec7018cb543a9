"""Someone leaves: one press ends what was agreed, frees the dates and marks the departure; and the undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from aandeslag.vocabulary import DepartureReason
from matching.actions.ending import end_placement, undo_end
from matching.errors import PlacementRefusedError
from matching.models import Placement
from residents.actions import mark_departed, undo_departure

if TYPE_CHECKING:
    from datetime import date, datetime

    from aandeslag.teams.models import User
    from residents.models import Resident

EndReason = Placement.EndReason

# Said neutrally: where someone goes after that is no business of an organisation.
ENDS_WITH: Final[dict[str, EndReason]] = {
    DepartureReason.RELOCATION: EndReason.RELOCATION,
    DepartureReason.HOUSING: EndReason.HOUSING,
    DepartureReason.PAID_WORK: EndReason.PAID_WORK,
    DepartureReason.STUDY: EndReason.STUDY,
    DepartureReason.RETURN: EndReason.LEFT,
    DepartureReason.UNKNOWN_DESTINATION: EndReason.LEFT,
    DepartureReason.OWN_CHOICE: EndReason.OWN_CHOICE,
    DepartureReason.UNKNOWN: EndReason.UNKNOWN,
}


@transaction.atomic
def say_goodbye(
    *,
    resident: Resident,
    reason: DepartureReason,
    on: date,
    by: User | None,
    now: datetime | None = None,
) -> Resident:
    """End all that is open for the reason of the departure, and free what was planned after that day.

    Slots are locked in the order of their keys, the person last, as everywhere.
    """
    moment = now or timezone.now()
    for placement in _open_placements(resident):
        if placement.status == Placement.Status.PROPOSED:
            _decline(placement)
        else:
            end_placement(placement=placement, reason=ENDS_WITH[reason], on=on, by=by, now=moment)
    return mark_departed(resident=resident, reason=reason, on=on)


@transaction.atomic
def undo_goodbye(*, resident: Resident, now: datetime) -> Resident:
    """They did not leave after all: what ended in the same press goes on, as far as there is still place."""
    ended = list(_ended_by_it(resident))
    stored = undo_departure(resident=resident)
    for placement in ended:
        try:
            undo_end(placement=placement, now=now)
        except PlacementRefusedError:
            # The place was given away since: staff sign up again, with what is left.
            continue
    return stored


def _open_placements(resident: Resident) -> list[Placement]:
    return list(Placement.objects.open().filter(resident=resident).order_by("slot_id", "pk"))


def _ended_by_it(resident: Resident) -> list[Placement]:
    """Those that ended in the last moment in which anything ended for that reason and on that day."""
    if resident.departed_on is None:
        return []
    reason = ENDS_WITH[resident.departure_reason]
    ended = Placement.objects.filter(
        resident=resident,
        status=Placement.Status.ENDED,
        end_reason=reason,
        ended_on=resident.departed_on,
        ended_at__isnull=False,
    )
    last = ended.order_by("-ended_at").first()
    return [] if last is None else list(ended.filter(ended_at=last.ended_at).order_by("slot_id", "pk"))


def _decline(placement: Placement) -> None:
    placement.status = Placement.Status.DECLINED
    placement.decline_reason = Placement.DeclineReason.OTHER
    placement.held_until = None
    placement.save(update_fields=["status", "decline_reason", "held_until"])
    record(action="placement.declined", on=placement, changed=["status", "decline_reason"])
