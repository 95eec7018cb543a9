"""Who must hear that there is a place, or be asked something about waiting: above what there is to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from aandeslag.addresses import address
from matching import wording
from matching.cards.waiting import until
from matching.models import Task
from reports.worklist import OF_WAITING
from residents.cards import name_of

if TYPE_CHECKING:
    from uuid import UUID

    from django_stubs_ext import StrOrPromise

    from aandeslag.teams.models import Team
    from residents.models import Resident

AT_MOST: Final = 20


@dataclass(frozen=True)
class WaitingTask:
    """Someone by name, what it is about, and until when a place is kept; none of these for a date alone."""

    public_id: UUID
    what: StrOrPromise
    title: str
    when: str
    until: str
    url: str
    number: str
    name: str
    person_url: str
    resident: Resident | None


def waiting_tasks(team: Team, shown: frozenset[str]) -> list[WaitingTask]:
    """What lapses first comes first. One query."""
    found = Task.objects.for_team(team).to_do().filter(kind__in=OF_WAITING)
    rows = found.select_related(
        "activity", "waiting__resident", "waiting__slot", "placement", "occurrence__slot"
    )
    lines = [_line(one, shown) for one in rows.order_by("placement__held_until", "since", "pk")[:AT_MOST]]
    return sorted(lines, key=lambda one: not one.until)


def _line(task: Task, shown: frozenset[str]) -> WaitingTask:
    who = task.waiting.resident if task.waiting else None
    slot = task.waiting.slot if task.waiting else task.occurrence.slot if task.occurrence else None
    held_until = task.placement.held_until if task.placement else None
    return WaitingTask(
        public_id=task.public_id,
        what=task.get_kind_display(),
        title=task.activity.title if task.activity else "",
        when=wording.when(task.occurrence) if task.occurrence else "",
        until=until(held_until),
        url=address("matching:waiting-list", slot.public_id) if slot else "",
        number=who.number_shown if who else "",
        name=name_of(who, shown) if who else "",
        person_url=address("matching:placements", who.public_id) if who else "",
        resident=who,
    )
