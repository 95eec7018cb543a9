"""From when until when a team serves a centre."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from aandeslag.teams import actions
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.errors import CentreServedError
from aandeslag.teams.forms.days import LastDayForm
from aandeslag.teams.forms.teams import ServeCentreForm
from aandeslag.teams.http import PAGE_AND_FORM
from aandeslag.teams.models import Team, TeamCentre
from aandeslag.teams.views.form_page import Words, form_page

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import MemberRequest


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_TEAMS)
def serve_centre(request: MemberRequest, team_id: UUID) -> HttpResponse:
    team = get_object_or_404(Team, public_id=team_id)
    form = ServeCentreForm(request.POST or None)
    if form.is_valid() and _served(team, form):
        messages.success(request, _("The team serves this centre."))
        return redirect("teams:team", team_id=team_id)
    heading = _("Let %(team)s serve a centre") % {"team": team}
    back = reverse("teams:team", args=[team_id])
    return form_page(request, form, Words(heading=heading, save=_("Save"), cancel=back))


def _served(team: Team, form: ServeCentreForm) -> bool:
    wanted = form.cleaned_data
    try:
        actions.serve_centre(
            team=team, centre=wanted["centre"], valid_from=wanted["valid_from"], token=form.token_sent
        )
    except CentreServedError as error:
        sentence = _("%(team)s serves this centre then. Give that an end first.")
        form.add_error("centre", sentence % {"team": error.by.team})
    return not form.errors


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_TEAMS)
def end_serving(request: MemberRequest, team_centre_id: UUID) -> HttpResponse:
    serving = get_object_or_404(TeamCentre.objects.select_related("team", "centre"), public_id=team_centre_id)
    form = LastDayForm(
        request.POST or None, initial={"last_day": serving.valid_until}, not_before=serving.valid_from
    )
    back = reverse("teams:team", args=[serving.team.public_id])
    if form.is_valid():
        actions.end_serving(serving=serving, last_day=form.cleaned_data["last_day"])
        messages.success(request, _("The last day is noted."))
        return redirect(back)
    heading = _("Until when does %(team)s serve %(centre)s?")
    words = Words(
        heading=heading % {"team": serving.team, "centre": serving.centre}, save=_("Save"), cancel=back
    )
    return form_page(request, form, words)
