"""Organisations: finding one, its host file, its contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import CONFLICT, PAGE_AND_FORM
from aandeslag.teams.views.form_page import Words, form_page, sure_page
from activities.actions import (
    add_contact,
    change_contact,
    change_organisation,
    end_contact,
    save_organisation,
)
from activities.cards import kind_of_work_line, organisation_facts, organisation_row
from activities.declarations import work_of_organisations
from activities.errors import ContactInUseError, NameTakenError, StaleRevisionError
from activities.filters import OrganisationFilter
from activities.forms.organisations import (
    ChangeContactForm,
    ChangeOrganisationForm,
    NewContactForm,
    NewOrganisationForm,
)
from activities.models import Activity, Organisation, Satisfaction, SiteContact
from activities.tables import ORGANISATIONS, Order
from activities.views.just_pressed import just_pressed
from activities.views.laid_out import laid_out_page
from activities.views.looking import cards_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest

PER_PAGE: Final = 20
SATISFACTION_SHOWN: Final = 5
# What a line of the list shows of an organisation, and no more.
SHOWN: Final = ("public_id", "name", "kind", "address")


def find_organisation(request: TeamRequest, organisation_id: UUID) -> Organisation:
    rows = Organisation.objects.for_team(request.team).select_related("team")
    return get_object_or_404(rows, public_id=organisation_id)


def file_of(organisation: Organisation) -> str:
    return reverse("activities:organisation", args=[organisation.public_id])


@require_safe
@requires(Capability.SEE_ORGANISATIONS)
def list_organisations(request: TeamRequest) -> HttpResponse:
    today = timezone.localdate()
    found = OrganisationFilter(request.GET, queryset=Organisation.objects.for_team(request.team))
    order = Order(ORGANISATIONS, request.GET.get("sort", ""))
    rows = found.qs.with_shown().only(*SHOWN).order_by(*order.fields)
    pages = Paginator(rows, PER_PAGE)
    pages.count = found.qs.count()  # without what the rows are counted with
    page = pages.get_page(request.GET.get("page"))
    works = work_of_organisations([one.pk for one in page])
    context = {
        "filter": found,
        "headings": order.headings(request.GET),
        "page": page,
        "rows": [organisation_row(one, one.shown, works.get(one.pk, ()), today) for one in page],
    }
    return render(request, "activities/organisations.html", context)


@require_safe
@requires(Capability.SEE_ORGANISATIONS)
def show_organisation(request: TeamRequest, organisation_id: UUID) -> HttpResponse:
    today = timezone.localdate()
    organisation = find_organisation(request, organisation_id)
    kinds = organisation.kinds_of_work.prefetch_related("declarations", "activities")
    activities = list(Activity.objects.filter(organisation=organisation).not_ended().for_cards())
    context = {
        "organisation": organisation,
        "pressed": just_pressed(request, Organisation.objects.filter(spoken_on=today)),
        "facts": organisation_facts(organisation),
        "contacts": organisation.contacts.filter(ended_on=None),
        "kinds_of_work": [kind_of_work_line(one, today) for one in kinds],
        "cards": cards_of(activities, today),
        "activities": activities,
        "satisfaction": Satisfaction.objects.filter(activity__organisation=organisation).select_related(
            "activity"
        )[:SATISFACTION_SHOWN],
    }
    return render(request, "activities/organisation.html", context)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_ORGANISATIONS)
def add(request: TeamRequest) -> HttpResponse:
    form = NewOrganisationForm(request.POST or None)
    if form.is_valid():
        try:
            organisation = save_organisation(
                team=request.team,
                details=form.details(),
                today=timezone.localdate(),
                token=form.token_sent,
            )
        except NameTakenError:
            form.add_error("name", _("The team has an organisation of this name."))
        else:
            messages.success(request, _("The organisation was added."))
            return redirect(file_of(organisation))
    words = Words(
        heading=_("New organisation"),
        save=_("Save"),
        cancel=reverse("activities:organisations"),
        lead=_("Only the name is needed to begin."),
    )
    return laid_out_page(request, words, form)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_ORGANISATIONS)
def change(request: TeamRequest, organisation_id: UUID) -> HttpResponse:
    organisation = find_organisation(request, organisation_id)
    words = Words(
        heading=_("Change %(name)s") % {"name": organisation.name},
        save=_("Save"),
        cancel=file_of(organisation),
    )
    form = ChangeOrganisationForm(request.POST or None, instance=organisation)
    if form.is_valid() and _save(form, organisation):
        messages.success(request, _("Saved."))
        return redirect(file_of(organisation))
    return laid_out_page(request, words, form)


def _save(form: ChangeOrganisationForm, organisation: Organisation) -> bool:
    revision = form.cleaned_data["revision"]
    try:
        change_organisation(
            organisation=organisation,
            details=form.details(),
            revision=revision,
            today=timezone.localdate(),
        )
    except NameTakenError:
        form.add_error("name", _("The team has an organisation of this name."))
    except StaleRevisionError:
        form.add_error(
            None,
            _("Someone else changed this in the meantime. Nothing was overwritten: open it again first."),
        )
    return not form.errors


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_ORGANISATIONS)
def new_contact(request: TeamRequest, organisation_id: UUID) -> HttpResponse:
    organisation = find_organisation(request, organisation_id)
    form = NewContactForm(request.POST or None)
    if form.is_valid():
        add_contact(organisation=organisation, details=form.details(), token=form.token_sent)
        messages.success(request, _("The contact was added."))
        return redirect(file_of(organisation))
    words = Words(
        heading=_("New contact at %(name)s") % {"name": organisation.name},
        save=_("Add"),
        cancel=file_of(organisation),
    )
    return form_page(request, form, words)


def _find_contact(request: TeamRequest, site_contact_id: UUID) -> SiteContact:
    rows = SiteContact.objects.for_team(request.team).select_related("organisation")
    return get_object_or_404(rows, public_id=site_contact_id)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_ORGANISATIONS)
def edit_contact(request: TeamRequest, site_contact_id: UUID) -> HttpResponse:
    contact = _find_contact(request, site_contact_id)
    back = file_of(contact.organisation)
    words = Words(heading=_("Change %(name)s") % {"name": contact.name}, save=_("Save"), cancel=back)
    form = ChangeContactForm(request.POST or None, instance=contact)
    if form.is_valid():
        change_contact(contact=contact, details=form.details())
        messages.success(request, _("Saved."))
        return redirect(back)
    return form_page(request, form, words)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_ORGANISATIONS)
def stop_contact(request: TeamRequest, site_contact_id: UUID) -> HttpResponse:
    contact = _find_contact(request, site_contact_id)
    words = Words(
        heading=_("Does %(name)s no longer receive people?") % {"name": contact.name},
        save=_("No longer"),
        cancel=file_of(contact.organisation),
    )
    if request.method != "POST":
        return sure_page(request, words)
    try:
        end_contact(contact=contact, on=timezone.localdate())
    except ContactInUseError as error:
        titles = {"titles": ", ".join(error.titles)}
        messages.error(request, _("First name another contact at: %(titles)s.") % titles)
        return sure_page(request, words, status=CONFLICT)
    messages.success(request, _("This contact no longer receives people."))
    return redirect(words.cancel)
