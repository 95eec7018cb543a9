"""The exact figures of the own team: a period, the rows behind a figure, and the same as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from aandeslag.audit.actions import record, record_read
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from reports import definitions
from reports.cards.exact import by_parts, endings, exact_report, funnel, in_short, numbers
from reports.cards.own import next_steps, own_numbers, stuck, this_week
from reports.cards.report import per_quarter, period_name, quarter_short
from reports.charts import bar_chart
from reports.closing import next_to_close, not_marked
from reports.counting_rules import rule_of
from reports.downloads import download
from reports.figures.counts import Measure
from reports.figures.divisions import division_of
from reports.figures.keeping import figures_of
from reports.figures.rows import OPENED, behind, rows_behind
from reports.figures.series import times_per_quarter
from reports.periods import Month, Period, Quarter, Span, beside, slug_of
from reports.planned import balances, planned
from reports.views.lookup import period_or_404
from residents.cards import name_of
from residents.views.lookup import shown_to

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from aandeslag.teams.models import Team
    from reports.figures.divisions import Division
    from reports.figures.figures import Figures

PER_PAGE = 100
IN_WORDS = {
    Measure.TIMES: definitions.TIMES,
    Measure.PARTICIPANTS: definitions.UNIQUE_PARTICIPANTS,
    Measure.PLACEMENTS: definitions.PLACEMENTS_STARTED,
    Measure.REGISTRATIONS: definitions.REGISTRATIONS,
    Measure.ENDED: definitions.ENDINGS,
}


@require_safe
@requires(Capability.SEE_EXACT_FIGURES)
def this_quarter(request: TeamRequest) -> HttpResponse:
    return redirect("reports:own", period=slug_of(Quarter.of(timezone.localdate()).period))


@require_safe
@requires(Capability.SEE_EXACT_FIGURES)
def own(request: TeamRequest, period: str) -> HttpResponse:
    today = timezone.localdate()
    chosen = period_or_404(period, today)
    figures = figures_of(request.team, chosen, today)
    division = _division(request, chosen, today)
    return render(request, "reports/own.html", _context(request, figures, division, today))


def _division(request: TeamRequest, period: Period, today: date) -> Division:
    """What is asked for where it can be chosen; otherwise that of the last year of the period."""
    usual = division_of(min(period.last, today).year, today.year)
    return usual.of_year(request.GET.get("division", ""))


def _context(request: TeamRequest, figures: Figures, division: Division, today: date) -> dict[str, Any]:
    chosen, team = figures.period, request.team
    plan = planned(team, min(chosen.last, today).year, today)
    waiting = not_marked(team, chosen, today)
    series = _series(team, Quarter.of(min(chosen.last, today)))
    return {
        "title": period_name(chosen),
        "slug": slug_of(chosen),
        "spans": _spans(chosen, today),
        "before": _slug(beside(chosen, -1), today),
        "after": _slug(beside(chosen, 1), today),
        "figures": figures,
        "is_final": figures.is_final,
        "numbers": numbers(figures),
        "large": own_numbers(figures, plan),
        "week": this_week(team, today),
        "to_mark": waiting,
        "chart": bar_chart(series),
        "chart_table": per_quarter(series),
        "steps": next_steps(next_to_close(team, today), waiting, plan, today.year),
        "balances": balances(team) if chosen.span == Span.SO_FAR else [],
        **_tables(figures, division),
        "division": division,
        "year": min(chosen.last, today).year,
        "today": today,
    }


def _series(team: Team, until: Quarter) -> list[tuple[str, int | None]]:
    return [(quarter_short(one), times) for one, times in times_per_quarter(team, until)]


def _tables(figures: Figures, division: Division) -> dict[str, Any]:
    return {
        "in_short": in_short(figures),
        "funnel": funnel(figures),
        "stuck": stuck(figures),
        "parts": by_parts(figures, division),
        "endings": endings(figures),
        "definitions": definitions.EXACT,
    }


def _spans(chosen: Period, today: date) -> list[tuple[str, str, bool]]:
    """The same days as a month, quarter, year, and all of it."""
    day = min(chosen.last, today)
    found = (Month.of(day).period, Quarter.of(day).period, Period.of_year(day.year), Period.so_far(today))
    return [(period_name(one), slug_of(one), one.span == chosen.span) for one in found]


def _slug(period: Period | None, today: date) -> str:
    return "" if period is None or period.first > today else slug_of(period)


@require_safe
@requires(Capability.SEE_EXACT_FIGURES)
def rows(request: TeamRequest, period: str, measure: str) -> HttpResponse:
    """Who is behind a figure; each look is logged."""
    today = timezone.localdate()
    chosen = period_or_404(period, today)
    if measure not in OPENED:
        raise Http404
    found = rows_behind(request.team, chosen, rule_of(chosen), measure)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    lines = [behind(one, measure) for one in page]
    people = list({one.resident.pk: one.resident for one in lines}.values())
    record_read(action="figures.rows", on=people)
    shown = shown_to(request)
    context = {
        "title": period_name(chosen),
        "slug": period,
        "definition": IN_WORDS[Measure(measure)],
        "lines": [(one, name_of(one.resident, shown)) for one in lines],
        "page": page,
    }
    return render(request, "reports/rows.html", context)


@require_safe
@requires(Capability.SEE_EXACT_FIGURES)
def own_file(request: TeamRequest, period: str, kind: str) -> HttpResponse:
    today = timezone.localdate()
    chosen = period_or_404(period, today)
    figures = figures_of(request.team, chosen, today)
    division = _division(request, chosen, today)
    report = exact_report(request.team, figures, division, today=today)
    answer = download(report, kind, name=f"figures-{period}")
    record(action="figures.downloaded", on=request.team)
    return answer
