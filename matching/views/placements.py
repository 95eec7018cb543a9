"""The placements of one person: take off a date, put back, end with a reason, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aandeslag.audit.actions import record_read
from aandeslag.htmx import wants_fragment
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import NOT_PROCESSABLE, PAGE_AND_FORM
from matching.actions import end_placement, put_back, serve_lapsed, take_off, undo_end
from matching.cards.agreed import agreed_of
from matching.cards.heard import heard_from
from matching.cards.placements import placements_of
from matching.cards.waiting import waiting_of
from matching.cards.week.done import OFF
from matching.cards.week.refused import SENTENCES, Why, why_not
from matching.errors import NotOpenError, PlacementRefusedError, WrongMomentError
from matching.forms import EndForm
from matching.models import Placement
from matching.views.fits import person_and_rights, with_tokens
from matching.views.lookup import participation_or_404, placement_or_404
from matching.views.taking_part import after_a_press
from matching.views.week import back_refused, back_to_week, is_from_week
from residents.views.lookup import resident_or_404, shown_to
from residents.views.returning import going_on_with

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from matching.models import Participation


@require_safe
@requires(Capability.SEE_WHAT_FITS)
def placements(request: TeamRequest, resident_id: UUID) -> HttpResponse:
    """A page, or the piece of a person's card that shows where they take part."""
    resident = resident_or_404(request, resident_id)
    now = timezone.now()
    serve_lapsed(team=request.team, now=now)
    record_read(action="resident.placements", on=[resident])
    context = {
        **person_and_rights(request, resident),
        "placements": placements_of(resident, now),
        "waiting": with_tokens(waiting_of(resident, now, shown_to(request))),
        "heard": heard_from(resident, shown_to(request)),
    }
    template = "matching/_placements.html" if wants_fragment(request) else "matching/placements.html"
    return render(request, template, context)


@require_POST
@requires(Capability.SIGN_UP)
def taken_off(request: TeamRequest, participation_id: UUID) -> HttpResponse:
    row = participation_or_404(request, participation_id)
    try:
        take_off(participation=row, by=request.user, now=timezone.now())
    except WrongMomentError:
        return _refused(request, row, Why.BEGUN)
    if is_from_week(request):
        return back_to_week(row.occurrence, done=OFF, row=row.public_id)
    return after_a_press(request, row.resident, said=_("Taken off. The place is free again."))


@require_POST
@requires(Capability.SIGN_UP)
def put_back_on(request: TeamRequest, participation_id: UUID) -> HttpResponse:
    row = participation_or_404(request, participation_id)
    now = timezone.now()
    try:
        put_back(participation=row, now=now)
    except PlacementRefusedError as refused:
        return _refused(request, row, why_not(refused.verdict, row, now))
    except NotOpenError:
        return _refused(request, row, Why.CHANGED)
    said = _("Put back: signed up again for this date.")
    if not is_from_week(request):
        return after_a_press(request, row.resident, said=said)
    messages.success(request, said)
    return back_to_week(row.occurrence)


def _refused(request: TeamRequest, row: Participation, why: Why) -> HttpResponse:
    """Where it was pressed: on the card in the week, at the desk, or on the page of the person."""
    if is_from_week(request):
        return back_refused(row.occurrence, why)
    return after_a_press(request, row.resident, problem=str(SENTENCES[why]))


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.SIGN_UP)
def end(request: TeamRequest, placement_id: UUID) -> HttpResponse:
    found = placement_or_404(request, placement_id)
    today = timezone.localdate()
    form = EndForm(request.POST or None, today=today)
    if request.method == "POST" and form.is_valid():
        return _ended(request, found, form)
    record_read(action="placement.shown", on=[found, found.resident])
    context = {
        **person_and_rights(request, found.resident),
        "agreed": agreed_of(found, timezone.now()),
        "form": form,
        "back_url": going_on_with(request, found.resident, elsewhere="matching:placements"),
    }
    status = NOT_PROCESSABLE if request.method == "POST" else 200
    return render(request, "matching/end.html", context, status=status)


@require_POST
@requires(Capability.SIGN_UP)
def end_undone(request: TeamRequest, placement_id: UUID) -> HttpResponse:
    found = placement_or_404(request, placement_id)
    try:
        undo_end(placement=found, now=timezone.now())
    except (PlacementRefusedError, NotOpenError):
        problem = _("That is not possible any more. Look at what fits.")
        return after_a_press(request, found.resident, problem=problem)
    return after_a_press(request, found.resident)


def _ended(request: TeamRequest, found: Placement, form: EndForm) -> HttpResponse:
    try:
        end_placement(
            placement=found,
            reason=Placement.EndReason(form.cleaned_data["reason"]),
            on=form.cleaned_data["on"],
            by=request.user,
            now=timezone.now(),
        )
    except NotOpenError:
        messages.warning(request, _("This has ended already."))
    else:
        messages.success(request, _("Ended. The places on later dates are free again."))
    return redirect(going_on_with(request, found.resident, elsewhere="matching:placements"))
