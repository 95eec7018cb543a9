"""Signing someone up: one press, and the page that says what was agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from aandeslag.audit.actions import record_read
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import CONFLICT, NOT_PROCESSABLE, PAGE_AND_FORM
from matching.actions import sign_up
from matching.cards.agreed import agreed_of
from matching.errors import PlacementRefusedError
from matching.findings import Obstacle
from matching.forms import SignUpForm
from matching.suggestions import look_at, suggest
from matching.views.fits import may_pass_cautions, person_and_rights, pressable
from matching.views.lookup import occurrence_or_404, placement_or_404
from residents.views.lookup import resident_or_404, shown_to

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
    resident = resident_or_404(request, resident_id)
    occurrence = occurrence_or_404(request, occurrence_id)
    if request.method != "POST":
        return _page(request, resident, occurrence)
    form = SignUpForm(request.POST)
    if not form.is_valid():
        return _page(request, resident, occurrence, status=NOT_PROCESSABLE)
    try:
        placement = sign_up(
            resident=resident,
            by=request.user,
            now=timezone.now(),
            token=form.token_sent,
            cautions_passed=form.cautions_passed if may_pass_cautions(request) else frozenset(),
            **form.what(occurrence),
        )
    except PlacementRefusedError as refused:
        return _refused(request, resident, occurrence, refused.verdict)
    except LookupError:
        # What this form made has been deleted since: show how it stands now.
        return _page(request, resident, occurrence, status=CONFLICT)
    messages.success(request, _("Signed up."))
    return redirect("matching:placement", placement_id=placement.public_id)


@require_safe
@requires(Capability.SIGN_UP)
def placement(request: TeamRequest, placement_id: UUID) -> HttpResponse:
    """What was agreed: day, time, meeting point, contact; to show, or to print."""
    found = placement_or_404(request, placement_id)
    record_read(action="placement.shown", on=[found, found.resident])
    context = {
        **person_and_rights(request, found.resident),
        "agreed": agreed_of(found, timezone.now()),
    }
    return render(request, "matching/placement.html", context)


def _refused(
    request: TeamRequest, resident: Resident, occurrence: Occurrence, verdict: Verdict
) -> HttpResponse:
    """Somebody else was faster, or something stands in the way."""
    if Obstacle.FULL not in verdict.obstacles:
        return _page(request, resident, occurrence, status=NOT_PROCESSABLE)
    messages.warning(request, _("Someone else just took the last place. Sorry!"))
    return _page(request, resident, occurrence, status=CONFLICT)


def _page(
    request: TeamRequest, resident: Resident, occurrence: Occurrence, *, status: int = 200
) -> HttpResponse:
    """Everything that was found; where something stands in the way, with the next best."""
    now, shown = timezone.now(), shown_to(request)
    record_read(action="resident.sign-up-page", on=[resident])
    offer = look_at(occurrence=occurrence, resident=resident, now=now, shown=shown)
    next_best = (
        suggest(team=request.team, resident=resident, now=now, shown=shown).fits[:1]
        if offer.obstacles
        else []
    )
    context = {
        **person_and_rights(request, resident),
        **pressable([offer])[0],
        "next_best": pressable(next_best),
    }
    return render(request, "matching/sign_up.html", context, status=status)
