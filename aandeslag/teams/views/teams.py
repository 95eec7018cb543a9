"""Teams, for the administrator: which there are, what they are called, whom they serve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from aandeslag.teams.access import Capability
from aandeslag.teams.actions import save_team
from aandeslag.teams.decorators import requires
from aandeslag.teams.forms import details
from aandeslag.teams.forms.teams import TeamForm
from aandeslag.teams.http import PAGE_AND_FORM
from aandeslag.teams.models import Invitation, Membership, Team, TeamCentre
from aandeslag.teams.once import made_with
from aandeslag.teams.views.form_page import Words, form_page

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import MemberRequest


@require_safe
@requires(Capability.KEEP_TEAMS)
def list_teams(request: MemberRequest) -> HttpResponse:
    serving = TeamCentre.objects.on(timezone.localdate()).select_related("centre")
    teams = Team.objects.select_related("volunteer_centre").prefetch_related(
        "municipalities", Prefetch("serving", queryset=serving, to_attr="now_serving")
    )
    return render(request, "teams/teams.html", {"teams": teams})


@require_safe
@requires(Capability.KEEP_TEAMS)
def show_team(request: MemberRequest, team_id: UUID) -> HttpResponse:
    team = get_object_or_404(Team.objects.select_related("volunteer_centre"), public_id=team_id)
    today, now = timezone.localdate(), timezone.now()
    context = {
        "shown": team,
        "facts": _facts(team),
        "serving": team.serving.select_related("centre"),
        "memberships": Membership.objects.on(today).filter(team=team).select_related("user"),
        "invitations": Invitation.objects.usable(now).filter(team=team),
    }
    return render(request, "teams/team.html", context)


def _facts(team: Team) -> list[tuple[str, object]]:
    return [
        (_("Name on screen and paper"), team.product_name),
        (_("Short name"), team.slug),
        (_("Minimum age"), team.get_minimum_age_display()),
        (_("Time to answer an offered place"), team.get_offer_hours_display()),
        (_("Volunteer centre"), team.volunteer_centre),
        (_("Municipalities"), ", ".join(str(one) for one in team.municipalities.all())),
        (_("Telephone"), team.phone),
        (_("Started on"), team.started_on),
    ]


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_TEAMS)
def add_team(request: MemberRequest) -> HttpResponse:
    return _edit(request, None, _("Open a team"), reverse("teams:teams"))


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_TEAMS)
def change_team(request: MemberRequest, team_id: UUID) -> HttpResponse:
    team = get_object_or_404(Team, public_id=team_id)
    heading = _("Change %(team)s") % {"team": team}
    return _edit(request, team, heading, reverse("teams:team", args=[team_id]))


def _edit(request: MemberRequest, team: Team | None, heading: str, back: str) -> HttpResponse:
    earlier = made_with(team=None, token=request.POST.get("token"), model=Team)
    if team is None and earlier is not None:
        return redirect("teams:team", team_id=earlier.public_id)
    form = TeamForm(request.POST or None, instance=team)
    if form.is_valid():
        today = timezone.localdate()
        saved = save_team(team=team, details=details(form), today=today, token=form.token_sent)
        messages.success(request, _("The team is saved."))
        return redirect("teams:team", team_id=saved.public_id)
    return form_page(request, form, Words(heading=heading, save=_("Save"), cancel=back))
