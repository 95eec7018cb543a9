"""Opens, counts and closes a session; lists, adds, cancels and corrects sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aandeslag.htmx import wants_fragment
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import NOT_PROCESSABLE, PAGE_AND_FORM, redirect_whole_page
from aandeslag.teams.models import Membership
from residents.actions import (
    add_session,
    cancel_session,
    close_session,
    correct_count,
    count,
    note_gone,
    note_present,
    open_session,
    reinstate_session,
)
from residents.errors import (
    HeadCountError,
    NotOnThisTeamError,
    SessionExistsError,
    SessionNotOpenError,
    SessionStartedError,
)
from residents.forms import CancelForm, ExtraSessionForm, HeadCountForm, StepForm
from residents.models import WalkInSession
from residents.views.desk import counters_of, left_column
from residents.views.lookup import may_here, posted_id, session_or_404

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest

PER_PAGE = 25


@require_POST
@requires(Capability.RUN_WALK_IN)
def opened(request: TeamRequest, walk_in_session_id: UUID) -> HttpResponse:
    """Open it; who opens it is present. At its time the page presses this by itself."""
    here = session_or_404(request, walk_in_session_id)
    now, was_closed = timezone.now(), here.closed_at is not None
    try:
        note_present(
            session=open_session(session=here, now=now, by=request.user),
            membership=request.membership,
            now=now,
        )
    except SessionNotOpenError:
        messages.error(request, _("This walk-in hour cannot be opened today."))
    else:
        if was_closed:
            messages.success(request, _("Open again. Note the supporters who are here as present once more."))
    return _back_to(request, here)


@require_POST
@requires(Capability.RUN_WALK_IN)
def closed(request: TeamRequest, walk_in_session_id: UUID) -> HttpResponse:
    here = session_or_404(request, walk_in_session_id)
    close_session(session=here, now=timezone.now())
    messages.success(request, _("The walk-in hour is closed. Thank you all."))
    return redirect("reports:today") if request.present else _back_to(request, here)


@require_POST
@requires(Capability.RUN_WALK_IN)
def counted(request: TeamRequest, walk_in_session_id: UUID) -> HttpResponse:
    """One press on a counter. Its buttons stay as they are: only the numbers come back."""
    here = session_or_404(request, walk_in_session_id)
    form = StepForm(request.POST)
    problem = ""
    try:
        if form.is_valid():
            here = count(session=here, token=form.token_sent, **form.steps)
    except HeadCountError:
        problem = _("That cannot be: count the visitor first, then woman or new.")
    except SessionNotOpenError:
        problem = _("Open the walk-in hour first.")
    if not wants_fragment(request):
        if problem:
            messages.error(request, problem)
        return _back_to(request, here)
    context = {"session": here, "counters": counters_of(here), "problem": problem}
    return render(request, "residents/_counted.html", context, status=NOT_PROCESSABLE if problem else 200)


@require_POST
@requires(Capability.PLAN_WALK_IN)
def present(request: TeamRequest, walk_in_session_id: UUID) -> HttpResponse:
    """Note someone present, or gone again. It opens this page to a supporter, so staff decide."""
    here = session_or_404(request, walk_in_session_id)
    team_members = Membership.objects.on(timezone.localdate()).filter(team=request.team)
    member = get_object_or_404(team_members, public_id=posted_id(request, "member"))
    try:
        if "gone" in request.POST:
            note_gone(session=here, membership=member, now=timezone.now())
        else:
            note_present(session=here, membership=member, now=timezone.now())
    except (SessionNotOpenError, NotOnThisTeamError):
        messages.error(request, _("That is possible only while the walk-in hour is open."))
    if not wants_fragment(request):
        return _back_to(request, here)
    here.refresh_from_db(fields=["revision"])
    return render(request, "residents/_helpers.html", left_column(request, here))


@require_safe
@requires(Capability.PLAN_WALK_IN)
def sessions(request: TeamRequest) -> HttpResponse:
    """The sessions so far with their counts, the newest first."""
    mine = WalkInSession.objects.for_team(request.team).filter(date__lte=timezone.localdate())
    page = Paginator(mine.select_related("centre"), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "may_see_help": may_here(request, Capability.SEE_HELP)}
    return render(request, "residents/sessions.html", context)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.PLAN_WALK_IN)
def add(request: TeamRequest) -> HttpResponse:
    today = timezone.localdate()
    form = ExtraSessionForm(request.POST or None, team=request.team, today=today, initial={"date": today})
    if form.is_valid():
        told = {name: value for name, value in form.cleaned_data.items() if name != "token"}
        try:
            made = add_session(team=request.team, token=form.token_sent, **told)
        except SessionExistsError:
            form.add_error("date", _("There is a walk-in hour at this moment already."))
        else:
            messages.success(request, _("Walk-in hour added."))
            return _back_to(request, made)
    return _form_page(request, "residents/add_session.html", form)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.PLAN_WALK_IN)
def cancel(request: TeamRequest, walk_in_session_id: UUID) -> HttpResponse:
    here = session_or_404(request, walk_in_session_id)
    form = CancelForm(request.POST or None)
    if form.is_valid():
        try:
            cancel_session(session=here, now=timezone.now(), **form.cleaned_data)
        except SessionStartedError:
            form.add_error(None, _("This walk-in hour was opened already. Close it instead."))
        else:
            messages.success(request, _("This walk-in hour does not take place."))
            return _back_to(request, here)
    return _form_page(request, "residents/cancel_session.html", form, session=here)


@require_POST
@requires(Capability.PLAN_WALK_IN)
def reinstate(request: TeamRequest, walk_in_session_id: UUID) -> HttpResponse:
    here = session_or_404(request, walk_in_session_id)
    reinstate_session(session=here)
    messages.success(request, _("It takes place after all."))
    return _back_to(request, here)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.PLAN_WALK_IN)
def correct(request: TeamRequest, walk_in_session_id: UUID) -> HttpResponse:
    """Correct a head count afterwards."""
    here = session_or_404(request, walk_in_session_id)
    initial = {name: getattr(here, name) for name in HeadCountForm.base_fields}
    form = HeadCountForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            correct_count(session=here, **form.cleaned_data)
        except SessionNotOpenError:
            form.add_error(None, _("This walk-in hour was never opened."))
        else:
            messages.success(request, _("Head count saved."))
            return redirect("residents:sessions")
    return _form_page(request, "residents/correct_count.html", form, session=here)


def _form_page(request: TeamRequest, template: str, form: Any, **context: Any) -> HttpResponse:
    status = NOT_PROCESSABLE if form.is_bound else 200
    return render(request, template, {"form": form, **context}, status=status)


def _back_to(request: TeamRequest, here: WalkInSession) -> HttpResponse:
    return redirect_whole_page(request, reverse("residents:session", args=[here.public_id]))
