"""What officials and the programme may see: organisations, activities and walk-in sessions per team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from reports.public_figures import team_lines, teams_in_scope

if TYPE_CHECKING:
    from django.http import HttpResponse

    from aandeslag.teams.http import MemberRequest


@require_safe
@requires(Capability.SEE_PUBLIC_FIGURES)
def public(request: MemberRequest) -> HttpResponse:
    """Show this year; any parameter in the address gives the same page."""
    year = timezone.localdate().year
    lines = team_lines(teams_in_scope(request.membership), year)
    return render(request, "reports/public.html", {"lines": lines, "year": year})
