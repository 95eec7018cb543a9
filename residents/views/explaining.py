"""Shows the explanation in someone's language, records it, and the answers to the extras."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from aandeslag.audit.actions import record_read
from aandeslag.htmx import wants_fragment
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import NOT_PROCESSABLE, PAGE_AND_FORM
from aandeslag.vocabulary import TextLanguage
from residents.actions import give_explanation, record_consent, record_contact
from residents.forms import ConsentForm, ExplanationForm
from residents.forms.explaining import NO, YES, name_of_extra
from residents.speaking import languages_here, resident_language
from residents.telling import asked_apart, choices_among, explanation_in
from residents.views.lookup import resident_or_404
from residents.views.returning import going_on_with

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from residents.models import Resident


@require_safe
@requires(Capability.EXPLAIN)
def explanation(request: TeamRequest, language: str) -> HttpResponse:
    """The text alone, for whoever is being registered; about nobody."""
    if language not in TextLanguage.values:
        raise Http404
    template = "residents/_explanation_text.html" if wants_fragment(request) else "residents/explanation.html"
    return render(request, template, {"told": explanation_in(language)})


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.EXPLAIN)
def explain(request: TeamRequest, resident_id: UUID) -> HttpResponse:
    person = resident_or_404(request, resident_id)
    form = ExplanationForm(request.POST or None, initial=_answered(person))
    if form.is_valid():
        _explained(request, person, form)
        messages.success(request, _("Noted that it was explained."))
        return redirect(going_on_with(request, person))
    record_read(action="resident.explain-form", on=[person])
    told = explanation_in(_language_asked(request, person))
    context = {
        "form": form,
        "person": person,
        "told": told,
        "choices": choices_among(languages_here(person.centre, person)),
        "extras": [
            {"code": code, "line": line, "field": form[name_of_extra(purpose)]}
            for purpose, code, line in asked_apart(told.book)
        ],
        "back_url": going_on_with(request, person),
    }
    status = NOT_PROCESSABLE if form.is_bound else 200
    return render(request, "residents/explain.html", context, status=status)


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
    told = explanation_in(resident_language(person))
    asked = {purpose.value: line for purpose, _code, line in asked_apart(told.book)}
    context = {
        "form": form,
        "person": person,
        "line": asked.get(str(form["purpose"].value())),
        "free": told.book.line("consent.free"),
    }
    status = NOT_PROCESSABLE if form.is_bound else 200
    return render(request, "residents/consent.html", context, status=status)


def _language_asked(request: TeamRequest, person: Resident) -> str:
    """The one that was pressed above the text, else their own."""
    asked = request.GET.get("language") or request.POST.get("language", "")
    return asked if asked in TextLanguage.values else resident_language(person)


def _answered(person: Resident) -> dict[str, Any]:
    current = person.consents.filter(withdrawn_on__isnull=True)
    return {
        name_of_extra(purpose): YES if given else NO
        for purpose, given in current.values_list("purpose", "given")
    }


@transaction.atomic
def _explained(request: TeamRequest, person: Resident, form: ExplanationForm) -> None:
    today = timezone.localdate()
    give_explanation(resident=person, language=form.spoken, by=request.user, today=today)
    for purpose, given in form.answers.items():
        record_consent(
            resident=person,
            purpose=purpose,
            given=given,
            language=form.spoken,
            by=request.user,
            today=today,
        )
    if form.contact["phone"]:
        record_contact(resident=person, phone=form.contact["phone"], email=person.email)


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
