"""All teams of the country in one table, for the programme; and the same as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from reports.cards.national import national, national_report
from reports.cards.report import period_name
from reports.cards.story import protected_notes
from reports.downloads import download
from reports.periods import Period, Quarter, Span, beside, slug_of
from reports.public_figures import teams_in_scope
from reports.views.lookup import nothing_asked, period_or_404

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpResponse

    from aandeslag.teams.http import MemberRequest


@require_safe
@requires(Capability.SEE_COUNTRY_FIGURES)
def country(request: MemberRequest) -> HttpResponse:
    """To the last quarter that is over."""
    over = Quarter.of(timezone.localdate()).previous
    return redirect("reports:all-teams", period=slug_of(over.period))


@require_safe
@requires(Capability.SEE_COUNTRY_FIGURES)
@nothing_asked
def all_teams(request: MemberRequest, period: str) -> HttpResponse:
    today = timezone.localdate()
    chosen = _published_kind_or_404(period, today)
    before, after = beside(chosen, -1), beside(chosen, 1)
    context = {
        "national": national(teams_in_scope(request.membership), chosen),
        "title": period_name(chosen),
        "slug": period,
        "before": slug_of(before) if before else "",
        "after": slug_of(after) if after and after.first <= today else "",
        "other": _other(chosen, today),
        "notes": protected_notes(),
    }
    return render(request, "reports/country.html", context)


@require_safe
@requires(Capability.SEE_COUNTRY_FIGURES)
@nothing_asked
def all_teams_file(request: MemberRequest, period: str, kind: str) -> HttpResponse:
    chosen = _published_kind_or_404(period, timezone.localdate())
    found = national(teams_in_scope(request.membership), chosen)
    return download(national_report(found), kind, name=f"teams-{period}")


def _published_kind_or_404(slug: str, today: date) -> Period:
    """Only quarters and years are published."""
    period = period_or_404(slug, today)
    if period.span not in (Span.QUARTER, Span.YEAR):
        raise Http404
    return period


def _other(period: Period, today: date) -> tuple[str, str]:
    """From a quarter to its year, from a year to its last quarter."""
    if period.span == Span.QUARTER:
        other = Period.of_year(period.first.year)
    else:
        other = Quarter.of(min(period.last, today)).period
    return period_name(other), slug_of(other)
