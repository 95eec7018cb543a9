"""What an administrator does to someone's account: nothing but opening a door that was lost."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import F

from aandeslag.audit.actions import record
from aandeslag.teams.errors import NoSecondFactorError, OwnSecondFactorError
from aandeslag.teams.models import User
from aandeslag.teams.second_factor import has_second_factor


@transaction.atomic
def reset_second_factor(*, user: User, by: User) -> None:
    """Take away app and recovery codes, and end all sessions: the next sign-in sets up a new app.

    Raises OwnSecondFactorError: whoever has the own factor at hand removes it with that; and
    NoSecondFactorError where there is none, so that nobody is signed out for nothing.
    """
    if user == by:
        raise OwnSecondFactorError
    if not has_second_factor(user):
        raise NoSecondFactorError
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user=user)
    record(action="account.second-factor-reset", on=user)


@transaction.atomic
def end_sessions(*, user: User) -> None:
    """Sign someone out everywhere, at once."""
    User.objects.filter(pk=user.pk).update(session_round=F("session_round") + 1)
    record(action="account.sessions-ended", on=user)
