"""Registers someone, after a second look when they may be known already or are under 18."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from aandeslag.audit.actions import record_read
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import NOT_PROCESSABLE, PAGE_AND_FORM
from residents.actions import note_visit, register_resident, registered_before
from residents.cards import row_of
from residents.finding import lookalikes
from residents.forms import RegistrationForm
from residents.models import Visit
from residents.rules import needs_guardian
from residents.views.lookup import session_or_404, shown_to

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from django.forms import BoundField
    from django.http import HttpResponse, HttpResponseRedirect

    from aandeslag.teams.http import TeamRequest
    from residents.cards import PersonRow
    from residents.models import Resident, WalkInSession


@dataclass(frozen=True)
class SecondLook:
    """What to answer before somebody is registered; empty when there is nothing."""

    resembling: list[PersonRow] = field(default_factory=list)
    # The question about the guardian, when they may be under 18.
    guardian: list[BoundField] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.resembling or self.guardian)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.REGISTER_RESIDENT)
def register(request: TeamRequest) -> HttpResponse:
    return _register(request, None)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.REGISTER_RESIDENT)
def register_at_desk(request: TeamRequest, walk_in_session_id: UUID) -> HttpResponse:
    """The same in the middle of a walk-in session, to which the visit is noted."""
    return _register(request, session_or_404(request, walk_in_session_id))


def _register(request: TeamRequest, session: WalkInSession | None) -> HttpResponse:
    today = timezone.localdate()
    form = RegistrationForm(
        request.POST or None,
        team=request.team,
        today=today,
        initial={"lives": session.centre if session else None},
    )
    look = SecondLook()
    if form.is_valid():
        look = _look_twice(request, form, today)
        # Whoever this very form registered a moment ago resembles themselves.
        before = registered_before(team=request.team, token=form.token_sent) if look else None
        if before or not look:
            return _answer(request, before or _save(request, form, today), session)
    return render(
        request,
        "residents/register.html",
        {"form": form, "look": look, "session": session},
        status=NOT_PROCESSABLE if form.is_bound else 200,
    )


def _look_twice(request: TeamRequest, form: RegistrationForm, today: date) -> SecondLook:
    """Who resembles them, unless that was answered for this very name; and whether to ask the guardian."""
    name, year = form.cleaned_data["first_name"], form.cleaned_data["birth_year"]
    found = []
    if request.POST.get("somebody_else") != name:
        found = lookalikes(team=request.team, first_name=name, birth_year=year)
        record_read(action="resident.lookalikes", on=found)
    shown = shown_to(request)
    is_minor = year is not None and needs_guardian(year, today)
    answered = bool(form.cleaned_data["guardian_agrees"])
    return SecondLook(
        resembling=[row_of(one, shown) for one in found],
        guardian=[form["guardian_agrees"]] if is_minor and (found or not answered) else [],
    )


def _save(request: TeamRequest, form: RegistrationForm, today: date) -> Resident:
    agreed_on = today if form.cleaned_data["guardian_agrees"] == "yes" else None
    return register_resident(
        team=request.team,
        details=form.filled_in(guardian_agreed_on=agreed_on),
        by=request.user,
        today=today,
        token=form.token_sent,
        explained_in=form.explained_in,
    )


def _answer(request: TeamRequest, resident: Resident, session: WalkInSession | None) -> HttpResponseRedirect:
    if session is not None and session.is_held:
        note_visit(
            session=session,
            resident=resident,
            reason=Visit.Reason.REGISTER,
            outcome=Visit.Outcome.REGISTERED,
            now=timezone.now(),
        )
        return redirect(
            "residents:at-desk",
            walk_in_session_id=session.public_id,
            resident_id=resident.public_id,
        )
    following = "residents:resident" if request.POST.get("then") == "card" else "matching:fits"
    return redirect(following, resident_id=resident.public_id)
