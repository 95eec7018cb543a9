"""Hand someone over to the team of their next centre, and answer what another team offers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from aandeslag.audit.actions import record_read
from aandeslag.paper.answers import paper
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import NOT_PROCESSABLE
from aandeslag.teams.once import made_with
from aandeslag.vocabulary import Language, Theme
from matching.hand_over_forms import AcceptForm, HandOverForm
from residents.actions import accept_hand_over, decline_hand_over, hand_over, withdraw_hand_over
from residents.errors import HandOverError
from residents.hand_over_card import hand_over_card
from residents.models import HandOver, OfferedPerson, Resident
from residents.views.lookup import resident_or_404

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest


@require_POST
@requires(Capability.SAY_GOODBYE)
def offer(request: TeamRequest, resident_id: UUID) -> HttpResponse:
    """Only with their consent; the form on the page of the departure asks nothing but where."""
    resident = resident_or_404(request, resident_id)
    form = HandOverForm(request.POST, team=request.team, today=timezone.localdate())
    if _was_offered(request, resident, form):
        messages.success(request, _("Offered to the team there. Print the card to take along."))
    else:
        messages.warning(request, _("Not handed over: choose a centre, and ask this person first."))
    return redirect("matching:goodbye", resident_id=resident.public_id)


@require_POST
@requires(Capability.SAY_GOODBYE)
def withdraw(request: TeamRequest, hand_over_id: UUID) -> HttpResponse:
    """Offered in the wrong place: over there nothing is left of it."""
    made = _made_or_404(request, hand_over_id)
    try:
        withdraw_hand_over(made=made, today=timezone.localdate())
    except HandOverError:
        messages.warning(request, _("Not withdrawn: it was answered already. Look at it as it is now."))
    else:
        messages.success(request, _("Withdrawn. The team there does not see this person any more."))
    return redirect("matching:goodbye", resident_id=made.resident.public_id)


@require_safe
@requires(Capability.SAY_GOODBYE)
def card_pdf(request: TeamRequest, hand_over_id: UUID) -> HttpResponse:
    """Only of what was not answered yet."""
    made = _made_or_404(request, hand_over_id)
    if made.state != HandOver.State.WAITING:
        raise Http404
    record_read(action="hand-over.print", on=[made, made.resident])
    return paper(hand_over_card(made), "card")


@require_safe
@requires(Capability.SAY_GOODBYE)
def offered(request: TeamRequest) -> HttpResponse:
    """Whom other teams offer to this one: no more than what was handed over."""
    return _offered_page(request)


@require_POST
@requires(Capability.SAY_GOODBYE)
def accept(request: TeamRequest, offered_person_id: UUID) -> HttpResponse:
    """They are a participant here from now on, to whom everything is still to be explained."""
    before = made_with(team=request.team, token=request.POST.get("token"), model=Resident)
    if before is not None:
        return redirect("residents:explain", resident_id=before.public_id)
    found = _offered_or_404(request, offered_person_id)
    form = AcceptForm(request.POST, auto_id=_ids_of(found))
    if not form.is_valid():
        return _offered_page(request, wrong=form, of=found)
    try:
        resident = accept_hand_over(
            offered=found,
            gender=form.cleaned_data["gender"],
            by=request.user,
            now=timezone.now(),
            token=form.token_sent,
        )
    except HandOverError as error:
        raise Http404 from error
    messages.success(request, _("Taken over. Now explain what taking part is."))
    return redirect("residents:explain", resident_id=resident.public_id)


@require_POST
@requires(Capability.SAY_GOODBYE)
def decline(request: TeamRequest, offered_person_id: UUID) -> HttpResponse:
    try:
        decline_hand_over(offered=_offered_or_404(request, offered_person_id), today=timezone.localdate())
    except HandOverError as error:
        raise Http404 from error
    messages.success(request, _("Not taken over. Nothing of it was kept."))
    return redirect("matching:offered-people")


def _was_offered(request: TeamRequest, resident: Resident, form: HandOverForm) -> bool:
    if not form.is_valid():
        return False
    centre, today = form.cleaned_data["centre"], timezone.localdate()
    try:
        hand_over(resident=resident, centre=centre, by=request.user, today=today)
    except HandOverError:
        return False
    return True


def _made_or_404(request: TeamRequest, hand_over_id: UUID) -> HandOver:
    rows = HandOver.objects.for_team(request.team).select_related("resident", "team", "to_centre")
    return get_object_or_404(rows, public_id=hand_over_id)


def _offered_or_404(request: TeamRequest, offered_person_id: UUID) -> OfferedPerson:
    rows = OfferedPerson.objects.for_team(request.team).select_related("team")
    return get_object_or_404(rows, public_id=offered_person_id)


def _offered_page(
    request: TeamRequest, *, wrong: AcceptForm | None = None, of: OfferedPerson | None = None
) -> HttpResponse:
    listed = list(OfferedPerson.objects.for_team(request.team).select_related("centre"))
    record_read(action="hand-over.list", on=listed)
    people = [
        {
            "row": one,
            "languages": [str(Language(code).label) for code in Language if code in one.languages],
            "interests": [theme for theme in Theme if theme in (one.interests or ())],
            "form": wrong if wrong is not None and of == one else _form_of(one),
        }
        for one in listed
    ]
    status = NOT_PROCESSABLE if of is not None else 200
    return render(request, "matching/offered_people.html", {"people": people}, status=status)


def _form_of(offered: OfferedPerson) -> AcceptForm:
    return AcceptForm(initial={"token": uuid4()}, auto_id=_ids_of(offered))


def _ids_of(offered: OfferedPerson) -> str:
    """Several forms stand on one page."""
    return f"offered-{offered.public_id}-%s"
