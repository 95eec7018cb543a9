"""Municipalities, for the administrator: new ones and those that merged into another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from aandeslag.teams.access import Capability
from aandeslag.teams.actions import add_municipality, end_municipality
from aandeslag.teams.decorators import requires
from aandeslag.teams.forms import details
from aandeslag.teams.forms.places import EndMunicipalityForm, MunicipalityForm
from aandeslag.teams.http import PAGE_AND_FORM
from aandeslag.teams.models import Municipality
from aandeslag.teams.once import made_with
from aandeslag.teams.views.form_page import Words, form_page

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import MemberRequest

PER_PAGE = 50


@require_safe
@requires(Capability.KEEP_TEAMS)
def list_all(request: MemberRequest) -> HttpResponse:
    everything = Municipality.objects.order_by("name", "pk")
    page = Paginator(everything, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "teams/municipalities.html", {"page": page})


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_TEAMS)
def add(request: MemberRequest) -> HttpResponse:
    if made_with(team=None, token=request.POST.get("token"), model=Municipality):
        return redirect("teams:municipalities")
    form = MunicipalityForm(request.POST or None)
    if form.is_valid():
        add_municipality(details=details(form), token=form.token_sent)
        messages.success(request, _("The municipality is saved."))
        return redirect("teams:municipalities")
    words = Words(heading=_("Add a municipality"), save=_("Save"), cancel=reverse("teams:municipalities"))
    return form_page(request, form, words)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_TEAMS)
def end(request: MemberRequest, municipality_id: UUID) -> HttpResponse:
    found = get_object_or_404(Municipality, public_id=municipality_id)
    form = EndMunicipalityForm(
        request.POST or None,
        initial={"last_day": found.valid_until, "successor": found.successor},
        not_before=found.valid_from,
        ended=found,
    )
    if form.is_valid():
        end_municipality(municipality=found, **form.cleaned_data)
        messages.success(request, _("The last day is noted."))
        return redirect("teams:municipalities")
    words = Words(
        heading=_("Until when did %(name)s exist?") % {"name": found},
        save=_("Save"),
        cancel=reverse("teams:municipalities"),
        lead=_("A municipality that merged keeps its figures until its last day."),
    )
    return form_page(request, form, words)
