"""Who wants to go together: those who said so at the desk, and still wait."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from residents.models import Visit

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from aandeslag.teams.models import Team

Friends = tuple[int, ...]
FEWEST: Final = 2


def friends_among(team: Team, residents: Collection[int]) -> list[Friends]:
    """Groups of two or more of these residents, each in one; by what was said last. One query."""
    visits = Visit.objects.filter(session__team=team, party__isnull=False).order_by("came_at", "pk")
    last: dict[int, UUID | None] = dict(visits.values_list("resident", "party"))
    groups: dict[UUID | None, list[int]] = defaultdict(list)
    for resident, party in sorted(last.items()):
        if resident in residents:
            groups[party].append(resident)
    return [tuple(group) for group in groups.values() if len(group) >= FEWEST]
