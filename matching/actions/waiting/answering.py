"""What someone says to a place that is offered, and the offer that staff make by hand."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from matching.actions.locking import lock_resident, lock_upcoming
from matching.actions.signing_up import sign_up
from matching.actions.standing import fill_upcoming
from matching.actions.waiting.closing import close_offers, leave_line
from matching.actions.waiting.lines import read_line, wanted, wish_of
from matching.actions.waiting.offering import make_offer
from matching.actions.waiting.serving import serve_waiting, take_turns
from matching.errors import NotOpenError, PlacementRefusedError
from matching.findings import Caution, Obstacle, Verdict
from matching.models import Placement, WaitingListEntry
from matching.turns import Outcome
from residents.actions import tell_of_offers

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from aandeslag.teams.models import User
    from matching.turns import Turn

Left = WaitingListEntry.Left
BY_HAND: Final = timedelta(0)


@transaction.atomic
def accept_offer(*, offer: Placement, by: User | None, now: datetime, token: UUID | None = None) -> Placement:
    """They want it: signed up as by any press, with all its checks; cautions were passed on joining.

    Too late is no lie: what lapsed is signed up for all the same when there is a place and nobody waits.
    Raises PlacementRefusedError.
    """
    entry = _entry_of(offer)
    return sign_up(
        resident=offer.resident,
        by=by,
        now=now,
        occurrence=None if offer.is_standing else offer.occurrence,
        slot=offer.slot if offer.is_standing else None,
        token=token,
        cautions_passed=entry.cautions_passed if entry is not None else frozenset(),
    )


@transaction.atomic
def decline_offer(*, offer: Placement, reason: Placement.DeclineReason, now: datetime) -> Placement:
    """They do not want it: they leave the line, and the next is offered it at once.

    Pressed twice: the second changes nothing. Raises NotOpenError for what is no offer, or was accepted.
    """
    if offer.slot_id is None:
        raise NotOpenError
    lock_upcoming(offer.slot_id, timezone.localdate(now))
    fresh = Placement.objects.select_related("resident").get(pk=offer.pk)
    if fresh.status == Placement.Status.DECLINED:
        return fresh
    if fresh.status != Placement.Status.PROPOSED:
        raise NotOpenError
    entry = _entry_of(fresh)
    close_offers([fresh], reason, now)
    leave_line([entry] if entry is not None else [], Left.DECLINED, now)
    fill_upcoming(offer.slot_id, now)
    return fresh


@transaction.atomic
def offer_by_hand(*, entry: WaitingListEntry, now: datetime) -> Placement:
    """Staff offer a free place to this person, whoever stands before them and however soon it begins.

    Cautions are passed by this press, which is logged. Raises PlacementRefusedError when something stands in
    the way or nothing is free, and NotOpenError when this person does not wait any more.
    """
    lock_upcoming(entry.slot_id, timezone.localdate(now))
    lock_resident(entry.resident_id)
    queue = serve_waiting({entry.slot_id}, now)
    fresh = next((one for one in queue.entries if one.pk == entry.pk), None)
    if fresh is None:
        raise NotOpenError
    line = read_line([fresh], now)
    if (offer := line.offers.get(wish_of(fresh))) is not None:
        return offer
    passed, fresh.cautions_passed = fresh.cautions_passed, frozenset(map(str, Caution))
    [(_, turn)] = take_turns([fresh], line.dates, now, BY_HAND)
    if turn.outcome is not Outcome.OFFER:
        raise PlacementRefusedError(_why(turn))
    fresh.cautions_passed = passed.union(map(str, turn.cautions))
    fresh.save(update_fields=["cautions_passed"])
    record(action="waiting.offered-by-hand", on=[fresh, fresh.resident], changed=turn.cautions)
    tell_of_offers([fresh.resident_id], timezone.localdate(now))
    return make_offer(fresh, wanted(fresh, line.dates)[turn.first :], is_whole=not turn.first, now=now)


def _why(turn: Turn) -> Verdict:
    obstacles = tuple(one for one in turn.because if isinstance(one, Obstacle))
    return Verdict(obstacles=obstacles or (Obstacle.FULL,))


def _entry_of(offer: Placement) -> WaitingListEntry | None:
    mine = WaitingListEntry.objects.in_line().filter(
        resident=offer.resident_id, slot=offer.slot_id, occurrence=offer.occurrence_id
    )
    return mine.select_related("resident", "team", "slot").first()
