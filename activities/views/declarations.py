"""Kinds of work and their volunteer declarations: one page for each step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import PAGE_AND_FORM
from aandeslag.teams.views.form_page import Words, form_page
from activities.actions import (
    add_kind_of_work,
    ask_declaration,
    correct_declaration,
    grant_declaration,
    receive_declaration,
    record_declaration,
    refuse_declaration,
)
from activities.errors import NameTakenError, WrongDateError, WrongStepError
from activities.forms.declarations import (
    AskForm,
    CorrectDeclarationForm,
    GrantForm,
    RecordDeclarationForm,
    StepForm,
)
from activities.forms.organisations import KindOfWorkForm
from activities.models import KindOfWork, VolunteerDeclaration
from activities.views.organisations import file_of, find_organisation

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.forms import BaseForm
    from django.http import HttpResponse
    from django_stubs_ext import StrOrPromise

    from aandeslag.teams.http import TeamRequest


@dataclass(frozen=True)
class Step:
    """One step of a declaration: the words on its page, its form, and the action that takes it."""

    heading: StrOrPromise
    save: StrOrPromise
    done: StrOrPromise
    act: Callable[..., VolunteerDeclaration]
    form: type[StepForm] = StepForm
    lead: StrOrPromise = ""


RECEIVE = Step(
    heading=gettext_lazy("The receipt of UWV is in"),
    save=gettext_lazy("Save"),
    done=gettext_lazy("Noted: from that day people may start."),
    act=receive_declaration,
)
GRANT = Step(
    heading=gettext_lazy("The declaration was granted"),
    save=gettext_lazy("Save"),
    done=gettext_lazy("Noted: the declaration was granted."),
    act=grant_declaration,
    form=GrantForm,
)
REFUSE = Step(
    heading=gettext_lazy("The declaration was refused or withdrawn"),
    save=gettext_lazy("Save"),
    done=gettext_lazy("Noted: whoever needs the declaration stops at once."),
    act=refuse_declaration,
    lead=gettext_lazy("Also while an objection runs nobody who needs it may take part."),
)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_ORGANISATIONS)
def receive(request: TeamRequest, volunteer_declaration_id: UUID) -> HttpResponse:
    return _take(request, volunteer_declaration_id, RECEIVE)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_ORGANISATIONS)
def grant(request: TeamRequest, volunteer_declaration_id: UUID) -> HttpResponse:
    return _take(request, volunteer_declaration_id, GRANT)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_ORGANISATIONS)
def refuse(request: TeamRequest, volunteer_declaration_id: UUID) -> HttpResponse:
    return _take(request, volunteer_declaration_id, REFUSE)


def _take(request: TeamRequest, declaration_id: UUID, step: Step) -> HttpResponse:
    declaration = _find_declaration(request, declaration_id)
    form = step.form(request.POST or None, initial={"on": timezone.localdate()})
    if form.is_valid() and _done(form, step.act, declaration=declaration, **form.cleaned_data):
        messages.success(request, step.done)
        return redirect(file_of(declaration.kind_of_work.organisation))
    lead = step.lead or declaration.kind_of_work.description
    return form_page(request, form, _words(declaration.kind_of_work, step.heading, step.save, lead))


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_ORGANISATIONS)
def ask(request: TeamRequest, kind_of_work_id: UUID) -> HttpResponse:
    kind_of_work = _find_kind_of_work(request, kind_of_work_id)
    form = AskForm(request.POST or None, initial={"on": timezone.localdate()})
    if form.is_valid() and _done(
        form,
        ask_declaration,
        kind_of_work=kind_of_work,
        on=form.cleaned_data["on"],
        token=form.token_sent,
    ):
        messages.success(request, _("Noted: the declaration was asked for."))
        return redirect(file_of(kind_of_work.organisation))
    heading = _("A declaration was asked for")
    return form_page(request, form, _words(kind_of_work, heading, _("Save"), kind_of_work.description))


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_ORGANISATIONS)
def write_down(request: TeamRequest, kind_of_work_id: UUID) -> HttpResponse:
    kind_of_work = _find_kind_of_work(request, kind_of_work_id)
    form = RecordDeclarationForm(request.POST or None)
    if form.is_valid() and _done(
        form,
        record_declaration,
        kind_of_work=kind_of_work,
        details=form.details(),
        token=form.token_sent,
    ):
        messages.success(request, _("The declaration was written down."))
        return redirect(file_of(kind_of_work.organisation))
    heading = _("A declaration that is there already")
    return form_page(request, form, _words(kind_of_work, heading, _("Save"), kind_of_work.description))


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_ORGANISATIONS)
def correct(request: TeamRequest, volunteer_declaration_id: UUID) -> HttpResponse:
    declaration = _find_declaration(request, volunteer_declaration_id)
    kind_of_work = declaration.kind_of_work
    form = CorrectDeclarationForm(request.POST or None, instance=declaration)
    if form.is_valid() and _done(form, correct_declaration, declaration=declaration, details=form.details()):
        messages.success(request, _("Saved."))
        return redirect(file_of(kind_of_work.organisation))
    heading = _("Correct the declaration")
    return form_page(request, form, _words(kind_of_work, heading, _("Save"), kind_of_work.description))


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_ORGANISATIONS)
def new_kind_of_work(request: TeamRequest, organisation_id: UUID) -> HttpResponse:
    organisation = find_organisation(request, organisation_id)
    form = KindOfWorkForm(request.POST or None)
    if form.is_valid():
        description = form.cleaned_data["description"]
        try:
            add_kind_of_work(organisation=organisation, description=description, token=form.token_sent)
        except NameTakenError:
            form.add_error("description", _("This kind of work is there already."))
        else:
            messages.success(request, _("The kind of work was added."))
            return redirect(file_of(organisation))
    words = Words(
        heading=_("New kind of work at %(name)s") % {"name": organisation.name},
        save=_("Add"),
        cancel=file_of(organisation),
    )
    return form_page(request, form, words)


def _done(form: BaseForm, act: Callable[..., Any], **what: Any) -> bool:
    """Take the step, or say on the form why it cannot be taken."""
    try:
        act(**what)
    except WrongStepError:
        form.add_error(
            None, _("This cannot follow on how the declaration stands now: look at the host file.")
        )
    except WrongDateError:
        form.add_error(None, _("These dates are not in order: a step cannot come before the one it follows."))
    return not form.errors


def _words(kind_of_work: KindOfWork, heading: StrOrPromise, save: StrOrPromise, lead: StrOrPromise) -> Words:
    return Words(
        heading=str(heading), save=str(save), cancel=file_of(kind_of_work.organisation), lead=str(lead)
    )


def _find_kind_of_work(request: TeamRequest, kind_of_work_id: UUID) -> KindOfWork:
    rows = KindOfWork.objects.for_team(request.team).select_related("organisation", "team")
    return get_object_or_404(rows, public_id=kind_of_work_id)


def _find_declaration(request: TeamRequest, declaration_id: UUID) -> VolunteerDeclaration:
    rows = VolunteerDeclaration.objects.for_team(request.team).select_related("kind_of_work__organisation")
    return get_object_or_404(rows, public_id=declaration_id)
