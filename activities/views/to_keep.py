"""The work list of the offer: what was not confirmed, not looked at, or not asked yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.paginator import Paginator
from django.db.models import F
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from activities import keeping, wording
from activities.models import Activity
from activities.profiles import publishing_facts, running_slots_of
from activities.rules import freshness_of, still_to_ask
from activities.views.just_pressed import just_pressed

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest

PER_PAGE: Final = 25
STALE, UNCHECKED, ASK = "stale", "check", "ask"
LABELS: Final = {
    STALE: _("Not confirmed for 60 days"),
    UNCHECKED: _("Not looked at by somebody else"),
    ASK: _("Still to ask"),
}


@require_safe
@requires(Capability.KEEP_OFFER)
def to_keep(request: TeamRequest) -> HttpResponse:
    today = timezone.localdate()
    what = request.GET.get("what", STALE)
    what = what if what in LABELS else STALE
    which = {STALE: keeping.is_stale(today), UNCHECKED: keeping.UNCHECKED, ASK: keeping.TO_ASK}[what]
    rows = Activity.objects.for_team(request.team).filter(which)
    rows = rows.select_related("organisation", "site_contact", "keeper").order_by(
        F("confirmed_on").asc(nulls_first=True), "pk"
    )
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "what": what,
        "pressed": just_pressed(request, Activity.objects.filter(confirmed_on=today)),
        "choices": [(code, label, code == what) for code, label in LABELS.items()],
        "page": page,
        "lines": _lines(list(page), today),
    }
    return render(request, "activities/to_keep.html", context)


def _lines(activities: list[Activity], today: date) -> list[dict[str, object]]:
    running = running_slots_of(activities, today)
    return [
        {
            "activity": one,
            "freshness": wording.confirmed(freshness_of(one.confirmed_on, today)),
            "questions": [
                wording.QUESTIONS[question]
                for question in still_to_ask(publishing_facts(one, running.get(one.pk, ())))
            ],
        }
        for one in activities
    ]
