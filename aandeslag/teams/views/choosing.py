"""Chooses as what someone works now: one membership at a time, also where two tabs disagree about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from aandeslag.audit.actions import record
from aandeslag.teams.access import Open
from aandeslag.teams.choosing import choose, memberships_of
from aandeslag.teams.decorators import open_to
from aandeslag.teams.forms.members import ChooseMembershipForm
from aandeslag.teams.http import NOT_PROCESSABLE, PAGE_AND_FORM
from aandeslag.teams.opened_as import BACK, membership_of_form

if TYPE_CHECKING:
    from django.http import HttpResponse

    from aandeslag.teams.http import MemberRequest


@require_http_methods(PAGE_AND_FORM)
@open_to(Open.SIGNED_IN)
def choose_membership(request: MemberRequest) -> HttpResponse:
    memberships = memberships_of(request.user, timezone.localdate())
    form = ChooseMembershipForm(request.POST or None, memberships=memberships)
    if form.is_valid():
        membership = form.cleaned_data["membership"]
        choose(request, membership)
        record(action="membership.chosen", on=membership)
        return redirect("reports:today")
    status = NOT_PROCESSABLE if form.errors else 200
    return render(request, "teams/choose.html", {"memberships": memberships}, status=status)


@require_POST
@open_to(Open.SIGNED_IN)
def send_again(request: MemberRequest) -> HttpResponse:
    """Work as before again, and let the browser send the same form where it was meant to go."""
    membership, back = membership_of_form(request), request.POST.get(BACK, "")
    if membership is None or not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return redirect("teams:choose-membership")
    choose(request, membership)
    record(action="membership.chosen", on=membership)
    return HttpResponseRedirect(back, preserve_request=True)
