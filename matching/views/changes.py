"""Something changes in somebody's life: one screen asks per placement whether it goes on; and the undo."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

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
from matching.actions import note_change, undo_change
from matching.cards.placements import placements_of
from matching.change_forms import ChangeForm
from matching.views.fits import person_and_rights
from residents.errors import ChangeOverError
from residents.models import Change
from residents.views.lookup import resident_or_404

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from residents.models import Resident


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.SAY_GOODBYE)
def change(request: TeamRequest, resident_id: UUID) -> HttpResponse:
    """Nobody is signed off here without being asked about: each placement has its own answer."""
    resident = resident_or_404(request, resident_id)
    now = timezone.now()
    going = [one for one in placements_of(resident, now).open if one.status != "proposed"]
    form = ChangeForm(
        request.POST or None,
        team=request.team,
        placements=going,
        today=timezone.localdate(now),
        initial={"token": uuid4()},
    )
    if request.method == "POST" and form.is_valid():
        return _noted(request, resident, form)
    record_read(action="resident.change-page", on=[resident])
    context = {
        **person_and_rights(request, resident),
        "form": form,
        "asked": [form[form.names[one.placement]] for one in going],
        "has_left": resident.departed_on is not None,
        "changes": resident.changes.filter(undone_at=None).select_related("by"),
    }
    status = NOT_PROCESSABLE if form.is_bound else 200
    return render(request, "matching/change.html", context, status=status)


def _noted(request: TeamRequest, resident: Resident, form: ChangeForm) -> HttpResponse:
    try:
        note_change(
            resident=resident,
            kind=Change.Kind(form.cleaned_data["kind"]),
            on=form.cleaned_data["on"],
            stops=form.stops,
            home=form.home,
            by=request.user,
            now=timezone.now(),
            token=form.token_sent,
        )
    except ChangeOverError:
        messages.warning(request, _("This person has left: nothing was noted."))
    else:
        messages.success(request, _("Noted. What stopped has ended, everything else goes on."))
    return redirect("matching:placements", resident_id=resident.public_id)


@require_POST
@requires(Capability.SAY_GOODBYE)
def undone(request: TeamRequest, change_id: UUID) -> HttpResponse:
    found = (
        Change.objects.for_team(request.team).filter(public_id=change_id).select_related("resident").first()
    )
    if found is None:
        raise Http404
    try:
        undo_change(change=found, now=timezone.now())
    except ChangeOverError:
        messages.warning(request, _("This person has left: take that back first."))
    else:
        messages.success(request, _("Taken back. See below what goes on."))
    return redirect("matching:placements", resident_id=found.resident.public_id)
