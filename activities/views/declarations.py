"""Kinds of work, and asking a volunteer declaration for one; what a decision means is known higher up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.forms import details
from aandeslag.teams.http import PAGE_AND_FORM
from aandeslag.teams.views.form_page import Words, form_page
from activities.actions import add_kind_of_work, ask_declaration
from activities.errors import NameTakenError, WrongDateError, WrongStepError
from activities.forms.declarations import AskForm
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


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_ORGANISATIONS)
def ask(request: TeamRequest, kind_of_work_id: UUID) -> HttpResponse:
    kind_of_work = find_kind_of_work(request, kind_of_work_id)
    form = AskForm(request.POST or None, initial={"on": timezone.localdate()})
    if form.is_valid() and done(
        form,
        ask_declaration,
        kind_of_work=kind_of_work,
        on=form.cleaned_data["on"],
        applicant=form.cleaned_data["applicant"],
        token=form.token_sent,
    ):
        messages.success(request, _("Noted: the declaration was asked for."))
        return redirect(file_of(kind_of_work.organisation))
    heading = _("A declaration was asked for")
    return form_page(request, form, words(kind_of_work, heading, _("Save"), kind_of_work.description))


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_ORGANISATIONS)
def new_kind_of_work(request: TeamRequest, organisation_id: UUID) -> HttpResponse:
    organisation = find_organisation(request, organisation_id)
    form = KindOfWorkForm(request.POST or None)
    if form.is_valid():
        try:
            add_kind_of_work(organisation=organisation, token=form.token_sent, **details(form))
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


def done(form: BaseForm, act: Callable[..., Any], **what: Any) -> bool:
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


def words(kind_of_work: KindOfWork, heading: StrOrPromise, save: StrOrPromise, lead: StrOrPromise) -> Words:
    return Words(
        heading=str(heading), save=str(save), cancel=file_of(kind_of_work.organisation), lead=str(lead)
    )


def find_kind_of_work(request: TeamRequest, kind_of_work_id: UUID) -> KindOfWork:
    rows = KindOfWork.objects.for_team(request.team).select_related("organisation", "team")
    return get_object_or_404(rows, public_id=kind_of_work_id)


def find_declaration(request: TeamRequest, declaration_id: UUID) -> VolunteerDeclaration:
    rows = VolunteerDeclaration.objects.for_team(request.team).select_related("kind_of_work__organisation")
    return get_object_or_404(rows, public_id=declaration_id)
