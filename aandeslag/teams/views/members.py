"""The members of the own team: who is there, who leaves, who works for which centre."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from aandeslag.audit.actions import record_refusal
from aandeslag.teams.access import Capability, Role
from aandeslag.teams.actions import change_centres as change_centres_of
from aandeslag.teams.actions import change_languages as change_languages_of
from aandeslag.teams.actions import end_membership
from aandeslag.teams.decorators import requires
from aandeslag.teams.errors import LastCoordinatorError
from aandeslag.teams.forms.members import CentresForm, LanguagesForm
from aandeslag.teams.http import CONFLICT, PAGE_AND_FORM
from aandeslag.teams.models import Invitation, Membership
from aandeslag.teams.views.form_page import Words, form_page, sure_page

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet
    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest


@require_safe
@requires(Capability.KEEP_MEMBERS)
def list_members(request: TeamRequest) -> HttpResponse:
    invitations = Invitation.objects.usable(timezone.now()).filter(team=request.team)
    context = {
        "memberships": _memberships(request).select_related("user").prefetch_related("centres"),
        "invitations": invitations.prefetch_related("centres"),
    }
    return render(request, "teams/members.html", context)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_MEMBERS)
def end(request: TeamRequest, membership_id: UUID) -> HttpResponse:
    membership = get_object_or_404(
        _memberships(request).select_related("user", "team"), public_id=membership_id
    )
    words = Words(
        heading=_("End the membership of %(name)s?") % {"name": membership.user},
        save=_("End membership"),
        cancel=reverse("teams:members"),
        lead=_("From the next page on, this person sees nothing of the team any more."),
    )
    if request.method != "POST":
        return sure_page(request, words)
    try:
        end_membership(membership=membership, today=timezone.localdate(), now=timezone.now())
    except LastCoordinatorError:
        record_refusal(action="membership.ended", on=[membership])
        messages.error(request, _("The team would be without a coordinator. Invite another one first."))
        return sure_page(request, words, status=CONFLICT)
    messages.success(request, _("The membership has ended."))
    return redirect("teams:members" if membership != request.membership else "teams:choose-membership")


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_MEMBERS)
def change_centres(request: TeamRequest, membership_id: UUID) -> HttpResponse:
    at_centres = _memberships(request).filter(role=Role.COA).select_related("user")
    membership = get_object_or_404(at_centres, public_id=membership_id)
    form = CentresForm(
        request.POST if request.method == "POST" else None,
        team=request.team,
        today=timezone.localdate(),
        initial={"centres": list(membership.centres.all())},
    )
    if form.is_valid():
        change_centres_of(membership=membership, centres=form.cleaned_data["centres"])
        messages.success(request, _("The centres are changed."))
        return redirect("teams:members")
    heading = _("Centres of %(name)s") % {"name": membership.user}
    words = Words(heading=heading, save=_("Save"), cancel=reverse("teams:members"))
    return form_page(request, form, words)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_MEMBERS)
def change_languages(request: TeamRequest, membership_id: UUID) -> HttpResponse:
    supporters = _memberships(request).filter(role=Role.SUPPORTER).select_related("user")
    membership = get_object_or_404(supporters, public_id=membership_id)
    form = LanguagesForm(request.POST if request.method == "POST" else None, instance=membership)
    if form.is_valid():
        membership.refresh_from_db(fields=["languages"])  # the form has already written on it
        change_languages_of(membership=membership, languages=form.cleaned_data["languages"])
        messages.success(request, _("The languages are changed."))
        return redirect("teams:members")
    words = Words(
        heading=_("Which languages does %(name)s speak?") % {"name": membership.user},
        save=_("Save"),
        cancel=reverse("teams:members"),
        lead=_("For residents who ask for somebody who speaks their language; nothing else is done with it."),
    )
    return form_page(request, form, words)


def _memberships(request: TeamRequest) -> QuerySet[Membership]:
    return Membership.objects.on(timezone.localdate()).filter(team=request.team)
