"""Lists of what somebody must look into: each with its definition, and the next step for every line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from aandeslag.addresses import address
from aandeslag.vocabulary import Gender
from activities.models import Occurrence
from matching import wording
from matching.models import Participation, Placement, WaitingListEntry
from matching.rounds.waiting import Waiter, who_wait
from residents.cards import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django_stubs_ext import StrOrPromise

    from aandeslag.teams.models import Team
    from residents.models import Resident

BANDS: Final = (7, 14, 28)
LONG: Final = 28


class WorkList(StrEnum):
    NEVER_STARTED = "never-started"
    NOT_MARKED = "not-marked"
    WAITING = "waiting"
    WOMEN = "women"
    STUCK = "stuck"


@dataclass(frozen=True)
class Words:
    title: StrOrPromise
    definition: StrOrPromise


WORDS: Final[dict[WorkList, Words]] = {
    WorkList.NEVER_STARTED: Words(
        gettext_lazy("Agreed but never started"),
        gettext_lazy(
            "Was expected somewhere, did not come on a date that has passed, and was never there. What was "
            "for one date only is shown for 28 days after it."
        ),
    ),
    WorkList.NOT_MARKED: Words(
        gettext_lazy("No attendance marked"),
        gettext_lazy("A date has passed, and of somebody nobody has said whether they came."),
    ),
    WorkList.WAITING: Words(
        gettext_lazy("Waits for something to do"),
        gettext_lazy(
            "Is here and expected nowhere. Counted since the last time they took part, else since they were "
            "registered."
        ),
    ),
    WorkList.WOMEN: Words(
        gettext_lazy("Women who are registered and not placed"),
        gettext_lazy("Women who are here and expected nowhere, whoever waits longest first."),
    ),
    WorkList.STUCK: Words(
        gettext_lazy("Stuck"),
        gettext_lazy(
            "Took part before, was not there for 28 days and is expected nowhere; or stands on a waiting "
            "list for 28 days."
        ),
    ),
}


@dataclass(frozen=True)
class WorkRow:
    """About a person or about a date; `on` is what the log must name."""

    on: Resident | Occurrence
    number: str
    name: str
    url: str
    what: str
    step: str
    step_url: str


Find = Callable[["Team", "date", frozenset[str]], list[WorkRow]]


def rows_of(
    which: WorkList, *, team: Team, today: date, shown: frozenset[str], days: int = BANDS[0]
) -> list[WorkRow]:
    """At most three queries, however many people."""
    if which is WorkList.WAITING:
        return _waiting(team, today, shown, days)
    return _FINDERS[which](team, today, shown)


def counts(team: Team, today: date) -> dict[WorkList, int]:
    """How many lines each of them has."""
    return {one: len(rows_of(one, team=team, today=today, shown=frozenset())) for one in WorkList}


def _never_started(team: Team, today: date, shown: frozenset[str]) -> list[WorkRow]:
    mine = Participation.objects.filter(placement=OuterRef("pk"))
    missed = mine.filter(status__in=("absent", "excused"), occurrence__date__lt=today)
    lately = Q(status="ended", end_reason="completed", ended_on__gte=today - timedelta(days=LONG))
    found = (
        Placement.objects.for_team(team)
        .of_people_here()
        .filter(Q(status="agreed") | lately, Exists(missed), ~Exists(mine.times()))
        .filter(started_on__isnull=True, is_imported=False)
        .select_related("resident", "activity", "slot", "occurrence")
        .order_by("agreed_on", "pk")
    )
    return [
        _of_person(
            one.resident,
            shown,
            what=f"{one.activity.title} · {_since(one.agreed_on)}",
            step=_("Ask what happened"),
            step_url=address("matching:message-to", one.resident.public_id),
            url=address("matching:timeline", one.public_id),
        )
        for one in found
    ]


def _not_marked(team: Team, today: date, _shown: frozenset[str]) -> list[WorkRow]:
    unmarked = Participation.objects.for_team(team).to_mark(today)
    dates = (
        Occurrence.objects.for_team(team)
        .filter(participations__in=unmarked)
        .annotate(people=Count("participations", filter=Q(participations__status="signed-up")))
        .select_related("activity")
        .order_by("date", "starts", "pk")
    )
    return [
        WorkRow(
            on=one,
            number="",
            name=f"{wording.when(one)} · {one.activity.title}",
            url=address("activities:activity", one.activity.public_id),
            what=ngettext("%(n)s person", "%(n)s people", one.people) % {"n": one.people},
            step=_("Mark who was there"),
            step_url=address("matching:attendance", one.public_id),
        )
        for one in dates
    ]


def _waiting(team: Team, today: date, shown: frozenset[str], days: int) -> list[WorkRow]:
    return _of_waiters((one for one in who_wait(team, today) if one.waited >= days), shown)


def _women(team: Team, today: date, shown: frozenset[str]) -> list[WorkRow]:
    return _of_waiters((one for one in who_wait(team, today) if one.resident.gender == Gender.WOMAN), shown)


def _stuck(team: Team, today: date, shown: frozenset[str]) -> list[WorkRow]:
    """Who took part before waits since a later day than that of registering."""
    waiters = [
        one
        for one in who_wait(team, today)
        if one.waited >= LONG and today - timedelta(days=one.waited) > one.resident.registered_on
    ]
    long_ago = timezone.now() - timedelta(days=LONG)
    entries = (
        WaitingListEntry.objects.for_team(team)
        .in_line()
        .of_people_here()
        .filter(since__lte=long_ago)
        .select_related("resident", "slot__activity")
    )
    on_lists = [
        _of_person(
            one.resident,
            shown,
            what=_("on the waiting list of %(activity)s since %(day)s")
            % {"activity": one.slot.activity.title, "day": _day(timezone.localdate(one.since))},
            step=_("See what else fits"),
            step_url=address("matching:fits", one.resident.public_id),
        )
        for one in entries
    ]
    return [*_of_waiters(waiters, shown), *on_lists]


_FINDERS: Final[dict[WorkList, Find]] = {
    WorkList.NEVER_STARTED: _never_started,
    WorkList.NOT_MARKED: _not_marked,
    WorkList.WOMEN: _women,
    WorkList.STUCK: _stuck,
}


def _of_waiters(waiters: Iterable[Waiter], shown: frozenset[str]) -> list[WorkRow]:
    """Who waits longest first."""
    return [
        _of_person(
            one.resident,
            shown,
            what=ngettext("waits for %(n)s day", "waits for %(n)s days", one.waited) % {"n": one.waited},
            step=_("See what fits"),
            step_url=address("matching:fits", one.resident.public_id),
        )
        for one in sorted(waiters, key=lambda one: -one.waited)
    ]


def _of_person(
    resident: Resident, shown: frozenset[str], *, what: str, step: str, step_url: str, url: str = ""
) -> WorkRow:
    return WorkRow(
        on=resident,
        number=resident.number_shown,
        name=name_of(resident, shown),
        url=url or address("residents:resident", resident.public_id),
        what=what,
        step=step,
        step_url=step_url,
    )


def _since(day: date | None) -> str:
    return _("agreed on %(day)s") % {"day": _day(day)} if day is not None else ""


def _day(day: date) -> str:
    return date_format(day, "j F Y")
