"""Home: for each role what needs doing now, and nothing else."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from aandeslag.audit.actions import record_read
from aandeslag.audit.models import Line, Result
from aandeslag.htmx import wants_fragment
from aandeslag.phrases.dates import date_line
from aandeslag.phrases.phone import book_of, phone_page
from aandeslag.teams.access import Capability, Role, fields_shown
from aandeslag.teams.choosing import memberships_of
from aandeslag.teams.decorators import requires
from aandeslag.teams.models import Invitation, Team
from aandeslag.teams.opened_as import hidden_fields
from aandeslag.teams.presence import is_on_duty
from activities.models import Concern
from matching.actions import serve_lapsed
from matching.cards.looking import clock
from reports.first_steps import first_steps
from reports.public_figures import team_lines, teams_in_scope
from reports.tasks import AT_MOST, FIRST, to_do
from reports.worklist import expected_on, next_session, work_of
from residents.models import Resident

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from django.http import HttpResponse

    from aandeslag.teams.http import MemberRequest, TeamRequest
    from reports.tasks import ToDo

    Show = Callable[[MemberRequest, date], dict[str, Any]]


@require_safe
@requires(Capability.SEE_TODAY)
def today(request: MemberRequest) -> HttpResponse:
    day = timezone.localdate()
    if request.membership.role == Role.SUPPORTER:
        return _on_the_phone(request, day)
    template, show = PAGES[request.membership.role]
    return render(request, f"reports/today/{template}.html", {"day": day, **show(request, day)})


def _on_the_phone(request: MemberRequest, day: date) -> HttpResponse:
    """What is behind *Meer*, in the language of a supporter."""
    book, shown = book_of(request), _in_the_team(request, day)
    session = shown["session"]
    context = {
        **shown,
        "day": date_line(book, session.date).text if session else "",
        "hours": clock(session.starts, session.ends) if session else "",
        "is_on_duty": is_on_duty(request.membership, timezone.now()),
        "has_other_roles": len(memberships_of(request.user, day)) > 1,
    }
    return phone_page(request, "phone/start", book, context)


@require_safe
@requires(Capability.SEE_WORK)
def tasks(request: TeamRequest) -> HttpResponse:
    """All of them, of which the home page shows the first."""
    found = _to_do(request, request.team, AT_MOST)
    return render(request, "reports/today/tasks.html", {"to_do": found, "hidden": hidden_fields(request)})


@require_safe
@requires(Capability.SEE_WORK)
def work(request: TeamRequest) -> HttpResponse:
    """A piece below what is about people, fetched after it: it counts in a dozen places."""
    context = {"work": work_of(request.team, request.membership.role, timezone.localdate())}
    template = "reports/today/_work.html" if wants_fragment(request) else "reports/today/work.html"
    return render(request, template, context)


def _desk(request: MemberRequest, day: date) -> dict[str, Any]:
    assert request.team is not None  # noqa: S101 - a role of a team
    session = next_session(request.team, day)
    return {
        "session": session,
        "steps": [] if session else first_steps(request.team, day),
        "occurrences": expected_on(request.team, day),
        "to_do": _to_do(request, request.team, FIRST),
        "hidden": hidden_fields(request),
    }


def _to_do(request: MemberRequest, team: Team, at_most: int) -> ToDo:
    serve_lapsed(team=team, now=timezone.now())
    found = to_do(team, fields_shown(request.membership.role), at_most)
    people = [one.resident for one in found.waiting if one.resident is not None]
    record_read(action="waiting.tasks", on=people, kind=Resident)
    return found


def _in_the_team(request: MemberRequest, day: date) -> dict[str, Any]:
    assert request.team is not None  # noqa: S101 - a role of a team
    return {"session": next_session(request.team, day)}


def _coa(request: MemberRequest, day: date) -> dict[str, Any]:
    """With the answers to what they asked themselves, until they have read them."""
    answers = Concern.objects.for_team(request.team).answers_for(request.user)
    return {**_in_the_team(request, day), "answers": answers.select_related("activity")}


def _figures(request: MemberRequest, day: date) -> dict[str, Any]:
    return {"lines": team_lines(teams_in_scope(request.membership), day.year)}


def _administration(request: MemberRequest, day: date) -> dict[str, Any]:
    return {
        "teams": Team.objects.exclude(status=Team.Status.ENDED).count(),
        "invitations": Invitation.objects.usable(timezone.now()).count(),
    }


def _log(request: MemberRequest, day: date) -> dict[str, Any]:
    recent = Line.objects.filter(at__gte=timezone.now() - timedelta(days=1))
    return {
        "lines_of_a_day": recent.count(),
        "refusals_of_a_day": recent.exclude(result=Result.DONE).count(),
    }


PAGES: dict[str, tuple[str, Show]] = {
    Role.COORDINATOR: ("desk", _desk),
    Role.DESK: ("desk", _desk),
    Role.COA: ("coa", _coa),
    Role.OFFICIAL: ("figures", _figures),
    Role.PROGRAMME: ("figures", _figures),
    Role.ADMINISTRATOR: ("administration", _administration),
    Role.AUDITOR: ("log", _log),
}
