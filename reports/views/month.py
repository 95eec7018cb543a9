"""The month of the own team: four exact numbers, each with its definition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from activities.models import Activity
from reports import definitions
from reports.charts import bar_chart
from reports.figures import month_figures, times_per_month
from reports.periods import Month

if TYPE_CHECKING:
    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from reports.figures import MonthFigures

FIRST_YEAR, LAST_YEAR = 2000, 2100


@require_safe
@requires(Capability.SEE_EXACT_FIGURES)
def this_month(request: TeamRequest) -> HttpResponse:
    now = Month.of(timezone.localdate())
    return redirect("reports:month", year=now.year, month=now.month)


@require_safe
@requires(Capability.SEE_EXACT_FIGURES)
def month(request: TeamRequest, year: int, month: int) -> HttpResponse:
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):  # noqa: PLR2004 - months
        raise Http404
    chosen, today = Month(year, month), timezone.localdate()
    figures = month_figures(request.team, chosen, today)
    series = times_per_month(request.team, chosen)
    return render(
        request,
        "reports/month.html",
        {
            "chosen": chosen,
            "has_next": chosen.next <= Month.of(today),
            "figures": figures,
            "numbers": _numbers(figures),
            "others": [(Activity.Purpose(purpose).label, line) for purpose, line in figures.others.items()],
            "definitions": definitions,
            "chart": bar_chart([(date_format(one.month.first, "M"), one.times) for one in series]),
            "series": series,
            "today": today,
        },
    )


def _numbers(figures: MonthFigures) -> list[tuple[definitions.Definition, int]]:
    line = figures.volunteering
    return [
        (definitions.TIMES, line.times),
        (definitions.UNIQUE_PARTICIPANTS, line.unique_participants),
        (definitions.PLACEMENTS_STARTED, line.placements_started),
        (definitions.ORGANISATIONS, line.organisations),
    ]
