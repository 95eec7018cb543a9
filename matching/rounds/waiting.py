"""Who waits for something to do, and since when."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from django.db.models import Exists, Max, OuterRef, Q

from matching.models import Participation, Placement, Proposal
from residents.models import Resident

if TYPE_CHECKING:
    from datetime import date

    from aandeslag.teams.models import Team
    from matching.querysets import ProposalQuerySet
    from residents.querysets import ResidentQuerySet

# Who said no to a proposal is not asked for the same again within so many days.
NOT_AGAIN_WITHIN: Final = timedelta(days=28)


@dataclass(frozen=True)
class Waiter:
    """`waited` in days: since the last time they took part, else since they were registered."""

    resident: Resident
    waited: int


def who_wait(team: Team, today: date) -> list[Waiter]:
    """Everybody of the team who is here and expected nowhere, by number. Two queries."""
    people = list(waiting(team, today).order_by("number").select_related("centre", "housed_in"))
    last = _last_times(team)
    return [Waiter(one, days_waited(one, last.get(one.pk), today)) for one in people]


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
    placements = Placement.objects.filter(resident=OuterRef("pk"))
    goes = placements.agreed().filter(Q(is_standing=True) | Q(occurrence__date__gte=today))
    expected = Participation.objects.filter(
        resident=OuterRef("pk"), occurrence__date__gte=today, occurrence__cancelled_at__isnull=True
    ).taking_a_place()
    asked = placements.filter(status=Placement.Status.PROPOSED)
    return (
        Resident.objects.for_team(team)
        .present()
        .filter(mediation_stopped_on__isnull=True)
        .filter(~Exists(goes), ~Exists(expected), ~Exists(asked))
    )


def of_who_still_wait(
    lines: ProposalQuerySet[Proposal], team: Team, today: date
) -> ProposalQuerySet[Proposal]:
    """Without those who were signed up somewhere since, at the desk or otherwise."""
    return lines.filter(resident__in=waiting(team, today).values("pk"))


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
