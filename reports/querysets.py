"""Reads of kept figures, each starting at a team, and of the keys of municipalities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from aandeslag.teams.link_secrets import digest_of
from aandeslag.teams.querysets import Row, TeamRowQuerySet

if TYPE_CHECKING:
    from aandeslag.teams.models import Municipality
    from reports.periods import Period


class KeptNumbersQuerySet(TeamRowQuerySet[Row]):
    def of(self, period: Period) -> Self:
        return self.filter(span=period.span, first=period.first)

    def closed(self) -> Self:
        return self.filter(closed_at__isnull=False)


class FiguresKeyQuerySet(models.QuerySet[Row]):
    """Keys of municipalities; what they open are published figures of the teams there."""

    def of(self, municipality: Municipality | None) -> Self:
        return self.none() if municipality is None else self.filter(municipality=municipality)

    def usable(self) -> Self:
        return self.filter(revoked_at__isnull=True)

    def with_secret(self, secret: str) -> Self:
        return self.filter(secret_digest=digest_of(secret))
