"""The codes of app and paper, with a line in the log for each that was right or wrong."""

from __future__ import annotations

from typing import Final

from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.core.cache import cache
from django.core.exceptions import ValidationError

from aandeslag.audit.actions import record, record_refusal
from aandeslag.teams.link_secrets import digest_of

# A code is right during its own half minute, the one before and the one after; it works once in all three.
VALID_FOR_SECONDS: Final = 3 * 30


def _use_up(user_id: int, code: str) -> None:
    """Refuse a code that was used before: somebody may have looked over a shoulder."""
    key = digest_of(f"second-factor {user_id} {''.join(code.split())}")
    if not cache.add(key, "used", timeout=VALID_FOR_SECONDS):
        raise get_adapter().validation_error("incorrect_code")


class _CodeForm(mfa_forms.BaseAuthenticateForm):  # type: ignore[misc]  # allauth brings no types
    def clean_code(self) -> str:
        try:
            code: str = super().clean_code()
            _use_up(self.user.pk, code)
        except ValidationError:
            record_refusal(action="account.second-factor", on=[self.user])
            raise
        return code


class AuthenticateForm(_CodeForm, mfa_forms.AuthenticateForm):  # type: ignore[misc]  # allauth brings no types
    """Signing in: the second step."""


class ReauthenticateForm(_CodeForm, mfa_forms.ReauthenticateForm):  # type: ignore[misc]  # allauth brings no types
    """Showing it once more before something about the account changes."""

    def save(self) -> None:
        super().save()
        record(action="account.second-factor", on=self.user)


class ActivateForm(ActivateTOTPForm):  # type: ignore[misc]  # allauth brings no types
    """Setting up the app: its first code counts as shown in this session."""

    def clean_code(self) -> str:
        code: str = super().clean_code()
        _use_up(self.user.pk, code)
        record_authentication(context.request, self.user, method="mfa", type="totp")
        return code
