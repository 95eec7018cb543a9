"""The declarations of all organisations on one page, and the facts for UWV's form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import PAGE_AND_FORM
from aandeslag.teams.models import VolunteerCentre
from aandeslag.teams.views.form_page import Words, form_page
from activities import cards
from activities.actions import describe_work
from activities.cards.application import application_of
from activities.forms.organisations import DescribeWorkForm
from activities.papers import papers_of
from activities.views.declarations import find_kind_of_work
from activities.views.organisations import file_of
from activities.wording import WARNED

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest


@require_safe
@requires(Capability.SEE_ORGANISATIONS)
def declarations(request: TeamRequest) -> HttpResponse:
    """What stops people stands first, then what ends soon."""
    lines = [
        {
            "paper": paper,
            "tag": cards.standing_tag(paper.standing),
            "warning": WARNED[paper.warned] if paper.warned else "",
        }
        for paper in papers_of(request.team, timezone.localdate())
    ]
    return render(request, "activities/declarations.html", {"lines": lines})


@require_safe
@requires(Capability.SEE_ORGANISATIONS)
def facts(request: TeamRequest, kind_of_work_id: UUID) -> HttpResponse:
    """Ready to copy or print; with `?by=centre` the volunteer centre applies as authorised party."""
    kind_of_work = find_kind_of_work(request, kind_of_work_id)
    rows = kind_of_work.activities.not_ended().select_related("site_contact").prefetch_related("slots")
    by_centre = request.GET.get("by") == "centre"
    centre = VolunteerCentre.objects.filter(teams=request.team).select_related("municipality").first()
    context = {
        "kind_of_work": kind_of_work,
        "application": application_of(
            kind_of_work, list(rows), centre if by_centre else None, timezone.localdate()
        ),
        "by_centre": by_centre,
        "has_centre": centre is not None,
    }
    return render(request, "activities/application.html", context)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_ORGANISATIONS)
def describe(request: TeamRequest, kind_of_work_id: UUID) -> HttpResponse:
    kind_of_work = find_kind_of_work(request, kind_of_work_id)
    form = DescribeWorkForm(request.POST or None, instance=kind_of_work)
    if form.is_valid():
        describe_work(kind_of_work=kind_of_work, details=form.cleaned_data["details"])
        messages.success(request, _("Saved."))
        return redirect("activities:application", kind_of_work_id)
    words = Words(
        heading=kind_of_work.description,
        save=_("Save"),
        cancel=file_of(kind_of_work.organisation),
        lead=_("As it will stand in the application. Other work needs a declaration of its own."),
    )
    return form_page(request, form, words)
