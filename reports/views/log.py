"""The log as a plain list, newest first, for the auditor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from aandeslag.audit.actions import record
from aandeslag.audit.models import Line, Result
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires

if TYPE_CHECKING:
    from django.http import HttpResponse, QueryDict

    from aandeslag.teams.http import MemberRequest

PAGE = 25
LARGEST = 2**62


@require_safe
@requires(Capability.SEE_LOG)
def log(request: MemberRequest) -> HttpResponse:
    """Pages by sequence, so that the millionth line is as near as the first."""
    result = request.GET.get("result", "")
    lines = Line.objects.filter(sequence__lt=_before(request.GET))
    if result in Result.values:
        lines = lines.filter(result=result)
    shown = list(lines[: PAGE + 1])
    record(action="log.read")
    return render(
        request,
        "reports/log.html",
        {
            "lines": shown[:PAGE],
            "older": shown[PAGE - 1].sequence if len(shown) > PAGE else None,
            "results": Result.choices,
            "result": result,
        },
    )


def _before(query: QueryDict) -> int:
    text = query.get("before", "")
    return min(int(text), LARGEST) if text.isdecimal() else LARGEST
