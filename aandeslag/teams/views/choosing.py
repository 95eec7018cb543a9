"""Chooses as what someone works now: one membership at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from aandeslag.audit.actions import record
from aandeslag.teams.access import Open
from aandeslag.teams.choosing import choose, memberships_of
from aandeslag.teams.decorators import open_to
from aandeslag.teams.forms.members import ChooseMembershipForm
from aandeslag.teams.http import NOT_PROCESSABLE, PAGE_AND_FORM

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
