"""What happened to a volunteer declaration, a page for each step; who must stop is a task at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import PAGE_AND_FORM
from aandeslag.teams.views.form_page import form_page
from activities.actions import (
    correct_declaration,
    grant_declaration,
    receive_declaration,
    record_declaration,
    refuse_declaration,
)
from activities.forms.declarations import (
    CorrectDeclarationForm,
    GrantForm,
    RecordDeclarationForm,
    StepForm,
)
from activities.views.declarations import done, find_declaration, find_kind_of_work, words
from activities.views.organisations import file_of
from matching.actions import take_step

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.forms import BaseForm
    from django.http import HttpResponse
    from django_stubs_ext import StrOrPromise

    from aandeslag.teams.http import TeamRequest
    from activities.models import VolunteerDeclaration


@dataclass(frozen=True)
class Step:
    """One step of a declaration: the words on its page, its form, and the action that takes it."""

    heading: StrOrPromise
    done: StrOrPromise
    act: Callable[..., VolunteerDeclaration]
    form: type[StepForm] = StepForm
    lead: StrOrPromise = ""


RECEIVE = Step(
    heading=gettext_lazy("The receipt of UWV is in"),
    done=gettext_lazy("Noted: from that day people may start."),
    act=receive_declaration,
)
GRANT = Step(
    heading=gettext_lazy("The declaration was granted"),
    done=gettext_lazy("Noted: the declaration was granted."),
    act=grant_declaration,
    form=GrantForm,
)
REFUSE = Step(
    heading=gettext_lazy("The declaration was refused or withdrawn"),
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


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_ORGANISATIONS)
def correct(request: TeamRequest, volunteer_declaration_id: UUID) -> HttpResponse:
    declaration = find_declaration(request, volunteer_declaration_id)
    kind_of_work = declaration.kind_of_work
    form = CorrectDeclarationForm(request.POST or None, instance=declaration)
    act = partial(correct_declaration, declaration=declaration)
    if form.is_valid() and _taken(request, form, partial(act, details=form.details()), _("Saved.")):
        return redirect(file_of(kind_of_work.organisation))
    heading = _("Correct the declaration")
    return form_page(request, form, words(kind_of_work, heading, _("Save"), kind_of_work.description))


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_ORGANISATIONS)
def write_down(request: TeamRequest, kind_of_work_id: UUID) -> HttpResponse:
    kind_of_work = find_kind_of_work(request, kind_of_work_id)
    form = RecordDeclarationForm(request.POST or None)
    act = partial(record_declaration, kind_of_work=kind_of_work)
    if form.is_valid() and _taken(
        request,
        form,
        partial(act, details=form.details(), token=form.token_sent),
        _("The declaration was written down."),
    ):
        return redirect(file_of(kind_of_work.organisation))
    heading = _("A declaration that is there already")
    return form_page(request, form, words(kind_of_work, heading, _("Save"), kind_of_work.description))


def _take(request: TeamRequest, declaration_id: UUID, step: Step) -> HttpResponse:
    declaration = find_declaration(request, declaration_id)
    form = step.form(request.POST or None, initial={"on": timezone.localdate()})
    act = partial(step.act, declaration=declaration)
    if form.is_valid() and _taken(request, form, partial(act, **form.cleaned_data), step.done):
        return redirect(file_of(declaration.kind_of_work.organisation))
    lead = step.lead or declaration.kind_of_work.description
    return form_page(request, form, words(declaration.kind_of_work, step.heading, _("Save"), lead))


def _taken(
    request: TeamRequest, form: BaseForm, step: Callable[[], VolunteerDeclaration], said: StrOrPromise
) -> bool:
    """Take the step and say for how many it means that they stop, or say on the form why it cannot be."""

    def take() -> None:
        stopping = take_step(step=step, now=timezone.now())
        messages.success(request, said)
        if stopping:
            sentence = ngettext(
                "%(number)d person who is signed up may not go on without it: see Today.",
                "%(number)d people who are signed up may not go on without it: see Today.",
                stopping,
            )
            messages.warning(request, sentence % {"number": stopping})

    return done(form, take)
