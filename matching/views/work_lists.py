"""What somebody must look into: one list to an address, each line with its next step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from aandeslag.audit.actions import record_read
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from matching.cards.work_lists import work_rows
from matching.work_lists import BANDS, WORDS, OnLists, WorkList
from residents.models import OfferedPerson, Resident
from residents.views.lookup import shown_to

if TYPE_CHECKING:
    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest

PER_PAGE: Final = 50


@require_safe
@requires(Capability.SEE_RESIDENTS)
def work_lists(request: TeamRequest) -> HttpResponse:
    """Numbers only, so that nobody is shown who is not looked for."""
    found = OnLists(request.team, timezone.localdate()).counts()
    lists = [
        {"words": WORDS[one], "url": reverse(f"matching:work-list-{one.value}"), "number": number}
        for one, number in found.items()
    ]
    offered = OfferedPerson.objects.for_team(request.team).count()
    return render(request, "matching/work_lists.html", {"lists": lists, "offered": offered})


@require_safe
@requires(Capability.SEE_RESIDENTS)
def work_list(request: TeamRequest, which: WorkList) -> HttpResponse:
    days = _days(request.GET.get("days", ""))
    found = OnLists(request.team, timezone.localdate()).of(which, days)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = work_rows(page, shown_to(request))
    listed = [one.on for one in rows if isinstance(one.on, Resident)]
    record_read(action="work-list.people", on=listed)
    context = {
        "words": WORDS[which],
        "page": page,
        "rows": rows,
        "bands": BANDS if which is WorkList.WAITING else (),
        "days": days,
    }
    return render(request, "matching/work_list.html", context)


def _days(asked: str) -> int:
    return next((band for band in BANDS if str(band) == asked), BANDS[0])
