"""Signs someone up: for one date, or for every time from now on. The last place is given away once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from aandeslag.teams.once import once
from matching.actions.claims import fill_claims
from matching.actions.locking import lock_occurrence, lock_resident, lock_upcoming
from matching.actions.participations import put_down
from matching.actions.tasks import close_tasks, close_telling
from matching.actions.waiting.closing import leave_with_place
from matching.actions.waiting.serving import serve_waiting
from matching.candidates import candidate
from matching.errors import OtherTeamError, PlacementRefusedError
from matching.findings import Obstacle, Verdict
from matching.models import Placement
from matching.profiles import openings
from matching.rules import weigh
from residents.actions import note_outcome
from residents.models import Visit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from aandeslag.teams.models import User
    from activities.models import Occurrence, Slot
    from matching.actions.waiting.serving import Queue
    from residents.models import Resident


@dataclass(frozen=True)
class Wanted:
    """What was pressed: for whom, by whom, when, and which cautions were seen and passed."""

    resident_id: int
    team_id: int
    by: User | None
    now: datetime
    cautions_passed: frozenset[str]


@transaction.atomic
def sign_up(  # noqa: PLR0913 - one press, with all that hangs on it
    *,
    resident: Resident,
    by: User | None,
    now: datetime,
    occurrence: Occurrence | None = None,
    slot: Slot | None = None,
    token: UUID | None = None,
    cautions_passed: frozenset[str] = frozenset(),
) -> Placement:
    """Give `occurrence` for one time, or `slot` for every time. What was agreed is AGREED at once.

    Raises PlacementRefusedError with all that was found when an obstacle stands in the way, or a caution
    that is not among `cautions_passed`. The rules are judged under the lock, on what is true at that moment.
    """
    wanted = Wanted(resident.pk, resident.team_id, by, now, cautions_passed)
    if slot is not None and occurrence is None:
        make = partial(_every_time, wanted, slot)
    elif occurrence is not None and slot is None:
        make = partial(_one_time, wanted, occurrence)
    else:
        raise ValueError
    return make() if token is None else once(team=resident.team, token=token, model=Placement, make=make)


def _one_time(wanted: Wanted, occurrence: Occurrence) -> Placement:
    locked = lock_occurrence(occurrence.pk)
    # Whoever waits goes first, also for a place that came free by the clock alone.
    queue = serve_waiting({locked.slot_id}, wanted.now)
    [verdict] = judge(wanted, [locked])
    if not verdict.allows(wanted.cautions_passed):
        raise PlacementRefusedError(verdict)
    placement = _agree(wanted, locked, is_standing=False)
    leave_with_place(queue.entries, placement, locked, wanted.now)
    put_down(placement=placement, occurrence=locked)
    close_telling([(wanted.resident_id, locked.pk)], now=wanted.now)
    _log(wanted, placement, verdict)
    return placement


def _every_time(wanted: Wanted, slot: Slot) -> Placement:
    """Dates without an obstacle are filled; where there is no place that becomes a task."""
    dates = lock_upcoming(slot.pk, timezone.localdate(wanted.now))
    queue = serve_waiting({slot.pk}, wanted.now)
    verdict = judge_every_time(wanted, slot, dates, queue)
    if not verdict.allows(wanted.cautions_passed):
        raise PlacementRefusedError(verdict)
    placement = _agree(wanted, dates[0], is_standing=True)
    leave_with_place(queue.entries, placement, None, wanted.now)
    fill_claims(dates, wanted.now)
    _log(wanted, placement, verdict)
    return placement


def judge(wanted: Wanted, dates: Sequence[Occurrence]) -> list[Verdict]:
    """One verdict per date; the slot and the dates are locked already, the person is locked here."""
    resident = lock_resident(wanted.resident_id)
    if any(date.team_id != wanted.team_id for date in dates):
        raise OtherTeamError
    today = timezone.localdate(wanted.now)
    person = candidate(resident, today)
    facts = openings(dates, wanted.now, besides=resident.pk)
    return [weigh(person, facts[date.pk], today) for date in dates]


def judge_every_time(wanted: Wanted, slot: Slot, dates: Sequence[Occurrence], queue: Queue) -> Verdict:
    """One verdict for all dates to come. Full, too, as long as somebody else waits longer for every time."""
    if _comes_every_time(wanted, slot):
        return Verdict(obstacles=(Obstacle.SIGNED_UP_ALREADY,))
    verdict = _first_that_goes(judge(wanted, dates))
    if Obstacle.FULL in verdict.obstacles or not queue.goes_before(wanted.resident_id):
        return verdict
    found = {*verdict.obstacles, Obstacle.FULL}
    return replace(verdict, obstacles=tuple(one for one in Obstacle if one in found))


def _first_that_goes(verdicts: list[Verdict]) -> Verdict:
    """The verdict that counts for *every time*: of the first date without an obstacle, if there is one."""
    free = [verdict for verdict in verdicts if not verdict.obstacles]
    to_come = [verdict for verdict in verdicts if Obstacle.PAST not in verdict.obstacles]
    return next(iter([*free, *to_come, *verdicts]), Verdict(obstacles=(Obstacle.PAST,)))


def _comes_every_time(wanted: Wanted, slot: Slot) -> bool:
    return Placement.objects.agreed().standing().filter(resident=wanted.resident_id, slot=slot).exists()


def _agree(wanted: Wanted, date: Occurrence, *, is_standing: bool) -> Placement:
    """What was proposed becomes agreed, what was agreed before is used again; otherwise it is new."""
    placement = _known(wanted, date, is_standing=is_standing) or Placement(
        team_id=wanted.team_id,
        resident_id=wanted.resident_id,
        activity_id=date.activity_id,
        slot_id=date.slot_id,
        occurrence=None if is_standing else date,
        is_standing=is_standing,
        status=Placement.Status.PROPOSED,
    )
    if placement.status == Placement.Status.PROPOSED:
        placement.status = Placement.Status.AGREED
        placement.agreed_on, placement.agreed_at = timezone.localdate(wanted.now), wanted.now
        placement.by = wanted.by
        placement.save()
        if placement.waits_for_receipt:
            close_tasks(placements=[placement], now=wanted.now)
    return placement


def _known(wanted: Wanted, date: Occurrence, *, is_standing: bool) -> Placement | None:
    """Whoever called off a date and comes after all keeps the placement that they had for it."""
    mine = Placement.objects.open().filter(resident=wanted.resident_id, slot=date.slot_id)
    if is_standing:
        return mine.filter(is_standing=True).first()
    return mine.agreed().standing().first() or mine.filter(occurrence=date).first()


def _log(wanted: Wanted, placement: Placement, verdict: Verdict) -> None:
    """With what came of it on today's visit to the walk-in hour, if there was one."""
    note_outcome(
        resident=placement.resident,
        outcome=Visit.Outcome.SIGNED_UP,
        today=timezone.localdate(wanted.now),
    )
    record(action="placement.agreed", on=[placement, placement.resident], changed=["status"])
    if verdict.cautions:
        record(action="placement.cautions-passed", on=placement, changed=verdict.cautions)
