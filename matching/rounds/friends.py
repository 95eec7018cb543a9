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
    said = Visit.objects.for_team(team).with_party_named_last().order_by("resident")
    groups: dict[UUID | None, list[int]] = defaultdict(list)
    for resident, party in said.values_list("resident", "party"):
        if resident in residents:
            groups[party].append(resident)
    return [tuple(group) for group in groups.values() if len(group) >= FEWEST]
