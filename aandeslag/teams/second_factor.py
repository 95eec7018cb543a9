"""Whether someone has a second factor, and whether this session has seen it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled

if TYPE_CHECKING:
    from django.http import HttpRequest

    from aandeslag.teams.models import User

# Recovery codes replace a factor for once; on their own they are none.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_second_factor(user: User) -> bool:
    return bool(is_mfa_enabled(user, types=FACTORS))


def showed_second_factor(request: HttpRequest, user: User) -> bool:
    """Say whether it was shown in *this* session: one that began before it was set up does not count."""
    return any(record["method"] == "mfa" for record in get_authentication_records(request, user))
