"""For COA staff: exact counts of the own centres, without anybody's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from reports import definitions
from reports.cards.report import Line, Table, period_name
from reports.figures.counts import Dimension, Measure
from reports.figures.figures import hours
from reports.figures.keeping import figures_of
from reports.periods import Period, Quarter, beside, slug_of
from reports.views.lookup import period_or_404

if TYPE_CHECKING:
    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from aandeslag.teams.models import ReceptionCentre
    from reports.figures.figures import Figures


@require_safe
@requires(Capability.SEE_CENTRE_FIGURES)
def centres_now(request: TeamRequest) -> HttpResponse:
    return redirect("reports:centres", period=slug_of(Quarter.of(timezone.localdate()).period))


@require_safe
@requires(Capability.SEE_CENTRE_FIGURES)
def centres(request: TeamRequest, period: str) -> HttpResponse:
    today = timezone.localdate()
    chosen = period_or_404(period, today)
    figures = figures_of(request.team, chosen, today)
    before, after = beside(chosen, -1), beside(chosen, 1)
    year = Period.of_year(chosen.last.year)
    context = {
        "title": period_name(chosen),
        "table": _table(figures, list(request.membership.centres.all())),
        "before": slug_of(before) if before else "",
        "after": slug_of(after) if after and after.first <= today else "",
        "year": slug_of(year),
        "definitions": (
            definitions.TIMES,
            definitions.UNIQUE_PARTICIPANTS,
            definitions.PLACEMENTS_STARTED,
            definitions.HOURS,
        ),
        "today": today,
    }
    return render(request, "reports/centres.html", context)


def _table(figures: Figures, own: list[ReceptionCentre]) -> Table:
    counted = (Measure.TIMES, Measure.PARTICIPANTS, Measure.PLACEMENTS)
    lines = []
    for one in own:
        code = str(one.public_id)
        values = [figures.of(measure, Dimension.CENTRE, code) for measure in counted]
        minutes = figures.of(Measure.MINUTES, Dimension.CENTRE, code)
        lines.append(Line(one.name, (*values, hours(minutes))))
    columns = tuple(
        str(one.name)
        for one in (
            definitions.TIMES,
            definitions.UNIQUE_PARTICIPANTS,
            definitions.PLACEMENTS_STARTED,
            definitions.HOURS,
        )
    )
    return Table(str(definitions.TIMES.name), columns, tuple(lines))
