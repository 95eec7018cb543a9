"""Erases someone: every row of theirs goes, what they brought to open periods stays as numbers.

It stands here, above the apps that hold the rows, because it touches all of them at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from activities.models import Slot
from matching.actions.locking import lock_resident, lock_slots
from matching.actions.standing import fill_upcoming
from matching.models import Placement, WaitingListEntry
from reports.actions.closing import lock_numbers
from reports.counting_rules import rule_of
from reports.figures.contributing import contribution
from reports.figures.counts import Counts, Measure, together
from reports.figures.facts import facts_of
from reports.figures.keeping import read, written
from reports.models import CheckSet
from reports.periods import Month, periods_of
from reports.publishing.tallying import number_of
from residents.actions import withdraw_hand_overs
from residents.models import Resident

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from reports.figures.facts import PersonFacts, Waited
    from reports.periods import Period


@transaction.atomic
def erase_resident(*, resident: Resident, now: datetime) -> None:
    """One transaction: the counters, the check sets and the rows change together or not at all."""
    today = timezone.localdate(now)
    slots = _slots_of(resident)
    lock_slots(Slot.objects.filter(pk__in=slots))
    person = Resident.objects.select_related("team", "centre__municipality", "housed_in").get(
        pk=lock_resident(resident.pk).pk
    )
    facts = next(facts_of([person]))
    for period in sorted(_periods_of(facts, today), key=lambda one: (one.first, one.span)):
        _leave_behind(person, facts, period, today)
    _leave_check_sets(person)
    withdraw_hand_overs(resident=person, today=today)
    record(action="resident.erased", on=person)
    person.delete()
    for slot_id in sorted(slots):
        fill_upcoming(slot_id, now)


def _slots_of(resident: Resident) -> set[int]:
    """Where a place comes free."""
    open_ones = Placement.objects.open().filter(resident=resident, slot__isnull=False)
    waiting = WaitingListEntry.objects.in_line().filter(resident=resident)
    return {*open_ones.values_list("slot_id", flat=True), *waiting.values_list("slot_id", flat=True)}


def _periods_of(facts: PersonFacts, today: date) -> set[Period]:
    """Every month, quarter and year in which something of theirs is counted, and so far."""
    days = {
        facts.registered_on,
        *(one.on for one in facts.times),
        *(one.ended_on for one in facts.placements if one.ended_on is not None),
        *(day for one in facts.waits for day in _month_ends(one, today)),
    }
    return {period for day in days for period in periods_of(day, today)}


def _month_ends(waited: Waited, today: date) -> Iterator[date]:
    """Waiting is counted on the last day of a period."""
    month = Month.of(waited.since)
    while month.last < min(waited.until or today, today):
        yield month.last
        month = month.next


def _leave_behind(person: Resident, facts: PersonFacts, period: Period, today: date) -> None:
    kept = lock_numbers(person.team, period)
    if kept.closed_at is not None:
        return
    brought = contribution(facts, period, rule_of(period), today)
    if period.last >= today:
        # Of a period that goes on it is counted who waits now; they do not wait any more.
        brought = Counts({key: value for key, value in brought.items() if key.measure != Measure.WAITING})
    kept.counts = written(together([read(kept.counts), brought]))
    kept.save(update_fields=["counts"])


def _leave_check_sets(person: Resident) -> None:
    """The secret number goes; that someone is gone stays, so that the difference is not published."""
    number = number_of(person.public_id)
    changed = []
    for one in CheckSet.objects.for_team(person.team).select_for_update(no_key=True):
        cells = [code for code, numbers in one.people.items() if number in numbers]
        for code in cells:
            one.people[code].remove(number)
            one.gone[code] = one.gone.get(code, 0) + 1
        if cells:
            changed.append(one)
    CheckSet.objects.bulk_update(changed, ["people", "gone"])
