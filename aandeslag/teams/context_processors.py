"""What every page shows of whoever looks: the team, the role, the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from aandeslag.teams.access import Role
from aandeslag.teams.navigation import Choice, choices
from aandeslag.teams.presence import is_on_duty

if TYPE_CHECKING:
    from django.http import HttpRequest

    from aandeslag.teams.models import Membership


def member(request: HttpRequest) -> dict[str, Any]:
    """Give `team`, `membership` and `navigation`; the menu is made only where a page shows it."""
    membership: Membership | None = getattr(request, "membership", None)
    return {
        "team": getattr(request, "team", None),
        "membership": membership,
        "navigation": SimpleLazyObject(lambda: _navigation(request, membership)) if membership else [],
    }


def _navigation(request: HttpRequest, membership: Membership) -> list[Choice]:
    present = membership.role == Role.SUPPORTER and (
        getattr(request, "present", False) or is_on_duty(membership, timezone.now())
    )
    return choices(membership.role, path=request.path, present=present)
