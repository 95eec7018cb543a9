"""Reads what figures are held against."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reports.models import CentreCount, OpeningBalance, Target

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from aandeslag.teams.models import Team


@dataclass(frozen=True)
class Planned:
    """The targets of a year, and which part of those who live at the centres are women."""

    targets: dict[str, int] = field(default_factory=dict)
    people_at_centres: int = 0
    women_at_centres: int = 0

    @property
    def women_share_of_centres(self) -> int | None:
        if not self.people_at_centres:
            return None
        return round(100 * self.women_at_centres / self.people_at_centres)


def planned(team: Team, year: int, until: date) -> Planned:
    """Two queries. Of each centre the last count up to a day."""
    targets = dict(Target.objects.for_team(team).filter(year=year).values_list("measure", "value"))
    counts: dict[int, CentreCount] = {}
    for one in CentreCount.objects.for_team(team).filter(counted_on__lte=until).order_by("counted_on"):
        counts[one.centre_id] = one
    return Planned(
        targets=targets,
        people_at_centres=sum(one.people for one in counts.values()),
        women_at_centres=sum(one.women for one in counts.values()),
    )


def balances(team: Team) -> list[OpeningBalance]:
    return list(OpeningBalance.objects.for_team(team))


def targets_of(teams: Iterable[Team], year: int) -> dict[int, dict[str, int]]:
    """Per team. One query."""
    found: dict[int, dict[str, int]] = {}
    for one in Target.objects.filter(team__in=list(teams), year=year):
        found.setdefault(one.team_id, {})[one.measure] = one.value
    return found
