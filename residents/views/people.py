"""The list of people, the box to find someone, and the card of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from aandeslag.audit.actions import record_read
from aandeslag.htmx import wants_fragment
from aandeslag.prepared import Counted, Leafed, Prepared
from aandeslag.teams.access import Capability, Role
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import PAGE_AND_FORM
from residents.cards import row_of
from residents.filters import ResidentFilter
from residents.finding import find_residents, names_one_person
from residents.models import Explanation, Resident
from residents.views.card import card_page
from residents.views.lookup import may_here, resident_or_404, shown_to

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from aandeslag.teams.models import Team
    from residents.querysets import ResidentQuerySet

PER_PAGE = 20
LONGEST_SEARCH = 60
SEE_EVERYBODY: Final = frozenset({Role.COORDINATOR, Role.DESK})
EXPLAINED: Final = Exists(Explanation.objects.filter(resident=OuterRef("pk")))


@require_safe
@requires(Capability.SEE_RESIDENTS)
def people(request: TeamRequest) -> HttpResponse:
    everybody = Resident.objects.visible_to(request, timezone.localdate())
    narrowed = ResidentFilter(request.GET, queryset=everybody)
    page = _pages(request, narrowed).get_page(request.GET.get("page"))
    listed, shown = list(page), shown_to(request)
    rows = [row_of(one, shown, explained=one.explained) for one in listed]
    record_read(action="resident.list", on=listed)
    return render(
        request,
        "residents/people.html",
        {
            "rows": rows,
            "page": page,
            "filter": narrowed,
            "may_register": may_here(request, Capability.REGISTER_RESIDENT),
        },
    )


def _pages(request: TeamRequest, narrowed: ResidentFilter) -> Paginator[Any]:
    """Most often staff ask nothing, and see everybody who is present."""
    if request.membership.role in SEE_EVERYBODY and not narrowed.asks_something:
        return Paginator(Leafed(_number_here, _lines_here, request.team), PER_PAGE)
    pages = Paginator(_lines(narrowed.qs), PER_PAGE)
    pages.count = narrowed.qs.count()  # without what stands on the lines
    return pages


def _here(team: Team) -> ResidentQuerySet[Resident]:
    return Resident.objects.for_team(team).present()


_number_here: Final = Counted(_here)


@Prepared
def _lines_here(team: Team, *, first: int, last: int) -> ResidentQuerySet[Resident]:
    return _lines(_here(team))[first:last]


def _lines(people: ResidentQuerySet[Resident]) -> ResidentQuerySet[Resident]:
    return people.annotate(explained=EXPLAINED).for_lines()


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.FIND_RESIDENT)
def find(request: TeamRequest) -> HttpResponse:
    """Find by number or name. Asked by POST: a name does not belong in an address."""
    text = request.POST.get("find", "").strip()[:LONGEST_SEARCH]
    if not text:
        return redirect("residents:list")
    visible = Resident.objects.visible_to(request, timezone.localdate())
    found = find_residents(visible, text)
    record_read(action="resident.found", on=found)
    shown = shown_to(request)
    context = {"rows": [row_of(one, shown) for one in found], "text": text}
    if wants_fragment(request):
        return render(request, "residents/_found.html", context)
    if found and names_one_person(text):
        return redirect("residents:resident", resident_id=found[0].public_id)
    return render(request, "residents/found.html", context)


@require_safe
@requires(Capability.SEE_RESIDENT)
def resident(request: TeamRequest, resident_id: UUID) -> HttpResponse:
    person = resident_or_404(request, resident_id)
    record_read(action="resident.card", on=[person])
    return render(request, "residents/resident.html", card_page(request, person))
