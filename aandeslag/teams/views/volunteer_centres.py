"""Volunteer centres, for the administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from aandeslag.teams.access import Capability
from aandeslag.teams.actions import save_volunteer_centre
from aandeslag.teams.decorators import requires
from aandeslag.teams.forms import details
from aandeslag.teams.forms.places import VolunteerCentreForm
from aandeslag.teams.http import PAGE_AND_FORM
from aandeslag.teams.models import VolunteerCentre
from aandeslag.teams.views.form_page import Words, form_page

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import MemberRequest


@require_safe
@requires(Capability.KEEP_TEAMS)
def list_all(request: MemberRequest) -> HttpResponse:
    found = VolunteerCentre.objects.select_related("municipality")
    return render(request, "teams/volunteer_centres.html", {"volunteer_centres": found})


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_TEAMS)
def add(request: MemberRequest) -> HttpResponse:
    return _edit(request, None, _("Add a volunteer centre"))


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_TEAMS)
def change(request: MemberRequest, volunteer_centre_id: UUID) -> HttpResponse:
    found = get_object_or_404(VolunteerCentre, public_id=volunteer_centre_id)
    return _edit(request, found, _("Change %(centre)s") % {"centre": found})


def _edit(request: MemberRequest, volunteer_centre: VolunteerCentre | None, heading: str) -> HttpResponse:
    form = VolunteerCentreForm(request.POST or None, instance=volunteer_centre)
    if form.is_valid():
        save_volunteer_centre(volunteer_centre=volunteer_centre, details=details(form), token=form.token_sent)
        messages.success(request, _("The volunteer centre is saved."))
        return redirect("teams:volunteer-centres")
    back = reverse("teams:volunteer-centres")
    return form_page(request, form, Words(heading=heading, save=_("Save"), cancel=back))
