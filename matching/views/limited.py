"""Who goes where, for those who see a little: COA of their own centres."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from aandeslag.audit.actions import record_read
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import redirect_whole_page
from matching.actions import finish_task
from matching.cards.coming import coming_times, times_to_come
from matching.views.lookup import task_or_404
from residents.models import Resident
from residents.views.lookup import shown_to

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest

PER_PAGE: Final = 25


@require_safe
@requires(Capability.SEE_SIGNED_UP)
def signed_up(request: TeamRequest) -> HttpResponse:
    """COA: first name, number, what and when. No refusals, no absences, nothing of the past."""
    paginator = Paginator(times_to_come(request.membership, timezone.localdate()), PER_PAGE)
    page = paginator.get_page(request.GET.get("page"))
    days, listed = coming_times(page, shown_to(request))
    record_read(action="signed-up.list", on=listed, kind=Resident)
    return render(request, "matching/signed_up.html", {"days": days, "page": page})


@require_POST
@requires(Capability.MARK_ATTENDANCE)
def task_finished(request: TeamRequest, task_id: UUID) -> HttpResponse:
    """Someone did it: it leaves the list of today."""
    finish_task(task=task_or_404(request, task_id), by=request.user, now=timezone.now())
    return redirect_whole_page(request, "/")
