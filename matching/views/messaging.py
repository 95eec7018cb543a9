"""*Bericht*: a ready text that the phone's own app sends; nothing is sent from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from aandeslag.audit.actions import record_read
from aandeslag.phrases.book import phrasebook
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import NOT_PROCESSABLE, PAGE_AND_FORM
from matching.messaging import message_for
from matching.views.fits import person_and_rights
from matching.views.lookup import placement_or_404
from residents.actions import note_may_be_called
from residents.forms import MayBeCalledForm
from residents.views.lookup import may_here, resident_or_404, shown_to
from residents.views.returning import going_on_with

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from matching.models import Placement
    from residents.models import Resident


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.SIGN_UP)
def message(request: TeamRequest, placement_id: UUID) -> HttpResponse:
    """About what was just agreed."""
    found = placement_or_404(request, placement_id)
    return _page(request, resident_or_404(request, found.resident.public_id), found)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.SIGN_UP)
def message_to(request: TeamRequest, resident_id: UUID) -> HttpResponse:
    """About everything that someone is expected at."""
    return _page(request, resident_or_404(request, resident_id))


def _page(request: TeamRequest, person: Resident, placement: Placement | None = None) -> HttpResponse:
    """The text; where nobody asked yet whether we may send one, first that question."""
    found = message_for(person, timezone.now(), shown_to(request), placement=placement)
    form = MayBeCalledForm(request.POST or None)
    if found.can_be_asked and may_here(request, Capability.EXPLAIN) and form.is_valid():
        note_may_be_called(
            resident=person,
            given=form.given,
            phone=form.contact["phone"],
            language=found.language,
            by=request.user,
            today=timezone.localdate(),
        )
        return redirect(request.path)
    record_read(action="resident.message", on=[person])
    context = {
        **person_and_rights(request, person),
        "message": found,
        "form": form,
        "book": phrasebook(found.language) if found.can_be_asked else None,
        "back_url": going_on_with(request, person, elsewhere="matching:placements"),
    }
    status = NOT_PROCESSABLE if form.is_bound else 200
    return render(request, "matching/message.html", context, status=status)
