"""Who waits for something to do, and since when."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from django.db.models import Exists, Max, OuterRef, Q
from django.utils import timezone

from matching.models import Participation, Placement, Proposal
from matching.profiles import has_started
from matching.querysets import AGREED
from residents.models import Resident

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from aandeslag.teams.models import Team
    from matching.profiles import Occurring
    from residents.querysets import ResidentQuerySet

# Who said no to a proposal is not asked for the same again within so many days.
NOT_AGAIN_WITHIN: Final = timedelta(days=28)
# Why a date cannot be any more.
CANCELLED, PAST = "cancelled", "past"


@dataclass(frozen=True)
class Waiter:
    """`waited` in days: since the last time they took part, else since they were registered.

    `goes_to`: the activities they go to already, where a team proposes more than one.
    """

    resident: Resident
    waited: int
    goes_to: frozenset[int] = frozenset()


def who_wait(team: Team, today: date) -> list[Waiter]:
    """Everybody of the team who is here and expected nowhere, by number. Two queries."""
    people = list(waiting(team, today).order_by("number").select_related("centre", "housed_in"))
    last = _last_times(team)
    return [Waiter(one, days_waited(one, last.get(one.pk), today)) for one in people]


def who_may_have_more(team: Team, today: date, at_once: int) -> list[Waiter]:
    """Everybody who goes to fewer activities than one person may. Three queries; two where that is one."""
    if at_once == 1:
        return who_wait(team, today)
    goes_to = _activities_of(team, today)
    people = _here(team).exclude(pk__in=_with_enough(goes_to, at_once)).order_by("number")
    last = _last_times(team)
    return [
        Waiter(one, days_waited(one, last.get(one.pk), today), goes_to.get(one.pk, frozenset()))
        for one in people.select_related("centre", "housed_in")
    ]


class Waits(NamedTuple):
    """Of one who waits what a list or a number needs; `waited` in days."""

    resident: int
    gender: str
    registered_on: date
    waited: int


def waits_of(team: Team, today: date) -> list[Waits]:
    """The same people, whoever waits longest first, without reading all of each. Two queries."""
    last = _last_times(team)
    rows = waiting(team, today).order_by("number").values_list("pk", "gender", "registered_on")
    found = [Waits(*row, _days(row[2], last.get(row[0]), today)) for row in rows]
    return sorted(found, key=lambda one: -one.waited)


def waiting(team: Team, today: date) -> ResidentQuerySet[Resident]:
    """Not who has left or stopped, not who comes somewhere or keeps a place that was offered."""
    return _here(team).filter(expected_nowhere(today, "pk"))


def expected_nowhere(today: date, resident: str) -> Q:
    """Of rows of which `resident` is the column that says who it is about; who is here is not asked."""
    placements = Placement.objects.filter(resident=OuterRef(resident))
    goes = Q(status__in=AGREED) & (Q(is_standing=True) | Q(occurrence__date__gte=today))
    expected = Participation.objects.filter(
        resident=OuterRef(resident), occurrence__date__gte=today, occurrence__cancelled_at__isnull=True
    ).taking_a_place()
    asked = Q(status=Placement.Status.PROPOSED)
    return Q(~Exists(placements.filter(goes | asked)), ~Exists(expected))


def may_have_more(team: Team, today: date, at_once: int) -> ResidentQuerySet[Resident]:
    """Who goes to fewer activities than one person may: where that is one, who waits."""
    if at_once == 1:
        return waiting(team, today)
    return _here(team).exclude(pk__in=who_have_enough(team, today, at_once))


def who_have_enough(team: Team, today: date, at_once: int) -> list[int]:
    """Who goes to as many activities as one person may. One query."""
    return _with_enough(_activities_of(team, today), at_once)


def _here(team: Team) -> ResidentQuerySet[Resident]:
    return Resident.objects.for_team(team).present().filter(mediation_stopped_on__isnull=True)


def _activities_of(team: Team, today: date) -> dict[int, frozenset[int]]:
    """By resident what they go to, are expected at or keep an offered place of. One query.

    The same placements as keep somebody from waiting.
    """
    expected = Participation.objects.filter(
        placement=OuterRef("pk"), occurrence__date__gte=today, occurrence__cancelled_at__isnull=True
    ).taking_a_place()
    agreed = Q(status__in=AGREED) & (Q(is_standing=True) | Q(occurrence__date__gte=today))
    rows = Placement.objects.for_team(team).filter(
        agreed | Q(status=Placement.Status.PROPOSED) | Exists(expected)
    )
    found: dict[int, set[int]] = defaultdict(set)
    for resident, activity in rows.order_by().values_list("resident", "activity"):
        found[resident].add(activity)
    return {resident: frozenset(activities) for resident, activities in found.items()}


def _with_enough(goes_to: Mapping[int, frozenset[int]], at_once: int) -> list[int]:
    return [resident for resident, activities in goes_to.items() if len(activities) >= at_once]


def who_still_wait(lines: Sequence[Proposal], team: Team, today: date) -> frozenset[int]:
    """Of the people of these lines, all of one round, those who can still say yes.

    One query; two where one person may go to several activities, none without lines.
    """
    if not lines:
        return frozenset()
    still = may_have_more(team, today, lines[0].round.at_once)
    people = still.filter(pk__in=[one.resident_id for one in lines])
    return frozenset(people.values_list("pk", flat=True))


def no_more(date: Occurring, now: datetime, *, every_time: bool) -> str:
    """Why a line on this date cannot be any more: *cancelled* or *past*; empty where it can.

    Who comes every time begins with a date to come.
    """
    if date.cancelled_at is not None:
        return CANCELLED
    return PAST if not every_time and has_started(date, now) else ""


def that_can_be(lines: Sequence[Proposal], team: Team, now: datetime) -> list[Proposal]:
    """Of these lines, all of one round, those of who can still say yes, on a date to come.

    Queries as `who_still_wait`.
    """
    still = who_still_wait(lines, team, timezone.localdate(now))
    return [
        one
        for one in lines
        if one.resident_id in still and not no_more(one.occurrence, now, every_time=one.round.every_time)
    ]


def days_waited(resident: Resident, last: date | None, today: date) -> int:
    return _days(resident.registered_on, last, today)


def _days(registered_on: date, last: date | None, today: date) -> int:
    return max((today - max(registered_on, last or registered_on)).days, 0)


def _last_times(team: Team) -> dict[int, date]:
    rows = Participation.objects.for_team(team).times().order_by().values_list("resident")
    return dict(rows.annotate(last=Max("occurrence__date")))


def said_no_lately(team: Team, today: date) -> dict[int, frozenset[int]]:
    """The activities that each of these people said no to in a round. One query."""
    rows = Proposal.objects.for_team(team).filter(
        status=Proposal.Status.DECLINED, answered_on__gt=today - NOT_AGAIN_WITHIN
    )
    found: dict[int, set[int]] = defaultdict(set)
    for resident, activity in rows.values_list("resident", "occurrence__activity").order_by():
        found[resident].add(activity)
    return {resident: frozenset(activities) for resident, activities in found.items()}
