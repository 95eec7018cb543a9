"""Signing someone up: one press, and the page that says what was agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode
from uuid import uuid4

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import trigger_client_event

from aandeslag.audit.actions import record_read
from aandeslag.htmx import wants_fragment
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import CONFLICT, NOT_PROCESSABLE, PAGE_AND_FORM
from aandeslag.written import NOTHING
from matching.actions import Pressed, TakenBack, serve_lapsed, sign_up, sign_up_together, undo_sign_up
from matching.cards.agreed import agreed_of
from matching.cards.fits_written import Fit, written_fits
from matching.cards.waiting import until, waiting_of
from matching.cards.week.refused import Why
from matching.errors import NotOpenError, PlacementRefusedError
from matching.findings import Obstacle
from matching.forms import SignUpForm
from matching.messaging import message_for
from matching.suggestions import look_at, suggest
from matching.views.beside import beside
from matching.views.fits import (
    around_cards,
    may_pass_cautions,
    person_and_rights,
    pressable,
    show_fits,
    with_waiting,
)
from matching.views.looking import TAKEN
from matching.views.lookup import occurrence_or_404, placement_or_404
from matching.views.week import back_refused, back_to_week, is_from_week
from matching.wording import why_not
from residents.cards import row_of
from residents.companions import friends_today
from residents.models import Visit
from residents.views.being_here import note_here
from residents.views.lookup import resident_or_404, shown_to
from residents.views.returning import desk_of, going_on_with

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from activities.models import Occurrence
    from matching.findings import Verdict
    from residents.models import Resident


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.SIGN_UP)
def sign_up_for(request: TeamRequest, resident_id: UUID, occurrence_id: UUID) -> HttpResponse:
    """One press: this person, or this person with the friends who go along."""
    resident = resident_or_404(request, resident_id)
    occurrence = occurrence_or_404(request, occurrence_id)
    if request.method != "POST":
        return _page(request, resident, occurrence)
    form = SignUpForm(request.POST)
    if not form.is_valid():
        return _page(request, resident, occurrence, status=NOT_PROCESSABLE)
    try:
        pressed = _sign_up(request, resident, occurrence, form)
    except PlacementRefusedError as refused:
        return _refused(request, resident, occurrence, refused.verdict)
    except LookupError:
        # What this form made has been deleted since: show how it stands now.
        return _page(request, resident, occurrence, status=CONFLICT)
    return _answer(request, resident, occurrence, pressed)


def _sign_up(
    request: TeamRequest, resident: Resident, occurrence: Occurrence, form: SignUpForm
) -> list[Pressed]:
    wanted = {
        "by": request.user,
        "now": timezone.now(),
        "token": form.token_sent,
        "cautions_passed": form.cautions_passed if may_pass_cautions(request) else frozenset(),
        **form.what(occurrence),
    }
    friends = friends_told(request, resident, form.friends)
    if friends:
        return sign_up_together(residents=[resident, *friends], **wanted)
    return [Pressed(resident, placement=sign_up(resident=resident, **wanted))]


def friends_told(request: TeamRequest, resident: Resident, told: frozenset[UUID]) -> list[Resident]:
    """Those of the card that was pressed who still go along."""
    if not told:
        return []
    today = timezone.localdate()
    return [one for one in friends_today(resident, today) if one.public_id in told]


def _answer(
    request: TeamRequest, resident: Resident, occurrence: Occurrence, pressed: list[Pressed]
) -> HttpResponse:
    """What was agreed, for each of them; nobody placed is a refusal."""
    if all(one.placement is None for one in pressed):
        verdict = next(one.refused for one in pressed if one.refused)
        return _refused(request, resident, occurrence, verdict)
    return signed(request, resident, pressed)


def signed(request: TeamRequest, resident: Resident, pressed: list[Pressed]) -> HttpResponse:
    """At the desk what was agreed takes the place of the cards; elsewhere it is a page."""
    if not wants_fragment(request):
        return _to_the_placement(request, pressed)
    for one in pressed:
        if one.placement:
            note_here(request, one.resident, outcome=Visit.Outcome.SIGNED_UP)
    now, shown = timezone.now(), shown_to(request)
    record_read(action="placement.shown", on=[one.resident for one in pressed])
    context = {
        **person_and_rights(request, resident),
        "signed": [
            {"person": row_of(one.resident, shown), "agreed": agreed_of(one.placement, now)}
            for one in pressed
            if one.placement
        ],
        "too_late": _too_late(pressed),
        "desk_url": desk_of(request, resident),
        "beside": beside(request, resident),
    }
    return with_news(render(request, "matching/_signed.html", context))


def _to_the_placement(request: TeamRequest, pressed: list[Pressed]) -> HttpResponse:
    messages.success(request, _("Signed up."))
    for sentence in _too_late(pressed):
        messages.warning(request, sentence)
    first = next(one.placement for one in pressed if one.placement)
    if request.POST.get("then") == "slip":
        return redirect("matching:slip", resident_id=first.resident.public_id)
    return redirect("matching:placement", placement_id=first.public_id)


def _too_late(pressed: list[Pressed]) -> list[str]:
    """A sentence for each who got no place."""
    return [
        _("%(name)s has no place: %(why)s")
        % {"name": f"{one.resident.first_name} {one.resident.number_shown}", "why": why_not(one.refused)}
        for one in pressed
        if one.refused
    ]


@require_POST
@requires(Capability.SIGN_UP)
def sign_up_undone(request: TeamRequest, placement_id: UUID) -> HttpResponse:
    """A slip of the hand: taken back, and what fits stands there again."""
    found = placement_or_404(request, placement_id)
    said, problem = "", ""
    try:
        said = _as_it_was(undo_sign_up(placement=found, by=request.user, now=timezone.now()))
    except NotOpenError:
        problem = _("That is not possible any more: end it with a reason.")
    if wants_fragment(request):
        person = resident_or_404(request, found.resident.public_id)
        return with_news(show_fits(request, person, said=said, problem=problem))
    if problem and is_from_week(request) and found.occurrence is not None:
        return back_refused(found.occurrence, Why.NEEDS_REASON)
    (messages.success if said else messages.warning)(request, said or problem)
    if is_from_week(request) and found.occurrence is not None:
        return back_to_week(found.occurrence)
    return redirect(going_on_with(request, found.resident, elsewhere="matching:placements"))


def _as_it_was(back: TakenBack) -> str:
    """What they have again: the offer until the same moment, their spot in the line, or nothing."""
    if back.is_kept:
        moment = until(back.placement.held_until)
        return _("Taken back. The place is kept for them again, until %(moment)s.") % {"moment": moment}
    if back.waits:
        return _("Taken back. They are on the waiting list again, at the same spot.")
    return _("Taken back. The place is free again.")


def with_news(response: HttpResponse) -> HttpResponse:
    """The list on the left looks at once."""
    return trigger_client_event(response, "desk-changed")


@require_safe
@requires(Capability.SIGN_UP)
def placement(request: TeamRequest, placement_id: UUID) -> HttpResponse:
    """What was agreed: day, time, meeting point, contact; to show, or to print."""
    found = placement_or_404(request, placement_id)
    record_read(action="placement.shown", on=[found, found.resident])
    context = {
        **person_and_rights(request, found.resident),
        "agreed": agreed_of(found, timezone.now()),
        "message": message_for(found.resident, timezone.now(), shown_to(request), placement=found),
    }
    return render(request, "matching/placement.html", context)


def _refused(
    request: TeamRequest, resident: Resident, occurrence: Occurrence, verdict: Verdict
) -> HttpResponse:
    """Somebody else was faster, or something stands in the way."""
    is_full = Obstacle.FULL in verdict.obstacles
    sentence = _("Someone else just took the last place. Sorry!") if is_full else ""
    if wants_fragment(request):
        # The cards as they are now begin with the next best.
        problem = sentence or why_not(verdict)
        now, shown = timezone.now(), shown_to(request)
        lost = look_at(occurrence=occurrence, resident=resident, now=now, shown=shown) if is_full else None
        return show_fits(request, resident, problem=problem, lost=lost, status=CONFLICT)
    if request.POST.get("from") == "look":
        # The screen is turned to the person: no page of the staff, but what still fits, in their language.
        query = urlencode({"language": request.POST.get("language", ""), TAKEN: "yes"})
        return redirect(f"{reverse('matching:look', args=[resident.public_id])}?{query}")
    if not is_full:
        return _page(request, resident, occurrence, status=NOT_PROCESSABLE)
    messages.warning(request, sentence)
    return _page(request, resident, occurrence, status=CONFLICT)


def _page(
    request: TeamRequest, resident: Resident, occurrence: Occurrence, *, status: int = 200
) -> HttpResponse:
    """Everything that was found; where something stands in the way, with the next best."""
    now, shown = timezone.now(), shown_to(request)
    serve_lapsed(team=request.team, now=now)
    record_read(action="resident.sign-up-page", on=[resident])
    waiting = waiting_of(resident, now, shown)
    offer = look_at(occurrence=occurrence, resident=resident, now=now, shown=shown)
    next_best = NOTHING
    if offer.obstacles:
        found = suggest(team=request.team, resident=resident, now=now, shown=shown)
        fits = [Fit(one, uuid4()) for one in found.cards(found.fitting[:1])]
        next_best = written_fits(fits, around_cards(request, resident))
    context = {
        **person_and_rights(request, resident),
        **with_waiting(pressable([offer]), waiting)[0],
        "next_best": next_best,
    }
    return render(request, "matching/sign_up.html", context, status=status)
