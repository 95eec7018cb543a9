"""Closing a quarter, releasing a year, and writing down what figures are held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import CONFLICT, NOT_PROCESSABLE, PAGE_AND_FORM
from reports.actions import close_quarter, count_centre, release_year, set_opening_balance, set_targets
from reports.cards.report import day_name, period_name, quarter_name
from reports.closing import next_to_close, not_marked
from reports.errors import ClosingError, ReleaseError
from reports.figures.keeping import figures_of
from reports.forms import BalanceForm, CentreCountForm, TargetsForm
from reports.models import CentreCount, KeptNumbers, Release
from reports.periods import EARLIEST_YEAR, LATEST_YEAR, Quarter, Span, slug_of
from reports.planned import balances, planned
from reports.views.lookup import period_or_404

if TYPE_CHECKING:
    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_FIGURES)
def close(request: TeamRequest) -> HttpResponse:
    """First what is not marked yet; then one press."""
    today, status = timezone.localdate(), 200
    opening = next_to_close(request.team, today)
    if request.method == "POST" and opening is not None:
        try:
            kept = close_quarter(
                team=request.team, quarter=opening.quarter, by=request.user, now=timezone.now()
            )
        except ClosingError:
            status = CONFLICT
        else:
            messages.success(request, _("Closed. These numbers are final now, and published."))
            return redirect("reports:own", period=slug_of(Quarter.of(kept.first).period))
    context = {
        "opening": opening,
        "name": quarter_name(opening.quarter) if opening else "",
        "slug": slug_of(opening.quarter.period) if opening else "",
        "to_mark": not_marked(request.team, opening.quarter.period, today) if opening else None,
        "closed": [
            (quarter_name(Quarter.of(one.first)), slug_of(Quarter.of(one.first).period), one)
            for one in KeptNumbers.objects.for_team(request.team).closed().filter(span=Span.QUARTER)
        ],
        "is_refused": status == CONFLICT,
    }
    return render(request, "reports/close.html", context, status=status)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_FIGURES)
def targets(request: TeamRequest, year: int) -> HttpResponse:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise Http404
    today = timezone.localdate()
    form = TargetsForm(request.POST or None, targets=planned(request.team, year, today).targets)
    if form.is_valid():
        set_targets(team=request.team, year=year, values=form.cleaned_data, by=request.user)
        messages.success(request, _("The targets of %(year)d are written down.") % {"year": year})
        return redirect("reports:targets", year=year)
    title = _("Targets of %(year)d") % {"year": year}
    return _form(request, form, title, before=year - 1, after=year + 1)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_FIGURES)
def opening_balance(request: TeamRequest) -> HttpResponse:
    """What was reached before the system, with its source."""
    today = timezone.localdate()
    form = BalanceForm(request.POST or None, today=today)
    if form.is_valid():
        set_opening_balance(team=request.team, by=request.user, **form.cleaned_data)
        messages.success(request, _("Written down. It is shown with the programme so far."))
        return redirect("reports:opening-balance")
    lines = [
        (one.get_measure_display(), one.value, _("up to %(day)s") % {"day": day_name(one.until)}, one.source)
        for one in balances(request.team)
    ]
    return _form(request, form, _("Before this system"), lines=lines)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_FIGURES)
def centre_count(request: TeamRequest) -> HttpResponse:
    """How many people live at a centre, and how many of them are women."""
    today = timezone.localdate()
    form = CentreCountForm(request.POST or None, team=request.team, today=today)
    if form.is_valid():
        count_centre(team=request.team, by=request.user, **form.cleaned_data)
        messages.success(request, _("Written down."))
        return redirect("reports:centre-count")
    counts = CentreCount.objects.for_team(request.team).select_related("centre")[:20]
    of_women = _("of whom %(number)d women")
    lines = [
        (one.centre.name, one.people, of_women % {"number": one.women}, day_name(one.counted_on))
        for one in counts
    ]
    return _form(request, form, _("How many live at the centre"), lines=lines)


def _form(
    request: TeamRequest, form: TargetsForm | BalanceForm | CentreCountForm, title: str, **context: object
) -> HttpResponse:
    status = NOT_PROCESSABLE if form.is_bound else 200
    return render(request, "reports/plan.html", {"form": form, "title": title, **context}, status=status)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_FIGURES)
def release(request: TeamRequest, period: str) -> HttpResponse:
    """The exact totals of a closed year, for who pays."""
    today, status = timezone.localdate(), 200
    chosen = period_or_404(period, today)
    if chosen.span != Span.YEAR:
        raise Http404
    if request.method == "POST":
        try:
            release_year(team=request.team, year=chosen.first.year, by=request.user, now=timezone.now())
        except ReleaseError:
            status = CONFLICT
        else:
            messages.success(request, _("Released. The municipality and the programme see these totals."))
            return redirect("reports:release", period=period)
    figures = figures_of(request.team, chosen, today)
    context = {
        "title": _("Release the totals of %(year)s") % {"year": period_name(chosen)},
        "slug": period,
        "figures": figures,
        "is_final": figures.is_final,
        "released": Release.objects.for_team(request.team).filter(year=chosen.first.year).first(),
    }
    return render(request, "reports/release.html", context, status=status)
