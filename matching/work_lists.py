"""Lists of what somebody must look into: each with its definition, and who or what stands on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy

from aandeslag.vocabulary import Gender
from activities.models import Occurrence
from matching.models import Participation, Placement, WaitingListEntry
from matching.rounds.waiting import waits_of

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet
    from django_stubs_ext import StrOrPromise

    from aandeslag.teams.models import Team
    from matching.rounds.waiting import Waits

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
class OnLists:
    """All that stands on the lists of a team; what is read for one list only is asked for there."""

    team: Team
    today: date

    def of(self, which: WorkList, days: int = BANDS[0]) -> list[Any] | QuerySet[Any]:
        """Placements, dates, `Waits`, or entries of a waiting list: what waits longest first."""
        if which is WorkList.NEVER_STARTED:
            return never_started(self.team, self.today)
        if which is WorkList.NOT_MARKED:
            return not_marked(self.team, self.today)
        return self.among(which, waits_of(self.team, self.today), days)

    def counts(self) -> dict[WorkList, int]:
        """How many lines each of them has. Five queries; who waits is read once."""
        waits = waits_of(self.team, self.today)
        return {
            WorkList.NEVER_STARTED: never_started(self.team, self.today).count(),
            WorkList.NOT_MARKED: not_marked(self.team, self.today).count(),
            **{one: len(self.among(one, waits)) for one in OF_WHO_WAIT},
        }

    def among(self, which: WorkList, waits: list[Waits], days: int = BANDS[0]) -> list[Any]:
        if which is WorkList.WAITING:
            return [one for one in waits if one.waited >= days]
        if which is WorkList.WOMEN:
            return [one for one in waits if one.gender == Gender.WOMAN]
        return [*(one for one in waits if self._is_stuck(one)), *long_in_line(self.team)]

    def _is_stuck(self, one: Waits) -> bool:
        """Who took part before waits since a later day than that of registering."""
        since = self.today - timedelta(days=one.waited)
        return one.waited >= LONG and since > one.registered_on


OF_WHO_WAIT: Final = (WorkList.WAITING, WorkList.WOMEN, WorkList.STUCK)


def never_started(team: Team, today: date) -> QuerySet[Placement]:
    mine = Participation.objects.filter(placement=OuterRef("pk"))
    missed = mine.filter(status__in=("absent", "excused"), occurrence__date__lt=today)
    lately = Q(status="ended", end_reason="completed", ended_on__gte=today - timedelta(days=LONG))
    return (
        Placement.objects.for_team(team)
        .of_people_here()
        .filter(Q(status="agreed") | lately, Exists(missed), ~Exists(mine.times()))
        .filter(started_on__isnull=True, is_imported=False)
        .select_related("resident", "activity", "slot", "occurrence")
        .order_by("agreed_on", "pk")
    )


def not_marked(team: Team, today: date) -> QuerySet[Occurrence]:
    """Annotated with `people`, of whom nobody has said anything."""
    unmarked = Participation.objects.for_team(team).to_mark(today)
    return (
        Occurrence.objects.for_team(team)
        .filter(participations__in=unmarked)
        .annotate(people=Count("participations", filter=Q(participations__status="signed-up")))
        .select_related("activity")
        .order_by("date", "starts", "pk")
    )


def long_in_line(team: Team) -> QuerySet[WaitingListEntry]:
    since = timezone.now() - timedelta(days=LONG)
    entries = WaitingListEntry.objects.for_team(team).in_line().of_people_here().filter(since__lte=since)
    return entries.select_related("resident", "slot__activity")
