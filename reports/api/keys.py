"""Of which municipality may the figures be read with this key?"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ninja.security import HttpBearer

from reports.models import FiguresKey

if TYPE_CHECKING:
    from django.http import HttpRequest

    from aandeslag.teams.models import Municipality


class FiguresKeyBearer(HttpBearer):
    """A key that was revoked is like one that never was."""

    def authenticate(self, _request: HttpRequest, token: str) -> Municipality | None:
        key = FiguresKey.objects.usable().with_secret(token).select_related("municipality").first()
        return key.municipality if key else None


def municipality_of(request: HttpRequest) -> Municipality:
    """Of whoever holds the key; the router let nobody else pass."""
    return cast("Municipality", request.auth)  # type: ignore[attr-defined]  # set by ninja
