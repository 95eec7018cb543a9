"""Reads of teams, memberships and invitations in the words of the field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models
from django.db.models import Q

from aandeslag.teams.access import Role
from aandeslag.teams.link_secrets import digest_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from aandeslag.teams.models import Team

Row = TypeVar("Row", bound=models.Model, covariant=True)  # noqa: PLC0105 - shorter reads better here


class TeamRowQuerySet(models.QuerySet[Row]):
    """Every read of a tenant's rows starts at `for_team`."""

    def for_team(self, team: Team | None) -> Self:
        """Keep the rows of one team; without a team there are none."""
        return self.none() if team is None else self.filter(team=team)


class DatedQuerySet(models.QuerySet[Row]):
    """Rows that hold from a first day up to and including a last one."""

    def on(self, day: date) -> Self:
        return self.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=day)).filter(
            Q(valid_until__isnull=True) | Q(valid_until__gte=day)
        )


class MembershipQuerySet(DatedQuerySet[Row]):
    def coordinating(self, team: Team) -> Self:
        return self.filter(team=team, role=Role.COORDINATOR)


class InvitationQuerySet(models.QuerySet[Row]):
    def usable(self, now: datetime) -> Self:
        return self.filter(used_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=now)

    def with_secret(self, secret: str) -> Self:
        return self.filter(secret_digest=digest_of(secret))
