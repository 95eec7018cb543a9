"""Puts together the page of one session: head count, who came, who helps, and who is at the desk now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.db.models import Case, IntegerField, Value, When
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from aandeslag.audit.actions import record_read
from aandeslag.prepared import Prepared
from aandeslag.teams.access import Capability, Role
from aandeslag.teams.models import Membership
from residents.actions.visiting import AT_THE_DESK
from residents.cards import Tag, row_of
from residents.models import Visit, WalkInSession
from residents.news import stamp_of
from residents.summary import summary_of
from residents.views.expecting import expected_here
from residents.views.lookup import may_here, sessions_on, shown_to
from residents.views.panels import people_of, person_panel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

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
    """One button of the head count; each press has a token of its own."""

    what: str
    number: int
    label: str
    one_less: str

    @property
    def tokens(self) -> tuple[UUID, UUID]:
        return uuid4(), uuid4()


def desk_page(
    request: TeamRequest,
    session: WalkInSession,
    *,
    person: Resident | None = None,
    found: Sequence[Resident] | None = None,
    panel: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Answer with the whole page; the number of queries does not depend on how many came.

    `panel` is what stands on the right instead of a person: `{"panel": template, …}`.
    """
    right = person_panel(request, session, person) if person is not None else panel or {}
    lists = people_lists(request, session)
    _note_who_was_shown(lists, [*people_of(right), *(found or [])])
    shown = shown_to(request)
    context: dict[str, Any] = {
        **left_column(request, session),
        **lists,
        "found": None if found is None else [row_of(one, shown) for one in found],
        **_around(request, session),
        **right,
    }
    return render(request, "residents/walk_in.html", context, status=status)


def left_column(request: TeamRequest, session: WalkInSession) -> dict[str, Any]:
    """What every screen of the session shows, without anybody who came."""
    helpers = helpers_of(session)
    return {
        "session": session,
        "stamp": stamp_of(session),
        "counters": counters_of(session),
        "helpers": helpers,
        "supporters": [str(one.user) for one in helpers if _supports(one)],
        "may_plan": may_here(request, Capability.PLAN_WALK_IN),
    }


def people_lists(request: TeamRequest, session: WalkInSession) -> dict[str, Any]:
    """Who came and who is expected."""
    return {"came": came_of(session, shown_to(request)), "expected": expected_here(request, session)}


def _note_who_was_shown(lists: dict[str, Any], others: Sequence[Resident]) -> None:
    """One line with everybody once, whether they stand left, right or in both."""
    came, expected = (one.visit.resident for one in lists["came"]), lists["expected"]
    read = {one.pk: one for one in [*came, *others, *expected.people]}
    record_read(action="walk-in.page", on=[*read.values(), *expected.names])


def _around(request: TeamRequest, session: WalkInSession) -> dict[str, Any]:
    """The session itself: what can be done with it, what it brought, and the others of that day."""
    return {
        "others": _others(request, session),
        "may_open": session.date <= timezone.localdate(),
        "opens_itself": _is_about_to_begin(session),
        "summary": summary_of(session) if session.closed_at and session.is_held else None,
    }


def came_of(session: WalkInSession, shown: frozenset[str]) -> list[Came]:
    return [_came(visit, shown) for visit in _visits(session)]


@Prepared
def _visits(session: WalkInSession) -> QuerySet[Visit]:
    people = ("resident", "resident__centre", "resident__housed_in")
    return Visit.objects.filter(session=session).select_related(*people)


def counters_of(session: WalkInSession) -> list[Counter]:
    return [
        Counter("visitors", session.visitors, _("visitors"), _("one visitor less")),
        Counter("women", session.women, _("of whom women"), _("one woman less")),
        Counter("newcomers", session.newcomers, _("of whom new"), _("one newcomer less")),
    ]


def helpers_of(session: WalkInSession) -> list[Membership]:
    """Everybody of the team who may help at the desk; `is_here` says who is noted present at this session."""
    return _helpers(session, session.team_id, timezone.localdate())


@Prepared
def _helpers(session: WalkInSession, team_id: int, today: date) -> QuerySet[Membership]:
    here = session.duties.filter(until__isnull=True).values("membership")
    members = Membership.objects.on(today).filter(team=team_id, role__in=AT_THE_DESK)
    is_here = Case(When(pk__in=here, then=Value(1)), default=Value(0), output_field=IntegerField())
    return members.select_related("user").annotate(is_here=is_here)


def _supports(member: Membership) -> bool:
    return member.role == Role.SUPPORTER and bool(vars(member)["is_here"])


def _others(request: TeamRequest, session: WalkInSession) -> list[WalkInSession]:
    """The other sessions of that day: a team may serve two centres."""
    others = [one for one in sessions_on(request, session.date) if one.pk != session.pk]
    return sorted(others, key=lambda one: one.starts)


def _is_about_to_begin(session: WalkInSession) -> bool:
    """From half an hour before until its end the page opens the session by itself."""
    return session.opens_itself_at(timezone.localtime())


def _came(visit: Visit, shown: frozenset[str]) -> Came:
    outcome = Visit.Outcome(visit.outcome)
    tag = Tag(outcome.label, OUTCOME_KINDS[outcome])
    if outcome == Visit.Outcome.NONE and visit.reason == Visit.Reason.COFFEE:
        tag = Tag(_("first step"), "plain")
    return Came(
        visit=visit,
        person=row_of(visit.resident, shown),
        reason=visit.get_reason_display(),
        outcome=tag,
    )
