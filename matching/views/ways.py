"""How far it is from each centre, and the minutes by bus that somebody writes down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from aandeslag.htmx import wants_fragment
from aandeslag.teams.access import Capability, may
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import PAGE_AND_FORM
from aandeslag.teams.models import ReceptionCentre
from aandeslag.teams.views.form_page import Words, form_page
from activities.actions import write_bus_times
from activities.forms.travelling import BusTimesForm
from activities.views.activity import find_activity
from activities.views.slots import page_of
from matching.cards.ways import ways_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest


@require_safe
@requires(Capability.SEE_OFFER)
def ways(request: TeamRequest, activity_id: UUID) -> HttpResponse:
    activity = find_activity(request, activity_id)
    context = {
        "activity": activity,
        "lines": ways_of(activity, request.team),
        "keeps": may(request.membership.role, Capability.KEEP_OFFER),
    }
    template = "matching/_ways.html" if wants_fragment(request) else "matching/ways.html"
    return render(request, template, context)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_OFFER)
def bus(request: TeamRequest, activity_id: UUID) -> HttpResponse:
    activity = find_activity(request, activity_id)
    centres = ReceptionCentre.objects.filter(served__team=request.team, closed_on=None)
    form = BusTimesForm(
        request.POST or None,
        centres=list(centres.distinct().order_by("name")),
        known=dict(activity.bus_times.values_list("centre", "minutes")),
    )
    if form.is_valid():
        write_bus_times(activity=activity, minutes=form.minutes())
        messages.success(request, _("Saved."))
        return redirect(page_of(activity))
    words = Words(
        heading=_("By bus to %(title)s") % {"title": activity.title},
        save=_("Save"),
        cancel=page_of(activity),
        lead=_("Minutes from door to door, with walking and waiting. Look it up once; empty is not known."),
    )
    return form_page(request, form, words)
