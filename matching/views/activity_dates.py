"""The coming dates of one activity, and how many came to those of the past half year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from aandeslag.htmx import wants_fragment
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from matching.cards.activity_dates import coming_dates
from matching.cards.turnout import turnout_of
from matching.views.lookup import activity_or_404
from residents.views.lookup import may_here

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest


@require_safe
@requires(Capability.SEE_OFFER)
def occurrences(request: TeamRequest, activity_id: UUID) -> HttpResponse:
    """A page, or the piece of an activity's page with its coming dates; nobody is named here."""
    activity = activity_or_404(request, activity_id)
    context = {
        "activity": activity,
        "dates": coming_dates(activity, timezone.now()),
        "may": {
            "mark": may_here(request, Capability.MARK_ATTENDANCE),
            "cancel": may_here(request, Capability.KEEP_OFFER),
            "see_residents": may_here(request, Capability.SEE_RESIDENTS),
        },
    }
    template = "matching/_occurrences.html" if wants_fragment(request) else "matching/occurrences.html"
    return render(request, template, context)


@require_safe
@requires(Capability.MARK_ATTENDANCE)
def turnout(request: TeamRequest, activity_id: UUID) -> HttpResponse:
    """Times and reasons of an activity, so that it can be mended; never of a person."""
    activity = activity_or_404(request, activity_id)
    context = {"activity": activity, "turnout": turnout_of(activity, timezone.now())}
    template = "matching/_turnout.html" if wants_fragment(request) else "matching/turnout.html"
    return render(request, template, context)
