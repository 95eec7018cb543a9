"""Tasks as lines of the home page: about whom, at which activity, and where to do them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aandeslag.addresses import address
from aandeslag.prepared import Prepared
from matching import wording
from matching.cards.waiting import until
from matching.models import Task
from residents.cards import name_of
from residents.numbers import as_shown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, time
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
SHOWN_OF_TASKS: Final = (
    *("public_id", "kind", "since", "activity__public_id", "activity__title"),
    # About whom: of a placement, or of what a supporter was told.
    Coalesce("placement__resident__public_id", "contact__resident__public_id"),
    Coalesce("placement__resident__number", "contact__resident__number"),
    *("occurrence__public_id", "occurrence__date"),
)


class Who(NamedTuple):
    """Of the person who waits, what one line says."""

    public_id: UUID
    number: int
    first_name: str
    initial: str


class When(NamedTuple):
    """The date that it is about."""

    date: date
    starts: time
    ends: time | None


WHO: Final = [f"waiting__resident__{name}" for name in Who._fields]
WHEN: Final = [f"occurrence__{name}" for name in When._fields]
SHOWN_OF_WAITING: Final = ("public_id", "kind", "activity__title", "placement__held_until")
SLOTS: Final = ("waiting__slot__public_id", "occurrence__slot__public_id")


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
    """The first so many of both kinds. Two queries."""
    waiting = _of_waiting(_rows_of_waiting(team, limit=at_most + 1), shown)
    others = [_task_line(*row) for row in _rows_of_others(team, limit=at_most + 1)]
    has_more = max(len(waiting), len(others)) > at_most
    return ToDo(waiting[:at_most], others[:at_most], has_more)


@Prepared
def _rows_of_others(team: Team, *, limit: int) -> QuerySet[Task, tuple[Any, ...]]:
    """Who must stop, and then the oldest, with what they are about; without those of the waiting lists."""
    found = Task.objects.for_team(team).to_do().exclude(kind__in=OF_WAITING)
    return found.order_by(MUST_STOP.desc(), "since", "pk").values_list(*SHOWN_OF_TASKS)[:limit]


@Prepared
def _rows_of_waiting(team: Team, *, limit: int) -> QuerySet[Task, tuple[Any, ...]]:
    """Who must hear of a place, or be asked about waiting; what lapses first comes first."""
    found = Task.objects.for_team(team).to_do().filter(kind__in=OF_WAITING)
    columns = (*SHOWN_OF_WAITING, *SLOTS, *WHO, *WHEN)
    return found.order_by("placement__held_until", "since", "pk").values_list(*columns)[:limit]


def _of_waiting(rows: Iterable[tuple[Any, ...]], shown: frozenset[str]) -> list[TaskLine]:
    """With a term first."""
    return sorted((_waiting_line(row, shown) for row in rows), key=lambda one: not one.term)


def _task_line(  # noqa: PLR0913, PLR0917 - the columns `SHOWN_OF_TASKS`
    public_id: UUID,
    kind: str,
    since: date,
    activity: UUID | None,
    title: str | None,
    resident: UUID | None,
    number: int | None,
    occurrence: UUID | None,
    day: date | None,
) -> TaskLine:
    of_activity = address("activities:activity", activity) if activity else ""
    return TaskLine(
        public_id=public_id,
        what=Task.Kind(kind).label,
        title=title or "",
        url=address("matching:attendance", occurrence) if occurrence else of_activity,
        when=date_format(day, "j F") if day else "",
        term=_("since %(day)s") % {"day": date_format(since, "j F")},
        number="" if number is None else as_shown(number),
        name="",
        person_url=address("residents:resident", resident) if resident else "",
    )


def _waiting_line(row: tuple[Any, ...], shown: frozenset[str]) -> TaskLine:
    public_id, kind, title, held_until, slot_waited_for, slot_of_date, *rest = row
    who, when = Who(*rest[: len(WHO)]), When(*rest[len(WHO) :])
    slot = slot_waited_for or slot_of_date
    is_somebody, is_dated = bool(who.public_id), bool(when.date)
    return TaskLine(
        public_id=public_id,
        what=Task.Kind(kind).label,
        title=title or "",
        url=address("matching:waiting-list", slot) if slot else "",
        when=wording.when(when) if is_dated else "",
        term=_("kept until %(moment)s") % {"moment": until(held_until)} if held_until else "",
        number=as_shown(who.number) if is_somebody else "",
        name=name_of(who, shown) if is_somebody else "",
        person_url=address("matching:placements", who.public_id) if is_somebody else "",
        resident=who if is_somebody else None,
    )
