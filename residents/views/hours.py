"""The weekly plan of walk-in hours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.forms import details
from aandeslag.teams.http import NOT_PROCESSABLE, PAGE_AND_FORM
from aandeslag.vocabulary import Weekday
from residents.actions import change_walk_in_hour, end_walk_in_hour, plan_walk_in_hour
from residents.forms import LastDayForm, NewWalkInHourForm, WalkInHourForm
from residents.models import WalkInHour, WalkInSession
from residents.views.lookup import hour_or_404

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest

COMING_SHOWN = 12


@require_safe
@requires(Capability.PLAN_WALK_IN)
def hours(request: TeamRequest) -> HttpResponse:
    """The weekly hours that have not ended, and the sessions of the coming weeks."""
    today = timezone.localdate()
    weekly = WalkInHour.objects.for_team(request.team).not_ended(today).select_related("centre")
    coming = WalkInSession.objects.for_team(request.team).filter(date__gte=today)
    in_order = sorted(weekly, key=lambda hour: (Weekday(hour.weekday).number, hour.starts))
    return render(
        request,
        "residents/hours.html",
        {
            "hours": in_order,
            "coming": coming.select_related("centre").order_by("date", "starts")[:COMING_SHOWN],
        },
    )


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.PLAN_WALK_IN)
def add(request: TeamRequest) -> HttpResponse:
    today = timezone.localdate()
    form = NewWalkInHourForm(
        request.POST or None, team=request.team, today=today, initial={"valid_from": today}
    )
    if form.is_valid():
        plan_walk_in_hour(team=request.team, today=today, token=form.token_sent, **details(form))
        messages.success(request, _("Walk-in hour planned."))
        return redirect("residents:walk-in-hours")
    return _form_page(request, form)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.PLAN_WALK_IN)
def change(request: TeamRequest, walk_in_hour_id: UUID) -> HttpResponse:
    hour = hour_or_404(request, walk_in_hour_id)
    today = timezone.localdate()
    initial = {name: getattr(hour, name) for name in WalkInHourForm.base_fields}
    initial["centre"] = hour.centre.public_id
    form = WalkInHourForm(request.POST or None, team=request.team, today=today, initial=initial)
    if form.is_valid():
        change_walk_in_hour(hour=hour, today=today, **form.cleaned_data)
        messages.success(request, _("Saved. The coming sessions move along."))
        return redirect("residents:walk-in-hours")
    return _form_page(request, form, hour=hour)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.PLAN_WALK_IN)
def end(request: TeamRequest, walk_in_hour_id: UUID) -> HttpResponse:
    hour = hour_or_404(request, walk_in_hour_id)
    form = LastDayForm(request.POST or None, initial={"last": timezone.localdate()})
    if form.is_valid():
        end_walk_in_hour(hour=hour, last=form.cleaned_data["last"])
        messages.success(request, _("This walk-in hour ends on that day."))
        return redirect("residents:walk-in-hours")
    return _form_page(request, form, "residents/end_hour.html", hour=hour)


def _form_page(
    request: TeamRequest, form: Any, template: str = "residents/hour.html", **context: Any
) -> HttpResponse:
    status = NOT_PROCESSABLE if form.is_bound else 200
    return render(request, template, {"form": form, **context}, status=status)
