"""What is noted of one visit: why someone came, what came of it, with whom they go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from aandeslag.audit.actions import record_read
from aandeslag.htmx import wants_fragment
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import NOT_PROCESSABLE, PAGE_AND_FORM, redirect_whole_page
from residents.actions import change_visit, go_alone, go_together, standing_of, take_back_visit
from residents.cards import name_of
from residents.errors import NotHereError, VisitChangedError
from residents.forms import VisitForm
from residents.models import Visit, WalkInSession
from residents.views.lookup import posted_id, resident_or_404, session_or_404, shown_to
from residents.views.panels import answer_panel, person_panel

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from residents.models import Resident


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.RUN_WALK_IN)
def visit(request: TeamRequest, visit_id: UUID) -> HttpResponse:
    """Why someone came and what came of it."""
    came = _visit_or_404(request, visit_id)
    initial = {"reason": came.reason, "outcome": came.outcome, "seen": standing_of(came)}
    form = VisitForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            change_visit(visit=came, **form.cleaned_data)
        except VisitChangedError:
            messages.warning(request, _("A colleague changed this visit just now. This is how it stands."))
            return redirect("residents:visit", visit_id=came.public_id)
        if wants_fragment(request):
            return _person(request, came.session, came.resident)
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
    return redirect_whole_page(request, reverse("residents:session", args=[came.session.public_id]))


@require_POST
@requires(Capability.RUN_WALK_IN)
def together(request: TeamRequest, walk_in_session_id: UUID, resident_id: UUID) -> HttpResponse:
    """One press: these two go together."""
    here = session_or_404(request, walk_in_session_id)
    person = resident_or_404(request, resident_id)
    friend = resident_or_404(request, posted_id(request, "friend"))
    try:
        go_together(session=here, resident=person, friend=friend)
    except NotHereError:
        messages.error(request, _("Both have to be noted at this walk-in hour first."))
    return _person(request, here, person)


@require_POST
@requires(Capability.RUN_WALK_IN)
def alone(request: TeamRequest, walk_in_session_id: UUID, resident_id: UUID) -> HttpResponse:
    """Not together after all."""
    here = session_or_404(request, walk_in_session_id)
    person = resident_or_404(request, resident_id)
    try:
        go_alone(session=here, resident=person)
    except NotHereError:
        messages.error(request, _("Both have to be noted at this walk-in hour first."))
    return _person(request, here, person)


def _person(request: TeamRequest, here: WalkInSession, person: Resident) -> HttpResponse:
    url = reverse("residents:at-desk", args=[here.public_id, person.public_id])
    if not wants_fragment(request):
        return redirect(url)
    panel = person_panel(request, here, person)
    return answer_panel(request, panel, action="walk-in.person", url=url, has_news=True)


def _visit_or_404(request: TeamRequest, visit_id: UUID) -> Visit:
    sessions = WalkInSession.objects.workable_by(request)
    visits = Visit.objects.for_team(request.team).filter(session__in=sessions)
    people = ("resident__team", "resident__centre", "resident__housed_in")
    return get_object_or_404(visits.select_related("session__centre", *people), public_id=visit_id)
