"""Changes what is known of someone; when another desk was first, shows the difference before saving."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from aandeslag.audit.actions import record_read
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import CONFLICT, NOT_PROCESSABLE, PAGE_AND_FORM
from residents.actions import change_resident, resume_mediation, stop_mediation
from residents.cards import in_words, label_of
from residents.details import ResidentDetails
from residents.differences import Merged, fingerprints, merge
from residents.errors import StaleRevisionError
from residents.forms import ChangeForm, shown_in_form
from residents.models import Consent
from residents.views.lookup import resident_or_404
from residents.views.returning import going_on_with

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse, HttpResponseRedirect

    from aandeslag.teams.http import TeamRequest
    from residents.models import Resident


@dataclass(frozen=True)
class Difference:
    """One fact on which this form and the other desk differ."""

    label: str
    stored: str
    kept: str
    both_changed: bool


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.CHANGE_RESIDENT)
def change(request: TeamRequest, resident_id: UUID) -> HttpResponse:
    person = resident_or_404(request, resident_id)
    form = _form(request, person, request.POST or None)
    differences: list[Difference] = []
    status = NOT_PROCESSABLE if form.is_bound else 200
    if form.is_valid():
        mine = _filled_in(form, person)
        try:
            _save(request, person, form, mine)
        except StaleRevisionError as stale:
            stored = ResidentDetails.of(stale.stored)
            merged = merge(seen=form.cleaned_data["seen"], mine=mine, stored=stored)
            differences = _differences(merged, mine, stored)
            form = _form(request, stale.stored, None, merged.details)
            status = CONFLICT
        else:
            messages.success(request, _("Saved."))
            return redirect(going_on_with(request, person))
    record_read(action="resident.change-form", on=[person])
    context = {
        "form": form,
        "person": person,
        "differences": differences,
        "back_url": going_on_with(request, person),
    }
    return render(request, "residents/change.html", context, status=status)


@require_POST
@requires(Capability.CHANGE_RESIDENT)
def stop(request: TeamRequest, resident_id: UUID) -> HttpResponseRedirect:
    """Stop mediation, without a reason."""
    stop_mediation(resident=resident_or_404(request, resident_id), on=timezone.localdate())
    messages.success(request, _("Nobody looks for activities for this person any more."))
    return redirect("residents:resident", resident_id=resident_id)


@require_POST
@requires(Capability.CHANGE_RESIDENT)
def resume(request: TeamRequest, resident_id: UUID) -> HttpResponseRedirect:
    resume_mediation(resident=resident_or_404(request, resident_id))
    messages.success(request, _("This person is looking for activities again."))
    return redirect("residents:resident", resident_id=resident_id)


def _form(
    request: TeamRequest, person: Resident, data: Any, filled: ResidentDetails | None = None
) -> ChangeForm:
    stored = ResidentDetails.of(person)
    agreed = person.consents.filter(purpose=Consent.Purpose.PHONE, given=True, withdrawn_on__isnull=True)
    return ChangeForm(
        data,
        team=request.team,
        today=timezone.localdate(),
        may_be_reached=agreed.exists(),
        initial={
            **shown_in_form(filled or stored),
            "revision": person.revision,
            "seen": fingerprints(stored),
        },
    )


def _filled_in(form: ChangeForm, person: Resident) -> ResidentDetails:
    """What the form does not ask of this person stays as it is."""
    unasked = {name: getattr(person, name) for name in ("phone", "email") if name not in form.fields}
    return form.filled_in(**unasked)


def _save(request: TeamRequest, person: Resident, form: ChangeForm, mine: ResidentDetails) -> None:
    change_resident(
        resident=person,
        details=mine,
        revision=form.cleaned_data["revision"],
        by=request.user,
        today=timezone.localdate(),
    )


def _differences(merged: Merged, mine: ResidentDetails, stored: ResidentDetails) -> list[Difference]:
    names = [*merged.changed_by_both, *merged.changed_by_other]
    return [
        Difference(
            label=label_of(name),
            stored=in_words(name, getattr(stored, name)),
            kept=in_words(name, getattr(mine, name)),
            both_changed=name in merged.changed_by_both,
        )
        for name in names
    ]
