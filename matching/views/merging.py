"""*The same person as …*: find the other one, compare, choose, merge; and take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from aandeslag.audit.actions import record_read
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import CONFLICT, NOT_PROCESSABLE, PAGE_AND_FORM
from aandeslag.teams.once import made_with
from matching.actions import merge_residents, undo_merge
from matching.errors import BuiltOnMergeError, MergeError
from matching.merging.comparing import chosen_details, compared
from matching.merging.forms import MergeForm
from residents.cards import row_of
from residents.finding import Newcomer, find_residents, lookalikes
from residents.models import Merge, Resident
from residents.views.lookup import resident_or_404, shown_to
from residents.views.people import LONGEST_SEARCH

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.MERGE_RESIDENTS)
def same_as(request: TeamRequest, resident_id: UUID) -> HttpResponse:
    """Who resembles them, and a box to find somebody else. Asked by POST: a name is not for an address."""
    kept = resident_or_404(request, resident_id)
    text = request.POST.get("find", "").strip()[:LONGEST_SEARCH]
    if text:
        found = find_residents(Resident.objects.visible_to(request, timezone.localdate()), text)
    else:
        found = lookalikes(team=request.team, newcomer=Newcomer(kept.first_name, kept.birth_year))
    others = [one for one in found if one.pk != kept.pk]
    record_read(action="resident.same-as", on=[kept, *others])
    shown = shown_to(request)
    context = {
        "person": row_of(kept, shown),
        "rows": [row_of(one, shown) for one in others],
        "was_sought": bool(text),
    }
    return render(request, "matching/same_as.html", context)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.MERGE_RESIDENTS)
def merge(request: TeamRequest, resident_id: UUID, other_resident_id: UUID) -> HttpResponse:
    """Both side by side; staff chooses per fact on which they differ."""
    kept = resident_or_404(request, resident_id)
    if made_with(team=request.team, token=request.POST.get("token"), model=Merge):
        return redirect("residents:resident", resident_id=kept.public_id)
    other = resident_or_404(request, other_resident_id)
    if kept == other:
        raise Http404
    form = MergeForm(request.POST or None, facts=compared(kept, other))
    status = NOT_PROCESSABLE if form.is_bound else 200
    if form.is_valid():
        if _merged(request, form, kept, other):
            return redirect("residents:resident", resident_id=kept.public_id)
        status = CONFLICT
    record_read(action="resident.compared", on=[kept, other])
    shown = shown_to(request)
    context = {"form": form, "person": row_of(kept, shown), "other": row_of(other, shown)}
    return render(request, "matching/merge.html", context, status=status)


def _merged(request: TeamRequest, form: MergeForm, kept: Resident, other: Resident) -> bool:
    try:
        merge_residents(
            kept=kept,
            other=other,
            details=chosen_details(kept, other, form.choices),
            by=request.user,
            now=timezone.now(),
            token=form.token_sent,
        )
    except MergeError:
        form.add_error(None, _("Somebody else has merged one of these two just now. Find the person again."))
        return False
    messages.success(
        request,
        _("One person from now on. Number %(number)s leads here as well.") % {"number": other.number_shown},
    )
    return True


@require_POST
@requires(Capability.MERGE_RESIDENTS)
def undone(request: TeamRequest, merge_id: UUID) -> HttpResponse:
    merges = Merge.objects.for_team(request.team).select_related("resident")
    found = get_object_or_404(merges, public_id=merge_id)
    try:
        undone = undo_merge(merge=found, now=timezone.now())
    except BuiltOnMergeError:
        messages.error(
            request,
            _(
                "This can no longer be undone: something was written down since, and nobody can say of which"
                " of the two it is. Register the other person anew and correct both cards."
            ),
        )
        return redirect("residents:resident", resident_id=found.resident.public_id)
    messages.success(request, _("Taken back: they are two people again."))
    if undone.places_lost:
        messages.warning(request, _places_lost(undone.places_lost))
    return redirect("residents:resident", resident_id=found.resident.public_id)


def _places_lost(number: int) -> str:
    return ngettext(
        "On %(number)d date the second place was given to somebody else meanwhile.",
        "On %(number)d dates the second place was given to somebody else meanwhile.",
        number,
    ) % {"number": number}
