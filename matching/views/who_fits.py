"""From the other side: who of those who wait fits a date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from aandeslag.audit.actions import record_read
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from matching import wording
from matching.cards.rounds.who_fits import fitting_person
from matching.rounds import wording as round_wording
from matching.rounds.who_fits import who_fits
from matching.views.lookup import occurrence_or_404
from residents.views.lookup import shown_to

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest

PEOPLE_ON_A_PAGE: Final = 25


@require_safe
@requires(Capability.SEE_RESIDENTS)
def fitting(request: TeamRequest, occurrence_id: UUID) -> HttpResponse:
    """Of those who wait for something who fits this date, in the order of a round."""
    occurrence, now = occurrence_or_404(request, occurrence_id), timezone.now()
    found = who_fits(occurrence, now)
    page = Paginator(found.people, PEOPLE_ON_A_PAGE).get_page(request.GET.get("page"))
    shown = shown_to(request)
    record_read(action="occurrence.who-fits", on=[one.waiter.resident for one in page])
    context = {
        "activity": occurrence.activity,
        "occurrence": occurrence,
        "when": wording.when(occurrence),
        "every": wording.every(occurrence.slot),
        "places": wording.places(found.opening.places_left),
        "people": [fitting_person(one, found.opening, shown) for one in page],
        "waiting": found.waiting,
        "steps": round_wording.steps(found.bands),
        "page": page,
    }
    return render(request, "matching/who_fits.html", context)
