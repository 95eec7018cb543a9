"""Offers what is free at a slot to whoever waits for it, first come first served: one function decides.

It is called under the lock of the slot: wherever a place came free (`fill_dates`), and before anybody
else is given one (`sign_up`). So the first in line is offered it in the same transaction, and no newcomer
comes between.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from aandeslag.audit.actions import record
from matching.actions.tasks import ask_to_call, ask_why_skipped, close_calls
from matching.actions.waiting.lines import read_line, starts_at, wanted, wish_of
from matching.actions.waiting.offering import make_offer
from matching.actions.waiting.settling import is_here, settle
from matching.candidates import candidates
from matching.models import WaitingListEntry
from matching.places import count_places
from matching.profiles import openings
from matching.rules import weigh
from matching.turns import NOTHING, SHORTEST_OFFER, Dated, Outcome, Turn, turn_of
from residents.actions import tell_of_offers

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date, datetime, timedelta

    from activities.models import Occurrence
    from matching.facts import Candidate, Opening

    Turned = tuple[WaitingListEntry, Turn]


@dataclass(frozen=True)
class Queue:
    """Who is in line after serving, and who of them waits for every time and for nothing but a place."""

    entries: tuple[WaitingListEntry, ...] = ()
    every_time: tuple[int, ...] = ()
    with_offer: frozenset[int] = frozenset()
    offered: int = 0

    def goes_before(self, resident_id: int) -> bool:
        """Whether somebody waits longer for every time than this person, who has no offer of it."""
        is_first = not self.every_time or self.every_time[0] == resident_id
        return not is_first and resident_id not in self.with_offer


NOBODY: Final = Queue()


def serve_waiting(slot_ids: Collection[int], now: datetime) -> Queue:
    """Let lapse what was not answered, then offer what is free. One query where nobody waits."""
    waiting = WaitingListEntry.objects.in_line().filter(slot__in=slot_ids)
    entries = list(waiting.select_related("resident", "team", "slot").order_by("slot_id", "since", "pk"))
    queues = [_serve(list(one), now) for _, one in groupby(entries, key=attrgetter("slot_id"))]
    if not queues:
        return NOBODY
    return Queue(
        entries=tuple(one for queue in queues for one in queue.entries),
        every_time=tuple(one for queue in queues for one in queue.every_time),
        with_offer=frozenset().union(*(queue.with_offer for queue in queues)),
        offered=sum(queue.offered for queue in queues),
    )


def _serve(entries: list[WaitingListEntry], now: datetime) -> Queue:
    """The line of one slot."""
    line = settle(read_line(entries, now), now)
    waiting = [one for one in line.entries if is_here(one) and wish_of(one) not in line.offers]
    turns = take_turns(waiting, line.dates, now)
    offers = [
        make_offer(one, wanted(one, line.dates)[turn.first :], is_whole=not turn.first, now=now)
        for one, turn in turns
        if turn.outcome is Outcome.OFFER
    ]
    if offers:
        tell_of_offers([one.resident_id for one in offers], timezone.localdate(now))
    _ask_to_call(turns, line.dates, now)
    _note_skipped([(one, turn) for one, turn in turns if turn.outcome is Outcome.SKIP], now)
    have_offer = {one.resident_id for one in (*line.offers.values(), *offers) if one.is_standing}
    behind = [one.resident_id for one, turn in turns if _waits_every_time(one, turn)]
    return Queue(tuple(line.entries), tuple(behind), frozenset(have_offer), len(offers))


def _waits_every_time(entry: WaitingListEntry, turn: Turn) -> bool:
    return entry.is_every_time and turn.outcome is Outcome.NO_PLACE


def take_turns(
    waiting: Sequence[WaitingListEntry],
    dates: Sequence[Occurrence],
    now: datetime,
    shortest: timedelta = SHORTEST_OFFER,
) -> list[Turned]:
    """One pass along the line, each knowing what those before it are offered. Three queries when full."""
    if not waiting or not dates:
        return [(one, NOTHING) for one in waiting]
    left = {pk: places.left for pk, places in count_places([one.pk for one in dates], now).items()}
    if not any(left.values()):
        return [(one, NOTHING) for one in waiting]
    today = timezone.localdate(now)
    people = candidates(list({one.resident_id: one.resident for one in waiting}.values()), today)
    facts = openings(dates, now, left=left)
    turns = []
    for entry in waiting:
        mine = wanted(entry, dates)
        dated = [_dated(one, people[entry.resident_id], facts[one.pk], left[one.pk], today) for one in mine]
        turn = turn_of(dated, entry.cautions_passed, now, shortest)
        for number in range(turn.first, len(mine)) if turn.outcome is Outcome.OFFER else ():
            left[mine[number].pk] -= dated[number].takes_place
        turns.append((entry, turn))
    return turns


def _dated(one: Occurrence, person: Candidate, opening: Opening, left: int, today: date) -> Dated:
    return Dated(starts_at(one), weigh(person, replace(opening, places_left=left), today), left)


def _ask_to_call(turns: Sequence[Turned], dates: Sequence[Occurrence], now: datetime) -> None:
    """A place that nobody can be given time for; once per date, and until it is gone."""
    calling = {wanted(one, dates)[0].pk for one, turn in turns if turn.outcome is Outcome.CALL}
    ask_to_call([one for one in dates if one.pk in calling], today=timezone.localdate(now))
    close_calls([one.pk for one in dates if one.pk not in calling], now=now)


def _note_skipped(skipped: Sequence[Turned], now: datetime) -> None:
    """A place went past them: why stands on the list and in a task. At most once a day for one reason."""
    today = timezone.localdate(now)
    new = [(one, frozenset(map(str, turn.because))) for one, turn in skipped]
    new = [(one, because) for one, because in new if not _is_known(one, because, today)]
    for one, because in new:
        one.skipped_at, one.skipped_because = now, because
    entries = [one for one, _ in new]
    WaitingListEntry.objects.bulk_update(entries, ["skipped_at", "skipped_because"])
    ask_why_skipped(entries, today=today)
    if entries:
        record(
            action="waiting.skipped",
            on=[*entries, *(one.resident for one in entries)],
            changed=["skipped_because"],
        )


def _is_known(entry: WaitingListEntry, because: frozenset[str], today: date) -> bool:
    is_same = entry.skipped_because == because
    return is_same and entry.skipped_at is not None and timezone.localdate(entry.skipped_at) == today
