"""Puts together the page of one session: head count, who came, who helps, and who is at the desk now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Case, IntegerField, Value, When
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from aandeslag.audit.actions import record_read
from aandeslag.teams.access import Capability
from aandeslag.teams.models import Membership
from residents.actions.visiting import AT_THE_DESK
from residents.cards import Tag, card_of, row_of
from residents.models import Visit, WalkInSession
from residents.views.lookup import may_here, shown_to

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet
    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from residents.cards import PersonRow
    from residents.models import Resident

OUTCOME_KINDS = {
    Visit.Outcome.NONE: "ask",
    Visit.Outcome.REGISTERED: "plain",
    Visit.Outcome.SIGNED_UP: "done",
    Visit.Outcome.WAITING: "plain",
    Visit.Outcome.LATER: "plain",
}


@dataclass(frozen=True)
class Came:
    """Someone who was here, with why and what came of it."""

    visit: Visit
    person: PersonRow
    reason: str
    outcome: Tag


@dataclass(frozen=True)
class Counter:
    """One button of the head count."""

    what: str
    number: int
    label: str
    one_less: str


def desk_page(
    request: TeamRequest,
    session: WalkInSession,
    *,
    person: Resident | None = None,
    found: Sequence[Resident] | None = None,
) -> HttpResponse:
    """Answer with the whole page; the number of queries does not depend on how many came."""
    shown = shown_to(request)
    visits = visits_of(session)
    read = {visit.resident.pk: visit.resident for visit in visits}
    read |= {one.pk: one for one in [person, *(found or [])] if one is not None}
    record_read(action="walk-in.page", on=list(read.values()))
    context: dict[str, Any] = {
        "session": session,
        "counters": counters_of(session),
        "came": [_came(visit, shown) for visit in visits],
        "found": None if found is None else [row_of(one, shown) for one in found],
        "helpers": helpers_of(session),
        "others": list(_others(request, session)),
        "may_open": session.date <= timezone.localdate(),
        "may_plan": may_here(request, Capability.PLAN_WALK_IN),
        "may_change": may_here(request, Capability.CHANGE_RESIDENT),
    }
    if person is not None:
        context |= _person(request, person, shown)
    return render(request, "residents/walk_in.html", context)


def _others(request: TeamRequest, session: WalkInSession) -> QuerySet[WalkInSession]:
    """The other sessions of that day: a team may serve two centres."""
    that_day = WalkInSession.objects.workable_by(request).on(session.date)
    return that_day.exclude(pk=session.pk).select_related("centre").order_by("starts")


def visits_of(session: WalkInSession) -> list[Visit]:
    people = ("resident", "resident__centre", "resident__housed_in")
    return list(session.visits.select_related(*people))


def counters_of(session: WalkInSession) -> list[Counter]:
    return [
        Counter("visitors", session.visitors, _("visitors"), _("one visitor less")),
        Counter("women", session.women, _("of whom women"), _("one woman less")),
        Counter("newcomers", session.newcomers, _("of whom new"), _("one newcomer less")),
    ]


def helpers_of(session: WalkInSession) -> list[Membership]:
    """Everybody of the team who may help at the desk; `is_here` says who is noted present at this session."""
    here = session.duties.filter(until__isnull=True).values("membership")
    members = Membership.objects.on(timezone.localdate()).filter(team=session.team_id, role__in=AT_THE_DESK)
    is_here = Case(When(pk__in=here, then=Value(1)), default=Value(0), output_field=IntegerField())
    return list(members.select_related("user").annotate(is_here=is_here))


def _came(visit: Visit, shown: frozenset[str]) -> Came:
    outcome = Visit.Outcome(visit.outcome)
    return Came(
        visit=visit,
        person=row_of(visit.resident, shown),
        reason=visit.get_reason_display(),
        outcome=Tag(outcome.label, OUTCOME_KINDS[outcome]),
    )


def _person(request: TeamRequest, person: Resident, shown: frozenset[str]) -> dict[str, Any]:
    return {
        "person": person,
        "card": card_of(
            person,
            shown,
            explained=person.explanations.exists(),
            minimum_age=request.team.minimum_age,
            today=timezone.localdate(),
        ),
    }
