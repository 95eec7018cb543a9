"""*Bericht*: a ready text that the phone's own app sends; nothing is sent from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from aandeslag.audit.actions import record_read
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from matching.messaging import message_for
from matching.views.fits import person_and_rights
from matching.views.lookup import placement_or_404
from residents.views.lookup import resident_or_404, shown_to
from residents.views.returning import going_on_with

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from matching.models import Placement
    from residents.models import Resident


@require_safe
@requires(Capability.SIGN_UP)
def message(request: TeamRequest, placement_id: UUID) -> HttpResponse:
    """About what was just agreed."""
    found = placement_or_404(request, placement_id)
    return _page(request, resident_or_404(request, found.resident.public_id), found)


@require_safe
@requires(Capability.SIGN_UP)
def message_to(request: TeamRequest, resident_id: UUID) -> HttpResponse:
    """About everything that someone is expected at."""
    return _page(request, resident_or_404(request, resident_id))


def _page(request: TeamRequest, person: Resident, placement: Placement | None = None) -> HttpResponse:
    found = message_for(person, timezone.now(), shown_to(request), placement=placement)
    record_read(action="resident.message", on=[person])
    context = {
        **person_and_rights(request, person),
        "message": found,
        "back_url": going_on_with(request, person, elsewhere="matching:placements"),
    }
    return render(request, "matching/message.html", context)
