"""Records an explanation, and the answer to an extra."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from aandeslag.audit.actions import record_read
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import NOT_PROCESSABLE, PAGE_AND_FORM
from residents.actions import give_explanation, record_consent, record_contact
from residents.forms import ConsentForm, ExplanationForm
from residents.views.lookup import resident_or_404
from residents.views.returning import going_on_with

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from residents.models import Resident


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.EXPLAIN)
def explain(request: TeamRequest, resident_id: UUID) -> HttpResponse:
    person = resident_or_404(request, resident_id)
    form = ExplanationForm(request.POST or None, initial={"language": person.preferred_language})
    if form.is_valid():
        give_explanation(
            resident=person,
            language=form.cleaned_data["language"],
            by=request.user,
            today=timezone.localdate(),
        )
        messages.success(request, _("Noted that it was explained."))
        return redirect(going_on_with(request, person))
    record_read(action="resident.explain-form", on=[person])
    status = NOT_PROCESSABLE if form.is_bound else 200
    return render(request, "residents/explain.html", {"form": form, "person": person}, status=status)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.EXPLAIN)
def consent(request: TeamRequest, resident_id: UUID) -> HttpResponse:
    person = resident_or_404(request, resident_id)
    first = {"purpose": request.GET.get("purpose"), "language": person.preferred_language}
    form = ConsentForm(request.POST or None, initial=first)
    if form.is_valid():
        _save(request, person, form)
        messages.success(request, _("Answer noted."))
        return redirect(going_on_with(request, person))
    record_read(action="resident.consent-form", on=[person])
    status = NOT_PROCESSABLE if form.is_bound else 200
    return render(request, "residents/consent.html", {"form": form, "person": person}, status=status)


@transaction.atomic
def _save(request: TeamRequest, person: Resident, form: ConsentForm) -> None:
    record_consent(
        resident=person,
        purpose=form.cleaned_data["purpose"],
        given=form.given,
        language=form.cleaned_data["language"],
        by=request.user,
        today=timezone.localdate(),
    )
    if form.may_be_reached and any(form.contact.values()):
        record_contact(resident=person, **form.contact)
