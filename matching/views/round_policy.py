"""What a team chooses for its next rounds, within bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import NOT_PROCESSABLE, PAGE_AND_FORM
from matching.actions.rounds import choose_policy
from matching.models import RoundPolicy
from matching.rounds.forms import PolicyForm

if TYPE_CHECKING:
    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_ROUNDS)
def policy(request: TeamRequest) -> HttpResponse:
    """For the rounds to come: those that were made keep the choices by which they were made."""
    kept = RoundPolicy.objects.filter(team=request.team).first() or RoundPolicy(team=request.team)
    form = PolicyForm(request.POST if request.method == "POST" else None, instance=kept)
    if request.method == "POST" and form.is_valid():
        choose_policy(team=request.team, chosen=form.cleaned_data)
        messages.success(request, _("Saved. It holds from the next proposal on."))
        return redirect("matching:rounds")
    status = NOT_PROCESSABLE if form.errors else 200
    return render(request, "matching/rounds/policy.html", {"form": form}, status=status)
