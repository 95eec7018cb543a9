"""The week of the team, and the coming dates of one activity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from aandeslag.audit.actions import record_read
from aandeslag.htmx import wants_fragment
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from matching.cards.week import coming_dates, week_of
from matching.views.lookup import activity_or_404
from residents.models import Resident
from residents.views.lookup import may_here, shown_to

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest

FIRST_YEAR, LAST_YEAR = 2000, 2100


@require_safe
@requires(Capability.SEE_WEEK)
def week(request: TeamRequest) -> HttpResponse:
    """Seven days around `?day=`; who goes, and how many still can."""
    now = timezone.now()
    day = _day_asked(request.GET.get("day", ""), timezone.localdate(now))
    found = week_of(day, team=request.team, now=now, shown=shown_to(request))
    record_read(action="week.list", on=found.people, kind=Resident)
    return render(request, "matching/week.html", {"week": found})


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


def _day_asked(text: str, today: date) -> date:
    """Nonsense in the address shows this week."""
    try:
        asked = parse_date(text)
    except ValueError:
        return today
    return asked if asked is not None and FIRST_YEAR <= asked.year < LAST_YEAR else today
