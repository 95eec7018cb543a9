"""Which kinds of work of a team have a declaration that ends soon, has ended, or waits for a receipt."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aandeslag.prepared import Prepared
from activities.declarations import DATED, dated, work_of
from activities.models import Activity, KindOfWork, VolunteerDeclaration
from activities.rules import DatedDeclaration, Standing
from activities.rules.expiry import last_day_of, warning_of

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from aandeslag.teams.models import Team
    from activities.rules.expiry import Warned


@dataclass(frozen=True)
class Paper:
    """One kind of work that is in use, and how its declaration stands."""

    kind_of_work: KindOfWork
    standing: Standing
    warned: Warned | None
    last_day: date | None


def papers_of(team: Team, today: date) -> list[Paper]:
    """Those in use by an activity that has not ended and needs one, the most urgent first. Three queries."""
    kinds = KindOfWork.objects.for_team(team).filter(activities__in=_in_use(team)).distinct()
    rows = kinds.select_related("organisation").prefetch_related("declarations", "activities")
    papers = [_paper(one, today) for one in rows]
    return sorted(papers, key=lambda one: (_urgency(one), one.kind_of_work.organisation.name.casefold()))


def warnings_of(team: Team, today: date) -> Counter[Warned]:
    """How many of those are warned of, and how urgently: for a page that only counts. One query."""
    found: dict[int, list[DatedDeclaration]] = defaultdict(list)
    for row in _asked_for(team):
        found[row.kind_of_work_id].append(dated(row))
    warned = (warning_of(declarations, today) for declarations in found.values())
    return Counter(one for one in warned if one is not None)


@Prepared
def _asked_for(team: Team) -> QuerySet[VolunteerDeclaration, Any]:
    """Of the kinds of work in use, the columns `DATED`."""
    asked = VolunteerDeclaration.objects.for_team(team)
    asked = asked.filter(kind_of_work__in=_in_use(team).values("kind_of_work"))
    return asked.order_by().values_list(*DATED, named=True)


def _in_use(team: Team) -> QuerySet[Activity]:
    return Activity.objects.for_team(team).not_ended().filter(purpose=Activity.Purpose.VOLUNTEERING)


def _paper(kind_of_work: KindOfWork, today: date) -> Paper:
    work = work_of(kind_of_work)
    standing = work.standing(today)
    # Beside *refused* the last day of what was granted before would say that it still holds.
    last_day = None if standing == Standing.REFUSED else last_day_of(work.declarations)
    return Paper(kind_of_work, standing, warning_of(work.declarations, today), last_day)


def _urgency(paper: Paper) -> tuple[int, str]:
    """What stops people now, then what ends soon, then what waits, then the rest by its last day."""
    stops = paper.standing in {Standing.EXPIRED, Standing.REFUSED, Standing.NONE}
    last = str(paper.last_day or "")
    if stops:
        return (0, last)
    if paper.warned is not None:
        return (1, last)
    return (2, last) if paper.standing == Standing.ASKED else (3, last)
