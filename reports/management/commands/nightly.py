"""Does what time brings: `manage.py nightly`, once a night; safe to run twice, or two at the same time."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from aandeslag.teams.models import Team
from matching.actions import run_night
from reports.actions import close_due_quarters, publish_due_countries


class Command(BaseCommand):
    help = (
        "Makes walk-in sessions and dates ahead, fills places of those who come every time, writes tasks, "
        "closes quarters, publishes the totals of the country."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        now = timezone.now()
        for team in Team.objects.filter(status=Team.Status.ACTIVE):
            night = run_night(team=team, now=now)
            closed = close_due_quarters(team=team, now=now)
            self.stdout.write(
                f"{team.slug}: {night.sessions} sessions, {night.dates} dates, {night.places} places filled, "
                f"{night.ended} placements ended, {night.tasks} tasks, {closed} quarters closed"
            )
        self.stdout.write(f"the country: {publish_due_countries(now=now)} periods published")
