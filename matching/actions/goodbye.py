"""Someone leaves: one press ends what was agreed, frees the dates and marks the departure; and the undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from aandeslag.audit.actions import record
from aandeslag.vocabulary import DepartureReason
from activities.models import Slot
from matching.actions.ending import end_placement, undo_end
from matching.actions.locking import lock_slots
from matching.actions.standing import fill_upcoming
from matching.actions.tasks import ask_to_tell, ask_to_tell_hosts, close_telling_hosts
from matching.actions.waiting.ending import resume_waiting, stop_waiting
from matching.errors import PlacementRefusedError
from matching.models import Placement, WaitingListEntry
from matching.places import places_left
from matching.profiles import has_started
from residents.actions import mark_departed, undo_departure
from residents.models import Resident

if TYPE_CHECKING:
    from datetime import date, datetime

    from aandeslag.teams.models import User

EndReason = Placement.EndReason
Status = Placement.Status

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

    Slots are locked in the order of their keys, the person last, as everywhere. Pressed again with another
    reason or day: what ended by it follows.
    """
    moment = now or timezone.now()
    lock_slots(Slot.objects.filter(pk__in=_slots_of(resident)))
    _forget_earlier_departure(resident)
    freed = stop_waiting(resident=resident, now=moment)
    Placement.objects.filter(resident=resident, ended_by_departure=True, status=Status.ENDED).update(
        end_reason=ENDS_WITH[reason], ended_on=on
    )
    ending = _open_placements(resident)
    freed |= {one.slot_id for one in ending if one.status == Status.PROPOSED and one.slot_id is not None}
    for placement in ending:
        if placement.status == Status.PROPOSED:
            _decline(placement, moment)
        else:
            end_placement(placement=placement, reason=ENDS_WITH[reason], on=on, by=by, now=moment)
    Placement.objects.filter(pk__in=[one.pk for one in ending]).update(ended_by_departure=True)
    ask_to_tell_hosts(_expected_by_a_host(ending, moment), today=timezone.localdate(moment))
    for slot_id in sorted(freed):
        fill_upcoming(slot_id, moment)
    return mark_departed(resident=resident, reason=reason, on=on)


@transaction.atomic
def undo_goodbye(*, resident: Resident, now: datetime) -> Resident:
    """They did not leave after all: what ended by it goes on, as far as there is still place.

    What cannot go on any more did not end by a departure either: it says so, and someone must be told.
    Raises TakenOverError when another team accepted them.
    """
    ended = Placement.objects.filter(resident=resident, ended_by_departure=True)
    close_telling_hosts(list(ended.values_list("pk", flat=True)), now=now)
    # All of them before the person.
    lock_slots(Slot.objects.filter(Q(pk__in=ended.values("slot")) | Q(waiting__resident=resident)))
    stored = undo_departure(resident=resident, today=timezone.localdate(now))
    waiting = resume_waiting(resident=resident)
    for placement in ended.select_related("occurrence").order_by("slot_id", "pk"):
        if placement.status == Status.DECLINED:
            _propose_again(placement, now)
            continue
        try:
            undo_end(placement=placement, now=now)
        except PlacementRefusedError:
            leave_ended(placement, now)
    for slot_id in sorted(waiting):
        fill_upcoming(slot_id, now)
    return stored


def _slots_of(resident: Resident) -> set[int]:
    """Of what they go to, what is held for them, and what they wait for."""
    open_ones = Placement.objects.open().filter(resident=resident, slot__isnull=False)
    waiting = WaitingListEntry.objects.in_line().filter(resident=resident).order_by()
    return set(
        open_ones.order_by().values_list("slot", flat=True).union(waiting.values_list("slot", flat=True))
    )


def _open_placements(resident: Resident) -> list[Placement]:
    mine = Placement.objects.open().filter(resident=resident)
    return list(mine.select_related("activity", "occurrence").order_by("slot_id", "pk"))


def _expected_by_a_host(ended: list[Placement], now: datetime) -> list[Placement]:
    """Whoever came every time, or on a date that is still to come."""
    return [
        one
        for one in ended
        if one.status != Status.PROPOSED
        and (one.is_standing or (one.occurrence is not None and not has_started(one.occurrence, now)))
    ]


def _forget_earlier_departure(resident: Resident) -> None:
    """Whoever came back since is here: only what ends now comes back with the undo of now."""
    if not Resident.objects.filter(pk=resident.pk, departed_on__isnull=False).exists():
        Placement.objects.filter(resident=resident, ended_by_departure=True).update(ended_by_departure=False)


def _decline(placement: Placement, now: datetime) -> None:
    """How long a place was held stays written down: it counts again when this is undone."""
    placement.status, placement.ended_at = Status.DECLINED, now
    placement.decline_reason = Placement.DeclineReason.OTHER
    placement.save(update_fields=["status", "decline_reason", "ended_at"])
    record(action="placement.declined", on=placement, changed=["status", "decline_reason"])


def _propose_again(placement: Placement, now: datetime) -> None:
    """A place that was held is held again, unless it was given away since."""
    if (
        placement.occurrence_id is not None
        and not places_left([placement.occurrence_id], now)[placement.occurrence_id]
    ):
        placement.held_until = None
    placement.status, placement.decline_reason = Status.PROPOSED, ""
    placement.ended_at, placement.ended_by_departure = None, False
    placement.save(update_fields=["status", "decline_reason", "held_until", "ended_at", "ended_by_departure"])
    record(action="placement.proposed-again", on=placement, changed=["status", "decline_reason"])


def leave_ended(placement: Placement, now: datetime) -> None:
    """It cannot go on any more, and did not end by what was undone."""
    placement.end_reason, placement.ended_by_departure = EndReason.NOT_POSSIBLE, False
    placement.ended_by_change = None
    placement.save(update_fields=["end_reason", "ended_by_departure", "ended_by_change"])
    ask_to_tell([(placement, placement.occurrence)], today=timezone.localdate(now))
    record(action="placement.not-resumed", on=placement, changed=["end_reason"])
