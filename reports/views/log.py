"""The log, newest first, with what the auditor asks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.shortcuts import render
from django.views.decorators.http import require_safe

from aandeslag.audit.actions import record
from aandeslag.audit.models import Line
from aandeslag.prepared import Prepared
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.models import Team
from reports.filters import LogFilter
from reports.log_lines import in_words

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpResponse, QueryDict

    from aandeslag.audit.models import LineQuerySet
    from aandeslag.teams.http import MemberRequest

PAGE: Final = 25
LARGEST: Final = 2**62


@require_safe
@requires(Capability.SEE_LOG)
def log(request: MemberRequest) -> HttpResponse:
    """Pages by sequence, so that the millionth line is as near as the first.

    Opening it is a line too, which names the questions that were asked.
    """
    teams = dict(_teams())
    before = _before(request.GET)
    found = LogFilter(request.GET, queryset=_lines_before(before), teams=teams)
    shown = _answer(found, before) if found.is_valid() else []
    record(action="log.read", changed=found.asked)
    context = {
        "form": found.form,
        "lines": in_words(shown[:PAGE], teams),
        "older": shown[PAGE - 1].sequence if len(shown) > PAGE else None,
        "is_newest": before == LARGEST,
        "is_filtered": bool(found.asked),
    }
    return render(request, "reports/log.html", context)


def _answer(found: LogFilter, before: int) -> list[Line]:
    """One more than a page: that there are older ones."""
    return list(found.qs[: PAGE + 1]) if found.asked else _newest(before)


def _lines_before(before: int) -> LineQuerySet:
    return Line.objects.filter(sequence__lt=before)


@Prepared
def _newest(before: int) -> LineQuerySet:
    return _lines_before(before)[: PAGE + 1]


@Prepared
def _teams() -> QuerySet[Team, tuple[int, str]]:
    return Team.objects.order_by("name").values_list("pk", "name")


def _before(query: QueryDict) -> int:
    text = query.get("before", "")
    return min(int(text), LARGEST) if text.isdecimal() else LARGEST
