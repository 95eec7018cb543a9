"""Lets go of what lies around: previews nobody went on with, and rows that were left out long ago."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from matching.imports.applying import forget_everything
from matching.imports.undoing import drop_import
from matching.models import Import, ImportRow

if TYPE_CHECKING:
    from datetime import datetime

    from aandeslag.teams.models import Team

DAYS_KEPT: Final = 7


def forget_old_imports(*, team: Team, now: datetime) -> int:
    """Empty what is older than a week, and say how many imports that were."""
    before = now - timedelta(days=DAYS_KEPT)
    mine = Import.objects.for_team(team)
    pending = list(mine.pending().filter(created_at__lt=before))
    for imported in pending:
        drop_import(imported=imported)
    filled = ImportRow.objects.for_team(team).exclude(cells=[])
    applied = list(mine.applied().filter(applied_at__lt=before, pk__in=filled.values("imported")))
    for imported in applied:
        forget_everything(imported=imported)
    return len(pending) + len(applied)
