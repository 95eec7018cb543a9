"""Tasks as lines of the home page: about whom, at which activity, and where to do them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from django.db.models import BooleanField, ExpressionWrapper, F, Q
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aandeslag.addresses import address
from aandeslag.prepared import Prepared
from activities.models import Slot
from matching import wording
from matching.cards.waiting import until
from matching.models import Task
from residents.cards import name_of
from residents.models import Resident
from residents.numbers import as_shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime, time
    from uuid import UUID

    from django.db.models import QuerySet
    from django_stubs_ext import StrOrPromise

    from aandeslag.teams.models import Team

# On the home page; and where all of them stand.
FIRST: Final = 5
AT_MOST: Final = 200
# These stand above the others, by name and with until when.
OF_WAITING: Final = (
    *(Task.Kind.OFFER, Task.Kind.OFFER_LAPSED, Task.Kind.OFFER_WITHDRAWN),
    *(Task.Kind.WAITING_SKIPPED, Task.Kind.CALL_WAITING),
)
# Before all others: these people may not go there any more, whatever else is older.
MUST_STOP: Final = ExpressionWrapper(
    Q(kind__in=(Task.Kind.DECLARATION_ENDED, Task.Kind.DECLARATION_MISSING)), output_field=BooleanField()
)


class Who(NamedTuple):
    """Of a person what a line says."""

    public_id: UUID
    number: int
    first_name: str
    initial: str


class When(NamedTuple):
    """The date that it is about."""

    date: date
    starts: time
    ends: time | None


class Awaited(NamedTuple):
    """A task about waiting: until when a place is kept, and on which date; of others only their keys."""

    public_id: UUID
    kind: str
    title: str | None
    held_until: datetime | None
    resident_id: int | None
    slot_waited_for: int | None
    slot_of_date: int | None
    date: date | None
    starts: time
    ends: time | None

    @property
    def slot_id(self) -> int | None:
        return self.slot_waited_for or self.slot_of_date


class Other(NamedTuple):
    """A task about a placement, an activity or what a supporter was told."""

    public_id: UUID
    kind: str
    since: date
    activity: UUID | None
    title: str | None
    resident_id: int | None
    occurrence: UUID | None
    date: date | None


# Of people and fixed moments only the key, and what they are apart: with so many tables together PostgreSQL
# takes longer to think of a way to the answer than to walk it.
OF_AWAITED: Final = (
    *("public_id", "kind", "activity__title", "placement__held_until"),
    *("waiting__resident_id", "waiting__slot_id", "occurrence__slot_id"),
    *("occurrence__date", "occurrence__starts", "occurrence__ends"),
)
OF_OTHERS: Final = (
    *("public_id", "kind", "since", "activity__public_id", "activity__title"),
    Coalesce("placement__resident_id", "contact__resident_id"),
    *("occurrence__public_id", "occurrence__date"),
)


@dataclass(frozen=True)
class TaskLine:
    """One task; words that do not apply are empty. A name is said only where somebody must be reached."""

    public_id: UUID
    what: StrOrPromise
    title: str
    url: str
    when: str
    term: str
    number: str
    name: str
    person_url: str
    resident: Who | None = None


@dataclass(frozen=True)
class ToDo:
    """Tasks about waiting, the other ones, and whether there are more than these."""

    waiting: list[TaskLine]
    others: list[TaskLine]
    has_more: bool


def to_do(team: Team, shown: frozenset[str], at_most: int) -> ToDo:
    """The first so many of both kinds. Two queries, and one each for the people and the moments of them."""
    awaited = [Awaited(*row) for row in _awaited(team, limit=at_most + 1)]
    others = [Other(*row) for row in _others(team, limit=at_most + 1)]
    has_more = max(len(awaited), len(others)) > at_most
    awaited, others = awaited[:at_most], others[:at_most]
    residents = [*(one.resident_id for one in awaited), *(one.resident_id for one in others)]
    people = {key: Who(*row) for key, *row in _people(_keys(residents))}
    slots = dict(_slots(_keys(one.slot_id for one in awaited)))
    return ToDo(
        [_awaited_line(one, people, slots, shown) for one in awaited],
        [_other_line(one, people) for one in others],
        has_more,
    )


@Prepared
def _awaited(team: Team, *, limit: int) -> QuerySet[Task, tuple[Any, ...]]:
    """Who must hear of a place, or be asked about waiting; what lapses first comes first."""
    found = Task.objects.for_team(team).to_do().filter(kind__in=OF_WAITING)
    lapses = F("placement__held_until").asc(nulls_last=True)
    return found.order_by(lapses, "since", "pk").values_list(*OF_AWAITED)[:limit]


@Prepared
def _others(team: Team, *, limit: int) -> QuerySet[Task, tuple[Any, ...]]:
    """Who must stop, and then the oldest, with what they are about; without those of the waiting lists."""
    found = Task.objects.for_team(team).to_do().exclude(kind__in=OF_WAITING)
    return found.order_by(MUST_STOP.desc(), "since", "pk").values_list(*OF_OTHERS)[:limit]


@Prepared
def _people(keys: set[int]) -> QuerySet[Resident, tuple[Any, ...]]:
    return Resident.objects.filter(pk__in=keys).order_by().values_list("pk", *Who._fields)


@Prepared
def _slots(keys: set[int]) -> QuerySet[Slot, tuple[int, UUID]]:
    return Slot.objects.filter(pk__in=keys).order_by().values_list("pk", "public_id")


def _keys(keys: Iterable[int | None]) -> set[int]:
    return {key for key in keys if key is not None}


def _other_line(task: Other, people: Mapping[int, Who]) -> TaskLine:
    who = people.get(task.resident_id) if task.resident_id else None
    of_activity = address("activities:activity", task.activity) if task.activity else ""
    return TaskLine(
        public_id=task.public_id,
        what=Task.Kind(task.kind).label,
        title=task.title or "",
        url=address("matching:attendance", task.occurrence) if task.occurrence else of_activity,
        when=date_format(task.date, "j F") if task.date else "",
        term=_("since %(day)s") % {"day": date_format(task.since, "j F")},
        number=as_shown(who.number) if who else "",
        name="",
        person_url=address("residents:resident", who.public_id) if who else "",
    )


def _awaited_line(
    task: Awaited, people: Mapping[int, Who], slots: Mapping[int, UUID], shown: frozenset[str]
) -> TaskLine:
    who = people.get(task.resident_id) if task.resident_id else None
    return TaskLine(
        public_id=task.public_id,
        what=Task.Kind(task.kind).label,
        title=task.title or "",
        url=address("matching:waiting-list", slots[task.slot_id]) if task.slot_id else "",
        when=wording.when(When(task.date, task.starts, task.ends)) if task.date else "",
        term=_("kept until %(moment)s") % {"moment": until(task.held_until)} if task.held_until else "",
        number=as_shown(who.number) if who else "",
        name=name_of(who, shown) if who else "",
        person_url=address("matching:placements", who.public_id) if who else "",
        resident=who,
    )
