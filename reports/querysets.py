"""Reads of kept figures, each starting at a team."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from aandeslag.teams.querysets import Row, TeamRowQuerySet

if TYPE_CHECKING:
    from reports.periods import Period


class KeptNumbersQuerySet(TeamRowQuerySet[Row]):
    def of(self, period: Period) -> Self:
        return self.filter(span=period.span, first=period.first)

    def closed(self) -> Self:
        return self.filter(closed_at__isnull=False)
