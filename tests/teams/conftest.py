"""What tests of signing in share: somebody with a password, an app on a phone, and a way in."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.urls import reverse

from aandeslag.teams.access import Role
from tests.factories.teams import PASSWORD

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

    from aandeslag.teams.models import Membership, User
    from tests.world import Town


@dataclass
class Phone:
    """An authenticator app that knows one secret."""

    secret: str

    def code(self, steps: int = 0) -> str:
        """What it shows now, or that many half minutes from now."""
        shown: str = format_hotp_value(hotp_value(self.secret, int(time.time()) // 30 + steps))
        return shown


@pytest.fixture
def desk(town: Town) -> Membership:
    return town.member(Role.DESK)


@pytest.fixture
def coordinator(town: Town) -> Membership:
    return town.member(Role.COORDINATOR)


@pytest.fixture
def phone() -> Phone:
    return Phone(generate_totp_secret())


def set_up(user: User, phone: Phone) -> list[str]:
    """Give someone a second factor, as if set up long ago; returns the recovery codes."""
    TOTP.activate(user, phone.secret)
    codes: list[str] = RecoveryCodes.activate(user).get_unused_codes()
    return codes


def sign_in(client: Client, user: User, password: str = PASSWORD, **extra: str) -> HttpResponse:
    given = {"login": user.email, "password": password, **extra}
    return cast("HttpResponse", client.post(reverse("account_login"), given))


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session
