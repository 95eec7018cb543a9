"""Whose offer may be read with this key?"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ninja.security import HttpBearer

from activities.models import OfferKey

if TYPE_CHECKING:
    from django.http import HttpRequest

    from aandeslag.teams.models import Team


class OfferKeyBearer(HttpBearer):
    """A key that was revoked is like one that never was."""

    def authenticate(self, _request: HttpRequest, token: str) -> Team | None:
        key = OfferKey.objects.usable().with_secret(token).select_related("team").first()
        return key.team if key else None


def team_of(request: HttpRequest) -> Team:
    """Of whoever holds the key; the router let nobody else pass."""
    return cast("Team", request.auth)  # type: ignore[attr-defined]  # set by ninja
