"""The walk-in hour of today: find, note who came, and go on with that person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aandeslag.audit.actions import record_read
from aandeslag.htmx import wants_fragment
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import NOT_PROCESSABLE, PAGE_AND_FORM
from residents.actions import change_visit, make_sessions, note_visit, take_back_visit
from residents.cards import name_of, row_of
from residents.errors import SessionNotOpenError
from residents.finding import find_residents
from residents.forms import VisitForm
from residents.models import Resident, Visit, WalkInHour, WalkInSession
from residents.views.desk import desk_page
from residents.views.lookup import (
    may_here,
    posted_id,
    resident_or_404,
    session_or_404,
    shown_to,
)
from residents.views.people import LONGEST_SEARCH

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest


@require_safe
@requires(Capability.RUN_WALK_IN)
def walk_in(request: TeamRequest) -> HttpResponse:
    """Today's session; when there are several the one that is open, else the first still to come."""
    today = timezone.localdate()
    todays = _sessions_of(request, today)
    if not todays and WalkInHour.objects.for_team(request.team).on(today).exists():
        make_sessions(team=request.team, today=today)
        todays = _sessions_of(request, today)
    if todays:
        return desk_page(request, min(todays, key=_urgency))
    coming = WalkInSession.objects.workable_by(request).still_planned(today)
    context = {
        "following": coming.select_related("centre").order_by("date", "starts").first(),
        "may_plan": may_here(request, Capability.PLAN_WALK_IN),
    }
    return render(request, "residents/no_walk_in.html", context)


@require_safe
@requires(Capability.RUN_WALK_IN)
def session(request: TeamRequest, walk_in_session_id: UUID) -> HttpResponse:
    return desk_page(request, session_or_404(request, walk_in_session_id))


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.RUN_WALK_IN)
def find_at_desk(request: TeamRequest, walk_in_session_id: UUID) -> HttpResponse:
    """Who is this? Asked by POST: a name does not belong in an address."""
    here = session_or_404(request, walk_in_session_id)
    text = request.POST.get("find", "").strip()[:LONGEST_SEARCH]
    visible = Resident.objects.visible_to(request, timezone.localdate())
    found = find_residents(visible, text) if text else []
    if not wants_fragment(request):
        return desk_page(request, here, found=found if text else None)
    record_read(action="resident.found", on=found)
    shown = shown_to(request)
    rows = [row_of(one, shown) for one in found] if text else None
    return render(request, "residents/_found_at_desk.html", {"found": rows, "session": here})


@require_POST
@requires(Capability.RUN_WALK_IN)
def visit_noted(request: TeamRequest, walk_in_session_id: UUID) -> HttpResponse:
    """One press: this person is here."""
    here = session_or_404(request, walk_in_session_id)
    person = resident_or_404(request, posted_id(request, "resident"))
    coffee = request.POST.get("reason") == Visit.Reason.COFFEE
    try:
        note_visit(
            session=here,
            resident=person,
            reason=Visit.Reason.COFFEE if coffee else Visit.Reason.SIGN_UP,
            now=timezone.now(),
        )
    except SessionNotOpenError:
        messages.error(request, _("Open the walk-in hour first."))
    return redirect("residents:at-desk", walk_in_session_id=here.public_id, resident_id=person.public_id)


@require_safe
@requires(Capability.RUN_WALK_IN)
def at_desk(request: TeamRequest, walk_in_session_id: UUID, resident_id: UUID) -> HttpResponse:
    """The session with one person's card and what fits beside it."""
    here = session_or_404(request, walk_in_session_id)
    return desk_page(request, here, person=resident_or_404(request, resident_id))


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.RUN_WALK_IN)
def visit(request: TeamRequest, visit_id: UUID) -> HttpResponse:
    """Why someone came and what came of it."""
    came = _visit_or_404(request, visit_id)
    form = VisitForm(request.POST or None, initial={"reason": came.reason, "outcome": came.outcome})
    if form.is_valid():
        change_visit(visit=came, **form.cleaned_data)
        return redirect("residents:session", walk_in_session_id=came.session.public_id)
    record_read(action="visit.form", on=[came.resident])
    context = {"form": form, "visit": came, "name": name_of(came.resident, shown_to(request))}
    status = NOT_PROCESSABLE if form.is_bound else 200
    return render(request, "residents/visit.html", context, status=status)


@require_POST
@requires(Capability.RUN_WALK_IN)
def visit_taken_back(request: TeamRequest, visit_id: UUID) -> HttpResponse:
    """It was somebody else."""
    came = _visit_or_404(request, visit_id)
    take_back_visit(visit=came)
    messages.success(request, _("Taken back: this person was not here."))
    return redirect("residents:session", walk_in_session_id=came.session.public_id)


def _visit_or_404(request: TeamRequest, visit_id: UUID) -> Visit:
    sessions = WalkInSession.objects.workable_by(request)
    visits = Visit.objects.for_team(request.team).filter(session__in=sessions)
    return get_object_or_404(visits.select_related("session", "resident"), public_id=visit_id)


def _sessions_of(request: TeamRequest, day: date) -> list[WalkInSession]:
    return list(WalkInSession.objects.workable_by(request).on(day).select_related("centre", "team"))


def _urgency(one: WalkInSession) -> tuple[bool, bool, bool, object]:
    """Open before planned, planned before closed, cancelled last; then by the clock."""
    return (not one.is_open, one.is_cancelled, one.closed_at is not None, one.starts)
