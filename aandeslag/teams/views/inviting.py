"""Invites people to a team or above teams, and withdraws an invitation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from aandeslag.teams.access import Capability, Role
from aandeslag.teams.actions import Offer, invite, withdraw_invitation
from aandeslag.teams.decorators import requires
from aandeslag.teams.forms.invitations import InviteAboveTeamsForm, InviteForm, InviteMemberForm
from aandeslag.teams.http import PAGE_AND_FORM
from aandeslag.teams.mail import send_invitation
from aandeslag.teams.models import Invitation, Team
from aandeslag.teams.views.form_page import Words, form_page

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import MemberRequest, TeamRequest


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_MEMBERS)
def invite_member(request: TeamRequest) -> HttpResponse:
    form = InviteMemberForm(request.POST or None, team=request.team, today=timezone.localdate())
    back = reverse("teams:members")
    if form.is_valid():
        wanted = form.cleaned_data
        offer = Offer(role=wanted["role"], team=request.team, centres=list(wanted["centres"]))
        return _invite(request, offer, form, back)
    return form_page(request, form, _words(_("Invite someone to the team"), back))


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_TEAMS)
def invite_coordinator(request: MemberRequest, team_id: UUID) -> HttpResponse:
    team = get_object_or_404(Team, public_id=team_id)
    form = InviteForm(request.POST or None)
    back = reverse("teams:team", args=[team_id])
    if form.is_valid():
        return _invite(request, Offer(role=Role.COORDINATOR, team=team), form, back)
    heading = _("Invite a coordinator of %(team)s") % {"team": team}
    return form_page(request, form, _words(heading, back))


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_TEAMS)
def invite_above_teams(request: MemberRequest) -> HttpResponse:
    form = InviteAboveTeamsForm(request.POST or None)
    back = reverse("teams:accounts")
    if form.is_valid():
        wanted = form.cleaned_data
        offer = Offer(role=wanted["role"], municipality=wanted["municipality"])
        return _invite(request, offer, form, back)
    return form_page(request, form, _words(_("Invite an official or a national role"), back))


@require_POST
@requires(Capability.KEEP_MEMBERS)
def withdraw(request: TeamRequest, invitation_id: UUID) -> HttpResponse:
    invitation = get_object_or_404(Invitation, team=request.team, public_id=invitation_id)
    return _withdraw(request, invitation, "teams:members")


@require_POST
@requires(Capability.KEEP_TEAMS)
def withdraw_any(request: MemberRequest, invitation_id: UUID) -> HttpResponse:
    return _withdraw(request, get_object_or_404(Invitation, public_id=invitation_id), "teams:accounts")


def _withdraw(request: MemberRequest, invitation: Invitation, back: str) -> HttpResponse:
    withdraw_invitation(invitation=invitation, now=timezone.now())
    messages.success(request, _("The invitation is withdrawn; its link does not work any more."))
    return redirect(back)


def _invite(request: MemberRequest, offer: Offer, form: InviteForm, back: str) -> HttpResponse:
    """Show the link once, on this answer: it is kept nowhere, so no later page can."""
    invited = invite(
        offer=offer,
        email=form.cleaned_data["email"],
        name=form.cleaned_data["name"],
        by=request.user,
        now=timezone.now(),
        token=form.token_sent,
    )
    link, is_mailed = None, False
    if invited.secret is not None:
        link = request.build_absolute_uri(reverse("teams:invitation", args=[invited.secret]))
        is_mailed = send_invitation(invitation=invited.invitation, link=link)
    context = {"invitation": invited.invitation, "link": link, "is_mailed": is_mailed, "back": back}
    return render(request, "teams/invited.html", context)


def _words(heading: str, back: str) -> Words:
    lead = _("This person gets a link by e-mail that works once, for 72 hours. You see the link too.")
    return Words(heading=heading, save=_("Invite"), cancel=back, lead=lead)
