"""What needs doing now: the short list on the home page of the desk and the coordinator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils.translation import ngettext

from aandeslag.addresses import address
from aandeslag.teams.access import Capability, may
from activities.models import Activity, Occurrence
from matching.models import Import, Participation, Task
from residents.models import Resident, WalkInSession
from residents.numbers import as_shown

if TYPE_CHECKING:
    from datetime import date, datetime, time
    from uuid import UUID

    from django_stubs_ext import StrOrPromise

    from aandeslag.teams.models import Team

# These stand apart, by name and with until when (`reports.waiting`).
OF_WAITING: Final = (
    *(Task.Kind.OFFER, Task.Kind.OFFER_LAPSED, Task.Kind.OFFER_WITHDRAWN),
    *(Task.Kind.WAITING_SKIPPED, Task.Kind.CALL_WAITING),
)
SHOWN_OF_TASKS: Final = (
    *("public_id", "kind", "since", "activity__public_id", "activity__title"),
    *("placement__resident__public_id", "placement__resident__number"),
    *("occurrence__public_id", "occurrence__date"),
)


@dataclass(frozen=True)
class Item:
    """One line of work: a sentence that counts, and where to do it; without address somebody else does it."""

    sentence: str
    url: str


def work_of(team: Team, role: str, today: date) -> list[Item]:
    """Everything that waits for someone in this role; what is nought is left out. At most four queries."""
    items = [_to_mark(team, today), _to_explain(team), _drafts(team)]
    if may(role, Capability.IMPORT):
        items.append(_imports(team))
    return [item for item in items if item is not None]


def _to_mark(team: Team, today: date) -> Item | None:
    waiting = Participation.objects.for_team(team).to_mark(today)
    found = waiting.aggregate(oldest=Min("occurrence__date"), count=Count("pk"))
    oldest, count = found["oldest"], found["count"]
    if oldest is None:
        return None
    sentence = ngettext(
        "Of %(count)s person nobody has said yet whether they came.",
        "Of %(count)s people nobody has said yet whether they came.",
        count,
    )
    return Item(sentence % {"count": count}, f"{reverse('matching:week')}?day={oldest.isoformat()}")


def _to_explain(team: Team) -> Item | None:
    count = Resident.objects.for_team(team).present().filter(explanations__isnull=True).count()
    sentence = ngettext(
        "To %(count)s person it was not explained yet what taking part is.",
        "To %(count)s people it was not explained yet what taking part is.",
        count,
    )
    return Item(sentence % {"count": count}, f"{reverse('residents:list')}?ask=explain") if count else None


def _drafts(team: Team) -> Item | None:
    count = Activity.objects.for_team(team).drafts().count()
    sentence = ngettext(
        "%(count)s activity is a draft: something is still to be asked.",
        "%(count)s activities are drafts: something is still to be asked.",
        count,
    )
    return Item(sentence % {"count": count}, f"{reverse('activities:offer')}?status=draft") if count else None


def _imports(team: Team) -> Item | None:
    over = (Import.Stage.APPLIED, Import.Stage.UNDONE, Import.Stage.DROPPED)
    count = Import.objects.for_team(team).exclude(stage__in=over).count()
    sentence = ngettext("%(count)s import is not finished.", "%(count)s imports are not finished.", count)
    return Item(sentence % {"count": count}, reverse("matching:imports")) if count else None


@dataclass(frozen=True)
class TaskLine:
    """A task: about whom, and at which activity, perhaps on a day; each with the address where to do it."""

    public_id: UUID
    what: StrOrPromise
    since: date
    title: str
    url: str
    day: date | None
    number: str
    person_url: str


def open_tasks(team: Team, limit: int = 20) -> list[TaskLine]:
    """The oldest open tasks with what they are about, without those of the waiting lists; one query."""
    found = Task.objects.for_team(team).to_do().exclude(kind__in=OF_WAITING).values_list(*SHOWN_OF_TASKS)
    return [_task_line(*row) for row in found[:limit]]


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
        since=since,
        title=title or "",
        url=address("matching:attendance", occurrence) if occurrence else of_activity,
        day=day,
        number="" if number is None else as_shown(number),
        person_url=address("residents:resident", resident) if resident else "",
    )


@dataclass(frozen=True)
class Expected:
    """What takes place, where its attendance is marked, and how many people are expected."""

    starts: time
    title: str
    url: str
    people: str


def expected_on(team: Team, day: date) -> list[Expected]:
    """What takes place on a day. One query."""
    is_expected = Q(participations__status__in=("signed-up", "present"))
    rows = (
        Occurrence.objects.for_team(team)
        .filter(date=day)
        .taking_place()
        .exclude(activity__status=Activity.Status.DRAFT)
        .order_by("starts", "pk")
        .values_list("starts", "activity__title", "public_id")
        .annotate(expected=Count("participations", filter=is_expected))
    )
    return [
        Expected(
            starts=starts,
            title=title,
            url=address("matching:attendance", public_id),
            people=ngettext("%(n)s person", "%(n)s people", expected) % {"n": expected},
        )
        for starts, title, public_id, expected in rows
    ]


@dataclass(frozen=True)
class NextSession:
    """A walk-in session with what the home pages say of it."""

    date: date
    starts: time
    ends: time
    opened_at: datetime | None
    visitors: int
    centre: str


def next_session(team: Team, today: date) -> NextSession | None:
    """The walk-in session that is open now or comes next. One query."""
    found = (
        WalkInSession.objects.for_team(team)
        .filter(date__gte=today, cancelled_at__isnull=True, closed_at__isnull=True)
        .order_by("date", "starts")
        .values_list("date", "starts", "ends", "opened_at", "visitors", "centre__name")
        .first()
    )
    return NextSession(*found) if found else None
