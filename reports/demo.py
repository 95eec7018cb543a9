"""Closes the quarters of the invented towns, and gives them targets, as coordinators would have done."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from aandeslag.teams.models import Team
from reports.actions import close_quarter, count_centre, publish_due_countries, set_targets
from reports.closing import SOONEST, next_to_close
from reports.models import Target

TARGETS: Final = {
    Target.Measure.TIMES: 1600,
    Target.Measure.PARTICIPANTS: 150,
    Target.Measure.ORGANISATIONS: 12,
    Target.Measure.WOMEN_SHARE: 40,
}


@transaction.atomic
def fill_figures(*, today: date) -> None:
    for team in Team.objects.filter(status=Team.Status.ACTIVE):
        for year in (today.year - 1, today.year):
            set_targets(team=team, year=year, values={one.value: TARGETS[one] for one in TARGETS}, by=None)
        for serving in team.serving.select_related("centre"):
            count_centre(
                team=team,
                centre=serving.centre,
                counted_on=today - timedelta(days=400),
                people=410,
                women=156,
                source="COA",
                by=None,
            )
        while (opening := next_to_close(team, today)) is not None and opening.can_be_closed:
            day = opening.quarter.last + SOONEST
            closed_at = timezone.make_aware(datetime.combine(day, time(9)))
            close_quarter(team=team, quarter=opening.quarter, by=None, now=closed_at)
    publish_due_countries(now=timezone.now())
