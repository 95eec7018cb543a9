"""After a press on where the person at the desk takes part: the piece as it is now, or the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from aandeslag.audit.actions import record_read
from aandeslag.htmx import wants_fragment
from matching.views.beside import taking_part_of
from matching.views.fits import person_and_rights

if TYPE_CHECKING:
    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from residents.models import Resident


def after_a_press(
    request: TeamRequest, resident: Resident, *, said: str = "", problem: str = ""
) -> HttpResponse:
    """At the desk the piece as it is now, with what was said; elsewhere the page, with the same sentence."""
    if wants_fragment(request):
        record_read(action="resident.placements", on=[resident])
        context = {
            **person_and_rights(request, resident),
            **taking_part_of(request, resident, timezone.now()),
            "said": said,
            "problem": problem,
        }
        return render(request, "matching/_taking_part.html", context)
    if said:
        messages.success(request, said)
    if problem:
        messages.warning(request, problem)
    return redirect("matching:placements", resident_id=resident.public_id)
