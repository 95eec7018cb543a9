"""Registers someone, after a second look when they may be known already or are under 18."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from aandeslag.audit.actions import record_read
from aandeslag.htmx import wants_fragment
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import NOT_PROCESSABLE, PAGE_AND_FORM
from residents.actions import go_together, note_came, note_visit, register_resident, registered_before
from residents.cards import row_of
from residents.errors import ResemblesError
from residents.finding import Newcomer, lookalikes, newest_of
from residents.forms import RegistrationForm
from residents.models import Visit
from residents.names import clean_name
from residents.rules import needs_guardian
from residents.views.desk import desk_page
from residents.views.expecting import referral_asked
from residents.views.lookup import resident_or_404, session_or_404, shown_to
from residents.views.panels import answer_panel, people_of, person_panel

if TYPE_CHECKING:
    from datetime import date

    from django.forms import BoundField
    from django.http import HttpResponse, QueryDict

    from aandeslag.teams.http import TeamRequest
    from residents.cards import PersonRow
    from residents.models import Referral, Resident, WalkInSession


# The name that was looked for in vain: it begins an empty form, and registers nobody.
BEGIN_WITH: Final = "begin_with"


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
    today, friend = timezone.localdate(), _friend(request)
    referral = referral_asked(request, session)
    begins = BEGIN_WITH in request.POST
    form = _form(request, session, None if begins else request.POST or None, referral)
    look, known_until = SecondLook(), newest_of(request.team)
    if form.is_valid():
        look = _look_twice(request, form, today)
        # Whoever this very form registered a moment ago resembles themselves.
        before = registered_before(team=request.team, token=form.token_sent) if look else None
        if before or not look:
            try:
                saved = before or _save(request, form, today, known_until)
            except ResemblesError as meanwhile:
                look = _seen(request, meanwhile.found)
            else:
                return _answer(request, saved, session, friend, referral)
    return _page(request, session, form, friend, look, referral=referral)


def _form(
    request: TeamRequest,
    session: WalkInSession | None,
    data: QueryDict | None,
    referral: Referral | None = None,
) -> RegistrationForm:
    """What is known already is filled in: a name looked for in vain, or what COA staff told."""
    initial: dict[str, Any] = {"lives": session.centre if session else None}
    if BEGIN_WITH in request.POST:
        initial["first_name"] = clean_name(request.POST[BEGIN_WITH])
    if referral is not None:
        initial |= {"first_name": referral.first_name, "languages": sorted(referral.languages)}
    return RegistrationForm(data, team=request.team, today=timezone.localdate(), initial=initial)


def _friend(request: TeamRequest) -> Resident | None:
    """Who came along and is registered already; *nog iemand erbij* begins there."""
    told = request.POST.get("friend") or request.GET.get("with")
    try:
        return resident_or_404(request, UUID(told)) if told else None
    except ValueError:
        return None


def _page(
    request: TeamRequest,
    session: WalkInSession | None,
    form: RegistrationForm,
    friend: Resident | None,
    look: SecondLook | None = None,
    *,
    referral: Referral | None = None,
) -> HttpResponse:
    """The form: a page of its own, or the right half of the desk."""
    panel = {
        "panel": "residents/_register_here.html",
        "form": form,
        "look": look or SecondLook(),
        "session": session,
        "friend": row_of(friend, shown_to(request)) if friend else None,
        "people_shown": [friend] if friend else [],
        "goes_together": "together" in request.POST or not form.is_bound,
        "referral": referral,
        "then": request.POST.get("then", ""),
    }
    status = NOT_PROCESSABLE if form.is_bound else 200
    if referral is not None:
        record_read(action="referral.register-form", on=[referral])
    if session is None:
        record_read(action="resident.register-form", on=people_of(panel))
        return render(request, "residents/register.html", panel, status=status)
    if wants_fragment(request):
        return answer_panel(request, panel, action="resident.register-form", url=request.path, status=status)
    return desk_page(request, session, panel=panel, status=status)


def _look_twice(request: TeamRequest, form: RegistrationForm, today: date) -> SecondLook:
    """Who resembles them, unless that was answered for this very name; and whether to ask the guardian."""
    name, year = form.cleaned_data["first_name"], form.cleaned_data["birth_year"]
    found = []
    if request.POST.get("somebody_else") != name:
        told = form.cleaned_data
        newcomer = Newcomer(name, year, told["gender"], told["initial_letter"])
        found = lookalikes(team=request.team, newcomer=newcomer)
        record_read(action="resident.lookalikes", on=found)
    shown = shown_to(request)
    is_minor = year is not None and needs_guardian(year, today)
    answered = bool(form.cleaned_data["guardian_agrees"])
    return SecondLook(
        resembling=[row_of(one, shown) for one in found],
        guardian=[form["guardian_agrees"]] if is_minor and (found or not answered) else [],
    )


def _save(request: TeamRequest, form: RegistrationForm, today: date, known_until: int) -> Resident:
    agreed_on = today if form.cleaned_data["guardian_agrees"] == "yes" else None
    return register_resident(
        team=request.team,
        details=form.filled_in(guardian_agreed_on=agreed_on),
        by=request.user,
        today=today,
        token=form.token_sent,
        explained_in=form.told_in,
        known_until=known_until,
    )


def _seen(request: TeamRequest, found: list[Resident]) -> SecondLook:
    """Another desk registered somebody like them a moment ago."""
    record_read(action="resident.lookalikes", on=found)
    return SecondLook(resembling=[row_of(one, shown_to(request)) for one in found])


def _answer(
    request: TeamRequest,
    resident: Resident,
    session: WalkInSession | None,
    friend: Resident | None,
    referral: Referral | None,
) -> HttpResponse:
    if session is None or not session.is_held:
        following = "residents:resident" if _then(request) == "card" else "matching:fits"
        return redirect(following, resident_id=resident.public_id)
    _note(session, resident, friend if "together" in request.POST else None, referral)
    if _then(request) == "another":
        return _next_one(request, session, resident)
    url = reverse("residents:at-desk", args=[session.public_id, resident.public_id])
    if not wants_fragment(request):
        return redirect(url)
    person = resident_or_404(request, resident.public_id)
    panel = person_panel(request, session, person)
    return answer_panel(request, panel, action="walk-in.person", url=url, has_news=True)


def _then(request: TeamRequest) -> str:
    """Where to go on: the button that was pressed, or the one before the second look."""
    told = "then_as_well" if "somebody_else" in request.POST else "then"
    return request.POST.get(told, "")


@transaction.atomic
def _note(
    session: WalkInSession, resident: Resident, friend: Resident | None, referral: Referral | None
) -> None:
    note_visit(
        session=session,
        resident=resident,
        reason=Visit.Reason.REGISTER,
        outcome=Visit.Outcome.REGISTERED,
        now=timezone.now(),
    )
    if referral is not None:
        note_came(referral=referral, session=session, resident=resident)
    if friend is not None:
        note_visit(session=session, resident=friend, reason=Visit.Reason.REGISTER, now=timezone.now())
        go_together(session=session, resident=resident, friend=friend)


def _next_one(request: TeamRequest, session: WalkInSession, friend: Resident) -> HttpResponse:
    """An empty form for whoever came along; without htmx by its own address."""
    url = reverse("residents:register-at-desk", args=[session.public_id])
    if not wants_fragment(request):
        return redirect(f"{url}?with={friend.public_id}")
    panel = {
        "panel": "residents/_register_here.html",
        "form": _form(request, session, None),
        "look": SecondLook(),
        "session": session,
        "friend": row_of(friend, shown_to(request)),
        "people_shown": [friend],
        "goes_together": True,
        "then": "",
    }
    return answer_panel(request, panel, action="resident.register-form", url=url, has_news=True)
