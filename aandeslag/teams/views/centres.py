"""Reception centres, for the administrator: where they are, and when their residents have duties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aandeslag.teams.access import Capability
from aandeslag.teams.actions import add_blocked_time, remove_blocked_time, save_centre
from aandeslag.teams.decorators import requires
from aandeslag.teams.forms import details
from aandeslag.teams.forms.places import BlockedTimeForm, CentreForm
from aandeslag.teams.http import PAGE_AND_FORM
from aandeslag.teams.models import BlockedTime, ReceptionCentre, TeamCentre
from aandeslag.teams.views.form_page import Words, form_page
from aandeslag.vocabulary import TextLanguage

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import MemberRequest


@require_safe
@requires(Capability.KEEP_TEAMS)
def list_centres(request: MemberRequest) -> HttpResponse:
    serving = TeamCentre.objects.on(timezone.localdate()).select_related("team")
    centres = ReceptionCentre.objects.select_related("municipality").prefetch_related(
        Prefetch("served", queryset=serving, to_attr="served_now")
    )
    return render(request, "teams/centres.html", {"centres": centres})


@require_safe
@requires(Capability.KEEP_TEAMS)
def show_centre(request: MemberRequest, reception_centre_id: UUID) -> HttpResponse:
    centre = get_object_or_404(
        ReceptionCentre.objects.select_related("municipality"), public_id=reception_centre_id
    )
    facts = [
        (_("Kind"), centre.get_kind_display()),
        (_("Municipality"), centre.municipality),
        (_("Languages in use"), languages_of(centre)),
        (_("Opened on"), centre.opened_on),
        (_("Closed on"), centre.closed_on or pgettext("a centre", "open")),
    ]
    context = {
        "centre": centre,
        "facts": facts,
        "served": centre.served.select_related("team"),
        "times": centre.blocked_times.all(),
    }
    return render(request, "teams/centre.html", context)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_TEAMS)
def add_centre(request: MemberRequest) -> HttpResponse:
    return _edit(request, None, _("Add a reception centre"), reverse("teams:centres"))


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_TEAMS)
def change_centre(request: MemberRequest, reception_centre_id: UUID) -> HttpResponse:
    centre = get_object_or_404(ReceptionCentre, public_id=reception_centre_id)
    heading = _("Change %(centre)s") % {"centre": centre}
    return _edit(request, centre, heading, reverse("teams:centre", args=[reception_centre_id]))


def _edit(request: MemberRequest, centre: ReceptionCentre | None, heading: str, back: str) -> HttpResponse:
    form = CentreForm(request.POST or None, instance=centre)
    if form.is_valid():
        saved = save_centre(centre=centre, details=details(form), token=form.token_sent)
        messages.success(request, _("The centre is saved."))
        return redirect("teams:centre", reception_centre_id=saved.public_id)
    return form_page(request, form, Words(heading=heading, save=_("Save"), cancel=back))


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_TEAMS)
def block_time(request: MemberRequest, reception_centre_id: UUID) -> HttpResponse:
    centre = get_object_or_404(ReceptionCentre, public_id=reception_centre_id)
    form = BlockedTimeForm(request.POST or None)
    back = reverse("teams:centre", args=[reception_centre_id])
    if form.is_valid():
        add_blocked_time(centre=centre, details=details(form), token=form.token_sent)
        messages.success(request, _("The fixed time is saved."))
        return redirect(back)
    heading = _("Add a fixed time of %(centre)s") % {"centre": centre}
    lead = _("At these times nothing is proposed to the residents: they have a duty of their own.")
    return form_page(request, form, Words(heading=heading, save=_("Save"), cancel=back, lead=lead))


@require_POST
@requires(Capability.KEEP_TEAMS)
def free_time(request: MemberRequest, blocked_time_id: UUID) -> HttpResponse:
    blocked = get_object_or_404(BlockedTime.objects.select_related("centre"), public_id=blocked_time_id)
    remove_blocked_time(blocked_time=blocked)
    messages.success(request, _("The fixed time is removed."))
    return redirect("teams:centre", reception_centre_id=blocked.centre.public_id)


def languages_of(centre: ReceptionCentre) -> str:
    chosen = [str(one.label) for one in TextLanguage if one in (centre.text_languages or ())]
    return ", ".join(chosen) if chosen else _("all languages")
