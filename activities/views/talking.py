"""Whom to call: organisations that nobody spoke to for sixty days, and how it went there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import PAGE_AND_FORM
from activities.actions import note_satisfaction, note_spoken, take_back_spoken
from activities.models import Organisation, Satisfaction
from activities.views.activity import find_activity
from activities.views.just_pressed import day_before, just_pressed, with_the_way_back
from activities.views.organisations import file_of, find_organisation

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest

PER_PAGE = 25


@require_safe
@requires(Capability.SEE_ORGANISATIONS)
def to_call(request: TeamRequest) -> HttpResponse:
    """The longest ago first; with a press that says *just spoken to*."""
    today = timezone.localdate()
    rows = Organisation.objects.for_team(request.team).to_call(today)
    never_first = F("spoken_on").asc(nulls_first=True)
    rows = rows.prefetch_related("contacts").order_by(never_first, "name", "pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "activities/to_call.html",
        {"page": page, "pressed": just_pressed(request, Organisation.objects.filter(spoken_on=today))},
    )


@require_POST
@requires(Capability.KEEP_ORGANISATIONS)
def spoken(request: TeamRequest, organisation_id: UUID) -> HttpResponse:
    """Just spoken to, or not after all: then `before` says what stood there."""
    organisation, today = find_organisation(request, organisation_id), timezone.localdate()
    then = reverse("activities:to-call") if request.POST.get("then") == "to-call" else file_of(organisation)
    if "before" in request.POST:
        take_back_spoken(organisation=organisation, before=day_before(request), today=today)
        return redirect(then)
    before = organisation.spoken_on
    note_spoken(organisation=organisation, today=today)
    if before == today:
        messages.success(request, _("Noted: just spoken to %(name)s.") % {"name": organisation.name})
        return redirect(then)
    return redirect(with_the_way_back(then, organisation, before))


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_ORGANISATIONS)
def satisfaction(request: TeamRequest, activity_id: UUID) -> HttpResponse:
    """Two presses: open this page, and say how it went."""
    activity = find_activity(request, activity_id)
    if request.method != "POST":
        context = {"activity": activity, "answers": Satisfaction.Answer.choices}
        return render(request, "activities/satisfaction.html", context)
    answer = request.POST.get("answer", "")
    if answer not in Satisfaction.Answer.values:
        raise Http404
    note_satisfaction(activity=activity, answer=answer, by=request.user, today=timezone.localdate())
    messages.success(request, _("Noted how it went."))
    return redirect(file_of(activity.organisation))
