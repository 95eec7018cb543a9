"""Keeps a place for someone who waits for UWV's receipt: fourteen days, but never past the day itself."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from aandeslag.teams.once import once
from activities.models import Occurrence, Slot
from matching.actions.locking import lock_occurrence, lock_resident, lock_slots
from matching.actions.standing import fill_upcoming
from matching.actions.stopping import close_placements
from matching.actions.tasks import ask_that_receipt_is_in, ask_to_tell
from matching.actions.waiting.lines import starts_at
from matching.candidates import candidate
from matching.errors import OtherTeamError, PlacementRefusedError
from matching.findings import Obstacle
from matching.models import Placement, Task
from matching.profiles import OPENING_NEEDS, has_started, openings
from matching.rules import OF_THE_DECLARATION, weigh

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from aandeslag.teams.models import Team, User
    from activities.models import KindOfWork
    from matching.findings import Verdict
    from residents.models import Resident

HELD_FOR: Final = timedelta(days=14)
Status = Placement.Status


@transaction.atomic
def hold_for_receipt(
    *,
    resident: Resident,
    occurrence: Occurrence,
    by: User | None,
    now: datetime,
    is_standing: bool = False,
    token: UUID | None = None,
) -> Placement:
    """Keep a place while only the receipt is missing; once it is in, staff sign them up.

    Raises PlacementRefusedError when anything else stands in the way too, or the declaration was not asked.
    """
    make = partial(_hold, resident, occurrence, by, now, is_standing=is_standing)
    return make() if token is None else once(team=resident.team, token=token, model=Placement, make=make)


def only_waits_for_receipt(verdict: Verdict) -> bool:
    return verdict.obstacles == (Obstacle.DECLARATION_ASKED,)


def settle_holds(kind_of_work: KindOfWork, now: datetime) -> None:
    """A step of the declaration was taken: who waits may come now, must stop waiting, or waits on.

    The slots are locked; what comes free is offered to whoever waits for a place.
    """
    freed = set()
    waiting = Placement.objects.filter(activity__kind_of_work=kind_of_work).waiting_for_receipt()
    for placement in list(waiting.select_related("resident", "activity", "occurrence").order_by("pk")):
        found = _found(placement, now)
        if not found:
            ask_that_receipt_is_in([placement], today=timezone.localdate(now))
        elif Obstacle.DECLARATION_ASKED not in found:
            close_placements(
                [placement], reason=Placement.EndReason.NOT_POSSIBLE, on=timezone.localdate(now), now=now
            )
            ask_to_tell([(placement, placement.occurrence)], today=timezone.localdate(now))
            freed.add(placement.slot_id)
    for slot_id in sorted(filter(None, freed)):
        fill_upcoming(slot_id, now)


@transaction.atomic
def release_holds(*, team: Team, now: datetime) -> int:
    """Every night: what was kept long enough and no receipt came is free for others. Says how many.

    Whoever it was kept for hears of it, as long as it is still to come; the lines are served after this.
    """
    waiting = Placement.objects.for_team(team).waiting_for_receipt().filter(held_until__lte=now)
    # Somebody may be pressing *sign up* at this moment.
    lock_slots(Slot.objects.filter(pk__in=waiting.order_by().values("slot")))
    over = list(waiting.select_related("resident", "occurrence").order_by("pk"))
    for one in over:
        one.status, one.decline_reason, one.ended_at = Status.DECLINED, Placement.DeclineReason.LAPSED, now
    Placement.objects.bulk_update(over, ["status", "decline_reason", "ended_at"])
    tasks = Task.objects.for_team(team).to_do().filter(kind=Task.Kind.RECEIPT_IN)
    tasks.exclude(placement__status=Status.PROPOSED).update(done_at=now)
    if over:
        record(
            action="placement.hold-lapsed", on=[*over, *(one.resident for one in over)], changed=["status"]
        )
    to_tell = [one for one in over if one.occurrence is None or not has_started(one.occurrence, now)]
    ask_to_tell([(one, one.occurrence) for one in to_tell], today=timezone.localdate(now))
    return len(over)


def shorten_holds(occurrence: Occurrence) -> None:
    """It was moved forward: no place on it is kept past its start, for whatever that was."""
    held = Placement.objects.filter(occurrence=occurrence, status=Status.PROPOSED)
    held.filter(held_until__gt=starts_at(occurrence)).update(held_until=starts_at(occurrence))


def _hold(
    resident: Resident, occurrence: Occurrence, by: User | None, now: datetime, *, is_standing: bool
) -> Placement:
    locked, person = lock_occurrence(occurrence.pk), lock_resident(resident.pk)
    if locked.team_id != person.team_id:
        raise OtherTeamError
    today = timezone.localdate(now)
    facts = openings([locked], now, besides=person.pk)
    verdict = weigh(candidate(person, today), facts[locked.pk], today)
    if not only_waits_for_receipt(verdict):
        raise PlacementRefusedError(verdict)
    waiting = Placement.objects.filter(resident=person, slot=locked.slot_id).waiting_for_receipt()
    known = waiting.filter(held_until__gt=now, is_standing=is_standing)
    if same := known.filter(occurrence=None if is_standing else locked).first():
        return same
    placement = Placement.objects.create(
        team_id=person.team_id,
        resident=person,
        activity_id=locked.activity_id,
        slot_id=locked.slot_id,
        occurrence=None if is_standing else locked,
        is_standing=is_standing,
        status=Status.PROPOSED,
        held_until=now + HELD_FOR if is_standing else min(now + HELD_FOR, starts_at(locked)),
        waits_for_receipt=True,
        by=by,
    )
    record(action="placement.held-for-receipt", on=[placement, person], changed=["status"])
    return placement


def _found(placement: Placement, now: datetime) -> frozenset[Obstacle]:
    """What the declaration says now of the first date to come that this placement is for."""
    today = timezone.localdate(now)
    dates = Occurrence.objects.filter(slot=placement.slot_id).upcoming(today).taking_place()
    if placement.occurrence_id is not None:
        dates = dates.filter(pk=placement.occurrence_id)
    first = list(dates.select_related(*OPENING_NEEDS).in_order()[:1])
    facts = openings(first, now, left=dict.fromkeys((one.pk for one in first), 0))
    person = candidate(placement.resident, today)
    verdicts = [weigh(person, facts[one.pk], today) for one in first]
    return frozenset().union(*(OF_THE_DECLARATION.intersection(one.obstacles) for one in verdicts))
