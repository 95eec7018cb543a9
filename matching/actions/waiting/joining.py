"""Puts people on the waiting list, takes them off it, and puts back who left it too soon."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from aandeslag.teams.once import once
from activities.models import Activity
from matching.actions.locking import lock_occurrence, lock_resident, lock_upcoming
from matching.actions.signing_up import Wanted, judge, judge_every_time
from matching.actions.standing import fill_upcoming
from matching.actions.tasks import close_waiting_tasks
from matching.actions.waiting.closing import leave_with_offers
from matching.actions.waiting.serving import serve_waiting
from matching.actions.waiting.settling import is_here
from matching.errors import NotOpenError, PlaceLeftError, PlacementRefusedError
from matching.findings import Obstacle
from matching.models import WaitingListEntry
from matching.turns import MAY_PASS
from residents.actions import note_waiting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from aandeslag.teams.models import User
    from activities.models import Occurrence, Slot
    from matching.findings import Verdict
    from matching.querysets import WaitingListQuerySet
    from residents.models import Resident

Left = WaitingListEntry.Left
# What somebody pressed or what time did, and can be taken back.
COMES_BACK_FROM: Final = frozenset({Left.TAKEN_OFF, Left.DECLINED, Left.LAPSED})


@dataclass(frozen=True)
class Joined:
    """What became of one of them: a place in the line, or why not; neither where there is a place."""

    resident: Resident
    entry: WaitingListEntry | None = None
    refused: Verdict | None = None


@transaction.atomic
def join_waiting_list(  # noqa: PLR0913 - one press, with all that hangs on it
    *,
    resident: Resident,
    by: User | None,
    now: datetime,
    occurrence: Occurrence | None = None,
    slot: Slot | None = None,
    token: UUID | None = None,
    cautions_passed: frozenset[str] = frozenset(),
) -> WaitingListEntry:
    """Give `occurrence` for one time, or `slot` for every time. Who stands in line already keeps that place.

    Raises PlaceLeftError when it is not full, and PlacementRefusedError for what else stands in the way.
    """
    wanted = Wanted(resident.pk, resident.team_id, by, now, cautions_passed)
    if (slot is None) == (occurrence is None):
        raise ValueError
    make = partial(_join, wanted, resident, occurrence, slot)
    return (
        make() if token is None else once(team=resident.team, token=token, model=WaitingListEntry, make=make)
    )


@transaction.atomic
def join_waiting_list_together(  # noqa: PLR0913 - one press, with all that hangs on it
    *,
    residents: Sequence[Resident],
    by: User | None,
    now: datetime,
    token: UUID,
    occurrence: Occurrence | None = None,
    slot: Slot | None = None,
    cautions_passed: frozenset[str] = frozenset(),
) -> list[Joined]:
    """Friends, in their order; each with an entry of their own, which is offered and answered apart."""
    _lock(occurrence, slot, now)
    for pk in sorted(one.pk for one in residents):
        lock_resident(pk)
    joined = []
    for resident in residents:
        try:
            entry = join_waiting_list(
                resident=resident,
                by=by,
                now=now,
                occurrence=occurrence,
                slot=slot,
                token=uuid5(token, str(resident.public_id)),
                cautions_passed=cautions_passed,
            )
        except PlacementRefusedError as error:
            joined.append(Joined(resident, refused=error.verdict))
        except PlaceLeftError:
            joined.append(Joined(resident))
        else:
            joined.append(Joined(resident, entry=entry))
    return joined


@transaction.atomic
def leave_waiting_list(*, entry: WaitingListEntry, now: datetime) -> WaitingListEntry:
    """They do not want to wait any more. What was offered to them goes to the next at once."""
    lock_upcoming(entry.slot_id, timezone.localdate(now))
    fresh = _fresh(entry)
    if fresh.left_at is None:
        leave_with_offers([fresh], Left.TAKEN_OFF, now)
        fill_upcoming(fresh.slot_id, now)
    return fresh


@transaction.atomic
def rejoin_waiting_list(*, entry: WaitingListEntry, now: datetime) -> WaitingListEntry:
    """They wait after all, with the place in the line that they had. Raises NotOpenError when they cannot."""
    lock_upcoming(entry.slot_id, timezone.localdate(now))
    lock_resident(entry.resident_id)
    fresh = _fresh(entry)
    if fresh.left_at is None:
        return fresh
    if fresh.left_because not in COMES_BACK_FROM or not is_to_wait_for(fresh) or _waits(fresh).exists():
        raise NotOpenError
    fresh.left_at, fresh.left_because = None, ""
    fresh.save(update_fields=["left_at", "left_because"])
    close_waiting_tasks([fresh], now=now)
    record(action="waiting.rejoined", on=[fresh, fresh.resident], changed=["left_at", "left_because"])
    fill_upcoming(fresh.slot_id, now)
    return fresh


def is_to_wait_for(entry: WaitingListEntry) -> bool:
    """The person is here, and what they wait for has not ended."""
    return is_here(entry) and entry.slot.activity.status != Activity.Status.ENDED


def _lock(occurrence: Occurrence | None, slot: Slot | None, now: datetime) -> list[Occurrence]:
    if occurrence is not None:
        return [lock_occurrence(occurrence.pk)]
    return lock_upcoming(slot.pk, timezone.localdate(now)) if slot is not None else []


def _join(
    wanted: Wanted, resident: Resident, occurrence: Occurrence | None, slot: Slot | None
) -> WaitingListEntry:
    dates = _lock(occurrence, slot, wanted.now)
    slot_id = slot.pk if slot is not None else dates[0].slot_id
    queue = serve_waiting({slot_id}, wanted.now)
    entry = WaitingListEntry(
        team_id=wanted.team_id,
        resident=resident,
        slot_id=slot_id,
        occurrence=occurrence,
        since=wanted.now,
        by=wanted.by,
        cautions_passed=wanted.cautions_passed,
    )
    verdict = judge_every_time(wanted, slot, dates, queue) if slot is not None else judge(wanted, dates)[0]
    if (known := _waits(entry).first()) is not None:
        return known
    _check_that_they_may_wait(verdict, wanted)
    entry.save()
    record(action="waiting.joined", on=[entry, resident])
    note_waiting(resident=resident, today=timezone.localdate(wanted.now))
    if verdict.cautions:
        record(action="waiting.cautions-passed", on=entry, changed=verdict.cautions)
    return entry


def _check_that_they_may_wait(verdict: Verdict, wanted: Wanted) -> None:
    """Nobody waits for what they may not do, nor for what they can have."""
    others = tuple(one for one in verdict.obstacles if one not in {Obstacle.FULL, *MAY_PASS})
    rest = replace(verdict, obstacles=others)
    if not rest.allows(wanted.cautions_passed):
        raise PlacementRefusedError(rest)
    if Obstacle.FULL not in verdict.obstacles:
        if verdict.obstacles:
            raise PlacementRefusedError(verdict)
        raise PlaceLeftError


def _waits(entry: WaitingListEntry) -> WaitingListQuerySet[WaitingListEntry]:
    """Of the same person for the same thing."""
    return WaitingListEntry.objects.in_line().filter(
        resident=entry.resident_id, slot=entry.slot_id, occurrence=entry.occurrence_id
    )


def _fresh(entry: WaitingListEntry) -> WaitingListEntry:
    return WaitingListEntry.objects.select_related("resident", "team", "slot__activity").get(pk=entry.pk)
