"""The people of whom COA staff may see a little."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from aandeslag.audit.actions import record_read
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from residents.cards import row_of
from residents.models import Resident
from residents.views.lookup import shown_to

if TYPE_CHECKING:
    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest

PER_PAGE = 20


@require_safe
@requires(Capability.SEE_SIGNED_UP)
def of_centre(request: TeamRequest) -> HttpResponse:
    """COA staff: first name and number of the people of their own centres, and where they go."""
    visible = Resident.objects.visible_to(request, timezone.localdate()).present()
    page = Paginator(visible.for_lines(), PER_PAGE).get_page(request.GET.get("page"))
    listed, shown = list(page), shown_to(request)
    record_read(action="resident.centre-list", on=listed)
    rows = [row_of(one, shown) for one in listed]
    return render(request, "residents/of_centre.html", {"rows": rows, "page": page})
