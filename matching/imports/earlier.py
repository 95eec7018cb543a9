"""What earlier imports left behind: lines that are known again, and the numbers lists gave to people."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db.models import Max

from matching.models import Import, ImportRow

if TYPE_CHECKING:
    from collections.abc import Collection

    from aandeslag.teams.models import Team
    from matching.querysets import ImportRowQuerySet


def known_lines(imported: Import) -> dict[str, ImportRow]:
    """The rows of applied imports that have the same words as a row of this one. One query."""
    mine = imported.rows.values("line_digest")
    rows = _applied(imported.team, imported.kind).filter(line_digest__in=mine)
    return {row.line_digest: row for row in rows.defer("cells", "values", "reasons")}


def last_imports(activities: Collection[int]) -> dict[int, int]:
    """For each of these activities the last applied import with a line about it. One query."""
    rows = ImportRow.objects.filter(activity__in=activities, imported__stage=Import.Stage.APPLIED)
    return dict(rows.values_list("activity").annotate(last=Max("imported")).order_by())


def list_numbers(team: Team) -> dict[int, set[int]]:
    """For each person (integer key) the numbers that imported lists gave them. One query."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = _applied(team, Import.Kind.RESIDENTS).filter(list_number__isnull=False)
    for resident, number in rows.values_list("resident_id", "list_number"):
        if resident is not None:
            found[resident].add(number or 0)
    return found


def _applied(team: Team, kind: str) -> ImportRowQuerySet[ImportRow]:
    return (
        ImportRow.objects.for_team(team)
        .filter(imported__kind=kind, imported__stage=Import.Stage.APPLIED)
        .exclude(resident=None, activity=None)
    )
