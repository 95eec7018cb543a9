"""Where the person at the desk takes part and what they wait for, short, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from aandeslag.audit.actions import record_read
from aandeslag.htmx import wants_fragment
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from matching.cards.placements import placements_of
from matching.cards.waiting import waiting_of
from matching.views.fits import person_and_rights
from residents.views.lookup import resident_or_404, shown_to

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from residents.models import Resident


@require_safe
@requires(Capability.SEE_WHAT_FITS)
def taking_part(request: TeamRequest, resident_id: UUID) -> HttpResponse:
    """A piece of the desk; as a page of its own there is more to see."""
    resident = resident_or_404(request, resident_id)
    return show_taking_part(request, resident) if wants_fragment(request) else _page_of(resident)


def after_a_press(
    request: TeamRequest, resident: Resident, *, said: str = "", problem: str = ""
) -> HttpResponse:
    """At the desk the piece as it is now, with what was said; elsewhere the page, with the same sentence."""
    if wants_fragment(request):
        return show_taking_part(request, resident, said=said, problem=problem)
    if said:
        messages.success(request, said)
    if problem:
        messages.warning(request, problem)
    return _page_of(resident)


def show_taking_part(
    request: TeamRequest, resident: Resident, *, said: str = "", problem: str = ""
) -> HttpResponse:
    """What goes on, what ended today and can still be taken back, and what they wait for."""
    now = timezone.now()
    found = placements_of(resident, now)
    record_read(action="resident.placements", on=[resident])
    context = {
        **person_and_rights(request, resident),
        "takes_part": [one for one in found.open if one.status != "proposed"],
        "ended_today": [one for one in found.ended if one.ended_today and one.can_be_undone],
        "waiting": waiting_of(resident, now, shown_to(request)).waiting,
        "said": said,
        "problem": problem,
    }
    return render(request, "matching/_taking_part.html", context)


def _page_of(resident: Resident) -> HttpResponse:
    return redirect("matching:placements", resident_id=resident.public_id)
