"""Someone leaves: shows what ends with it, does it in one press, and takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from aandeslag.audit.actions import record_read
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import NOT_PROCESSABLE, PAGE_AND_FORM
from aandeslag.vocabulary import DepartureReason
from matching.actions import say_goodbye, undo_goodbye
from matching.cards.placements import placements_of
from matching.forms import GoodbyeForm
from matching.views.fits import person_and_rights
from residents.views.lookup import resident_or_404

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.SAY_GOODBYE)
def goodbye(request: TeamRequest, resident_id: UUID) -> HttpResponse:
    resident = resident_or_404(request, resident_id)
    form = GoodbyeForm(request.POST or None, today=timezone.localdate())
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
    }
    status = NOT_PROCESSABLE if request.method == "POST" else 200
    return render(request, "matching/goodbye.html", context, status=status)


@require_POST
@requires(Capability.SAY_GOODBYE)
def undone(request: TeamRequest, resident_id: UUID) -> HttpResponse:
    resident = resident_or_404(request, resident_id)
    undo_goodbye(resident=resident, now=timezone.now())
    messages.success(request, _("Taken back. See below what goes on."))
    return redirect("matching:placements", resident_id=resident.public_id)
