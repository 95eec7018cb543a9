"""The waiting list: put someone on it, take them off, answer an offer, and the list of a fixed moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from aandeslag.audit.actions import record_read
from aandeslag.htmx import wants_fragment
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import redirect_whole_page
from activities.models import Occurrence
from matching.actions import (
    Joined,
    Pressed,
    accept_offer,
    decline_offer,
    join_waiting_list_together,
    leave_waiting_list,
    offer_by_hand,
    rejoin_waiting_list,
    serve_lapsed,
)
from matching.cards.waiting import list_of
from matching.errors import NotOpenError, PlacementRefusedError
from matching.forms import DeclineForm, SignUpForm, WaitForm
from matching.models import Placement
from matching.views.fits import may_pass_cautions, show_fits
from matching.views.lookup import (
    occurrence_or_404,
    placement_or_404,
    slot_or_404,
    waiting_list_entry_or_404,
)
from matching.views.signing_up import friends_told, signed, with_news
from matching.wording import why_not as in_the_way
from residents.models import Visit
from residents.views.being_here import note_here
from residents.views.lookup import resident_or_404, shown_to
from residents.views.returning import going_on_with

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from matching.models import WaitingListEntry
    from residents.models import Resident

THE_LIST = "list"


@require_POST
@requires(Capability.SIGN_UP)
def wait(request: TeamRequest, resident_id: UUID, occurrence_id: UUID) -> HttpResponse:
    """One press: this person, or this person with the friends who go along."""
    resident = resident_or_404(request, resident_id)
    occurrence = occurrence_or_404(request, occurrence_id)
    form = WaitForm(request.POST)
    if not form.is_valid():
        return _said(request, resident, problem=_("That did not work: press again."))
    joined = join_waiting_list_together(
        residents=[resident, *friends_told(request, resident, form.friends)],
        by=request.user,
        now=timezone.now(),
        token=form.token_sent,
        cautions_passed=form.cautions_passed if may_pass_cautions(request) else frozenset(),
        **form.what(occurrence),
    )
    for one in joined:
        if one.entry:
            note_here(request, one.resident, outcome=Visit.Outcome.WAITING)
    problem = " ".join(_why_not(one) for one in joined if one.entry is None)
    said = _("On the waiting list. You hear it when there is a place: see Today.")
    waits = any(one.entry for one in joined)
    return _said(request, resident, said=said if waits else "", problem=problem, why_not=waits)


@require_POST
@requires(Capability.SIGN_UP)
def leave(request: TeamRequest, waiting_list_entry_id: UUID) -> HttpResponse:
    entry = waiting_list_entry_or_404(request, waiting_list_entry_id)
    leave_waiting_list(entry=entry, now=timezone.now())
    said = _("Taken off the waiting list.")
    if wants_fragment(request):
        person = resident_or_404(request, entry.resident.public_id)
        return _said(request, person, said=said, why_not=True)
    return _after(request, entry, said)


@require_POST
@requires(Capability.SIGN_UP)
def back(request: TeamRequest, waiting_list_entry_id: UUID) -> HttpResponse:
    entry = waiting_list_entry_or_404(request, waiting_list_entry_id)
    try:
        rejoin_waiting_list(entry=entry, now=timezone.now())
    except NotOpenError:
        messages.warning(request, _("That is not possible any more. Look at what fits."))
        return _after(request, entry, "")
    return _after(request, entry, _("On the waiting list again, at the same place."))


@require_POST
@requires(Capability.SEE_RESIDENTS)
def offer(request: TeamRequest, waiting_list_entry_id: UUID) -> HttpResponse:
    """By hand: staff pass over the order, the time there is, and cautions."""
    entry = waiting_list_entry_or_404(request, waiting_list_entry_id)
    try:
        offer_by_hand(entry=entry, now=timezone.now())
    except PlacementRefusedError as refused:
        messages.warning(request, in_the_way(refused.verdict))
    except NotOpenError:
        messages.warning(request, _("This person does not wait any more."))
    else:
        messages.success(request, _("Offered. The place is kept; let this person know."))
    return redirect("matching:waiting-list", slot_id=entry.slot.public_id)


@require_POST
@requires(Capability.SIGN_UP)
def accept(request: TeamRequest, placement_id: UUID) -> HttpResponse:
    """They want the place: signed up, with the slip one press away."""
    found = placement_or_404(request, placement_id)
    resident = resident_or_404(request, found.resident.public_id)
    form = SignUpForm({"often": "once", **request.POST.dict()})
    token = form.token_sent if form.is_valid() else None
    try:
        placement = accept_offer(offer=found, by=request.user, now=timezone.now(), token=token)
    except PlacementRefusedError as refused:
        if refused.verdict.is_passable and (on := _first_date(found)):
            return _look_first(request, resident, on)
        return _said(request, resident, problem=in_the_way(refused.verdict))
    return signed(request, resident, [Pressed(resident, placement=placement)])


@require_POST
@requires(Capability.SIGN_UP)
def decline(request: TeamRequest, placement_id: UUID) -> HttpResponse:
    """They do not want it, and why: it is offered to the next."""
    found = placement_or_404(request, placement_id)
    resident = resident_or_404(request, found.resident.public_id)
    form = DeclineForm(request.POST)
    code = form.cleaned_data["reason"] if form.is_valid() else Placement.DeclineReason.OTHER
    try:
        decline_offer(offer=found, reason=Placement.DeclineReason(code), now=timezone.now())
    except NotOpenError:
        return _said(request, resident, problem=_("This was answered already."))
    return _said(request, resident, said=_("Noted. The place goes to the next who waits."))


@require_safe
@requires(Capability.SEE_RESIDENTS)
def waiting_list(request: TeamRequest, slot_id: UUID) -> HttpResponse:
    """Who waits at a fixed moment, in order."""
    slot, now = slot_or_404(request, slot_id), timezone.now()
    serve_lapsed(team=request.team, now=now)
    found = list_of(slot, now, shown_to(request))
    record_read(action="waiting.list", on=found.residents)
    return render(request, "matching/waiting_list.html", {"list": found})


def _first_date(offer: Placement) -> Occurrence | None:
    if offer.occurrence is not None:
        return offer.occurrence
    dates = Occurrence.objects.filter(slot=offer.slot_id).upcoming(timezone.localdate()).taking_place()
    return dates.in_order().first()


def _look_first(request: TeamRequest, resident: Resident, on: Occurrence) -> HttpResponse:
    """A caution that nobody passed yet, as when a place was only kept: where it is shown it can be passed."""
    messages.warning(request, _("Look at this first."))
    page = reverse("matching:sign-up", args=[resident.public_id, on.public_id])
    return redirect_whole_page(request, page)


def _why_not(joined: Joined) -> str:
    name = f"{joined.resident.first_name} {joined.resident.number_shown}"
    why = in_the_way(joined.refused) if joined.refused else _("There is a place: sign up instead.")
    return _("%(name)s does not wait: %(why)s") % {"name": name, "why": why}


def _said(
    request: TeamRequest, resident: Resident, *, said: str = "", problem: str = "", why_not: bool = False
) -> HttpResponse:
    """Where the cards are, they come back as they are now."""
    if wants_fragment(request):
        return with_news(show_fits(request, resident, said=said, problem=problem, why_not=why_not))
    if said:
        messages.success(request, said)
    if problem:
        messages.warning(request, problem)
    return redirect(going_on_with(request, resident, elsewhere="matching:placements"))


def _after(request: TeamRequest, entry: WaitingListEntry, said: str) -> HttpResponse:
    if said:
        messages.success(request, said)
    if request.POST.get("then") == THE_LIST:
        return redirect("matching:waiting-list", slot_id=entry.slot.public_id)
    return redirect("matching:placements", resident_id=entry.resident.public_id)
