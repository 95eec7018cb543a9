"""The life of one placement: what happened, by whom, taking back the last step, who went along first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from aandeslag.audit.actions import record_read
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from matching.actions import note_accompanied, undo_last_step
from matching.cards.last_step import last_step
from matching.cards.timeline import rows_of, timeline_of
from matching.errors import NotOpenError, PlacementRefusedError, WrongMomentError
from matching.views.fits import person_and_rights
from matching.views.lookup import placement_or_404

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest

ANSWERS: Final = {"yes": True, "no": False, "unknown": None}


@require_safe
@requires(Capability.MARK_ATTENDANCE)
def timeline(request: TeamRequest, placement_id: UUID) -> HttpResponse:
    found = placement_or_404(request, placement_id)
    rows = rows_of(found)
    moments = timeline_of(found, rows)
    record_read(action="placement.timeline", on=[found, found.resident])
    context = {
        **person_and_rights(request, found.resident),
        "placement": found,
        "moments": moments,
        "last_step": last_step(found, rows, moments, timezone.now()),
        "has_left": found.ended_by_departure,
        "changed": found.ended_by_change_id is not None,
    }
    return render(request, "matching/timeline.html", context)


@require_POST
@requires(Capability.MARK_ATTENDANCE)
def last_undone(request: TeamRequest, placement_id: UUID) -> HttpResponse:
    found = placement_or_404(request, placement_id)
    try:
        undo_last_step(
            placement=found, stamp=request.POST.get("step", ""), by=request.user, now=timezone.now()
        )
    except NotOpenError:
        messages.warning(request, _("Something else happened since. Look at it as it is now."))
    except (PlacementRefusedError, WrongMomentError):
        messages.warning(request, _("That is not possible any more. Look at what fits."))
    else:
        messages.success(request, _("Taken back."))
    return redirect("matching:timeline", placement_id=placement_id)


@require_POST
@requires(Capability.MARK_ATTENDANCE)
def accompanied(request: TeamRequest, placement_id: UUID) -> HttpResponse:
    found = placement_or_404(request, placement_id)
    note_accompanied(placement=found, accompanied=ANSWERS.get(request.POST.get("accompanied", "")))
    return redirect("matching:timeline", placement_id=placement_id)
