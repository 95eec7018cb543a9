"""Someone leaves: shows what ends with it, does it in one press, and takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from aandeslag.audit.actions import record_read
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import NOT_PROCESSABLE, PAGE_AND_FORM
from aandeslag.vocabulary import DepartureReason
from matching.actions import finish_task, say_goodbye, undo_goodbye
from matching.cards.handing_over import handing_over
from matching.cards.placements import placements_of
from matching.forms import GoodbyeForm
from matching.hand_over_forms import HandOverForm
from matching.host_messages import host_messages
from matching.models import Task
from matching.views.fits import person_and_rights
from matching.views.lookup import task_or_404
from residents.actions import was_taken_over
from residents.errors import TakenOverError
from residents.views.lookup import resident_or_404

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from residents.models import Resident


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.SAY_GOODBYE)
def goodbye(request: TeamRequest, resident_id: UUID) -> HttpResponse:
    resident = resident_or_404(request, resident_id)
    today = timezone.localdate()
    form = GoodbyeForm(request.POST or None, today=today)
    if request.method == "POST" and form.is_valid():
        say_goodbye(
            resident=resident,
            reason=DepartureReason(form.cleaned_data["reason"]),
            on=form.cleaned_data["on"],
            by=request.user,
            now=timezone.now(),
        )
        messages.success(request, _("Noted. What was planned has ended, the places are free."))
        return redirect("matching:goodbye", resident_id=resident.public_id)
    record_read(action="resident.goodbye-page", on=[resident])
    context = {
        **person_and_rights(request, resident),
        "resident": resident,
        "placements": placements_of(resident, timezone.now()),
        "form": form,
        **(_afterwards(request, resident, today) if resident.departed_on else {}),
    }
    status = NOT_PROCESSABLE if request.method == "POST" else 200
    return render(request, "matching/goodbye.html", context, status=status)


def _afterwards(request: TeamRequest, resident: Resident, today: date) -> dict[str, Any]:
    """What is still to do for who has left: tell the organisations, and hand them over if they want that."""
    handing = handing_over(resident)
    return {
        "host_messages": host_messages(resident, today),
        "handing": handing,
        "taken_over": was_taken_over(resident),
        "hand_over_form": HandOverForm(team=request.team, today=today) if handing else None,
    }


@require_POST
@requires(Capability.SAY_GOODBYE)
def told(request: TeamRequest, task_id: UUID) -> HttpResponse:
    """The organisation knows; back to what else there is to do for this departure."""
    task = task_or_404(request, task_id)
    if task.kind != Task.Kind.TELL_HOST or task.placement is None:
        raise Http404
    finish_task(task=task, by=request.user, now=timezone.now())
    return redirect("matching:goodbye", resident_id=task.placement.resident.public_id)


@require_POST
@requires(Capability.SAY_GOODBYE)
def undone(request: TeamRequest, resident_id: UUID) -> HttpResponse:
    resident = resident_or_404(request, resident_id)
    try:
        undo_goodbye(resident=resident, now=timezone.now())
    except TakenOverError:
        messages.warning(request, _("Not undone: another team has taken this person over."))
        return redirect("matching:goodbye", resident_id=resident.public_id)
    messages.success(request, _("Taken back. See below what goes on."))
    return redirect("matching:placements", resident_id=resident.public_id)
