"""What needs doing now: the short list on the home page of the desk and the coordinator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils.translation import ngettext

from aandeslag.teams.access import Capability, may
from activities.models import Activity, Occurrence
from matching.models import Import, Participation, Task
from residents.models import Resident, WalkInSession

if TYPE_CHECKING:
    from datetime import date, time

    from aandeslag.teams.models import Team

SHOWN_OF_TASKS: Final = (
    *("kind", "since", "activity__public_id", "activity__title"),
    *("placement__resident__public_id", "placement__resident__number", "placement__activity__title"),
    *("occurrence__public_id", "occurrence__date", "occurrence__activity__title"),
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


def open_tasks(team: Team, limit: int = 20) -> list[Task]:
    """The oldest open tasks with what they are about; one query."""
    return list(
        Task.objects.for_team(team)
        .to_do()
        .select_related("activity", "placement__resident", "placement__activity", "occurrence__activity")
        .only(*SHOWN_OF_TASKS)[:limit]
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
        .filter(activity__status=Activity.Status.PUBLISHED)
        .select_related("activity")
        .only("public_id", "starts", "activity__title")
        .annotate(expected=Count("participations", filter=is_expected))
        .order_by("starts", "pk")
    )
    return [
        Expected(
            starts=one.starts,
            title=one.activity.title,
            url=reverse("matching:attendance", args=[one.public_id]),
            people=ngettext("%(n)s person", "%(n)s people", one.expected) % {"n": one.expected},
        )
        for one in rows
    ]


def next_session(team: Team, today: date) -> WalkInSession | None:
    """The walk-in session that is open now or comes next."""
    return (
        WalkInSession.objects.for_team(team)
        .filter(date__gte=today, cancelled_at__isnull=True, closed_at__isnull=True)
        .select_related("centre")
        .only("date", "starts", "ends", "opened_at", "visitors", "centre__name")
        .order_by("date", "starts")
        .first()
    )
