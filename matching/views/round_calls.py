"""Whom to call about a proposal: for the coordinator to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from aandeslag.audit.actions import record_read
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from matching.cards.rounds.calls import calls_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest


@require_safe
@requires(Capability.KEEP_ROUNDS)
def calls(request: TeamRequest) -> HttpResponse:
    """By supporter, then by language, of the round that is being settled."""
    found = calls_of(request.team, timezone.now())
    record_read(action="round.calls", on=found.residents)
    return render(request, "matching/rounds/calls.html", {"lists": found.lists})
