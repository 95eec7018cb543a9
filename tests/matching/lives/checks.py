"""What must hold after every press, and at the end of a life."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction

from aandeslag.audit.models import Line
from activities.models import Occurrence
from matching.actions.locking import lock_slot
from matching.actions.waiting.lines import read_line, wish_of
from matching.actions.waiting.serving import serve_waiting, take_turns
from matching.actions.waiting.settling import is_here
from matching.models import Participation, Placement, Task, WaitingListEntry
from matching.turns import Outcome
from tests.invariants import overbooked_occurrences

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from aandeslag.teams.models import Team
    from tests.matching.conftest import Garden

# Where one press may bring a placement; whatever stays as it is is legal too.
LEGAL: Final = {
    "": {"proposed", "agreed", "started", "ended"},
    "proposed": {"agreed", "started", "declined", "ended"},
    "agreed": {"started", "ended", "proposed"},
    "started": {"agreed", "ended"},
    "ended": {"agreed", "started"},
    "declined": {"proposed", "agreed"},
}


SAID: Final = frozenset({"present", "absent", "excused"})


class Books:
    """Remembers what there was, so that a press can be judged by what it did."""

    def __init__(self) -> None:
        self.statuses: dict[int, str] = {}
        self.said: set[int] = set()

    def judge(self) -> list[str]:
        """Nothing is lost, and every step is a legal one. Two queries."""
        placements = dict(Placement.objects.order_by().values_list("pk", "status"))
        rows = dict(Participation.objects.order_by().values_list("pk", "status"))
        found = [
            f"placement {pk} went from {self.statuses.get(pk, 'nothing')} to {status}"
            for pk, status in placements.items()
            if status != self.statuses.get(pk) and status not in LEGAL[self.statuses.get(pk, "")]
        ]
        found += [f"placement {pk} is gone" for pk in self.statuses.keys() - placements.keys()]
        found += [f"what was said of date {pk} is gone" for pk in self.said - rows.keys()]
        self.statuses, self.said = placements, {pk for pk, status in rows.items() if status in SAID}
        return found


def crowds_without_a_task(today: datetime, gardens: Iterable[Garden]) -> set[int]:
    """More people than places on a date to come, though nobody was asked who stays."""
    crowded = overbooked_occurrences()
    if not crowded:
        return set()
    said = Task.objects.to_do().filter(kind=Task.Kind.TOO_MANY).values("occurrence")
    to_come = Occurrence.objects.filter(slot__in=[one.slot for one in gardens], date__gt=today.date())
    return set(to_come.filter(pk__in=crowded).exclude(pk__in=said).values_list("pk", flat=True))


def people_twice_on_a_date() -> list[int]:
    """Below two placements on one date they would take two places."""
    seen, twice = set(), []
    for row in Participation.objects.order_by().values_list("resident", "occurrence", "pk"):
        if row[:2] in seen:
            twice.append(row[2])
        seen.add(row[:2])
    return twice


def placements_the_log_does_not_know(team: Team) -> list[int]:
    """Whatever there is was written down by an action; the test itself only makes proposals."""
    told = " ".join(Line.objects.filter(object_ids__gt="").values_list("object_ids", flat=True))
    made = Placement.objects.for_team(team).exclude(agreed_on__isnull=True).values_list("pk", "public_id")
    return [pk for pk, public_id in made if str(public_id) not in told]


def left_in_line(gardens: Iterable[Garden], now: datetime) -> list[str]:
    """Who waits, fits and could have a place at this moment, though nobody offered it or said why not."""
    for garden in gardens:
        with transaction.atomic():
            lock_slot(garden.slot.pk)
            serve_waiting({garden.slot.pk}, now)
    return not_served({garden.slot.pk for garden in gardens}, now)


def not_served(slots: Iterable[int], now: datetime) -> list[str]:
    """The same without serving first: right after an action that freed a place of these slots."""
    found = []
    for slot in slots:
        rows = WaitingListEntry.objects.in_line().filter(slot=slot)
        if entries := list(rows.select_related("resident", "team", "slot")):
            found += _not_served(entries, now)
    return found


def _not_served(entries: list[WaitingListEntry], now: datetime) -> list[str]:
    line = read_line(entries, now)
    waiting = [one for one in line.entries if is_here(one) and wish_of(one) not in line.offers]
    found = []
    for entry, turn in take_turns(waiting, line.dates, now):
        if turn.outcome is Outcome.OFFER:
            found.append(f"{entry.pk} was not offered a place")
        if turn.outcome is Outcome.SKIP and entry.skipped_at is None:
            found.append(f"{entry.pk} was passed by in silence")
    return found
