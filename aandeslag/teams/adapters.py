"""How allauth behaves here: closed to strangers, silent about who is known, and written down in the log."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from aandeslag.audit.actions import record, record_refusal
from aandeslag.audit.context import identify
from aandeslag.teams.models import User

if TYPE_CHECKING:
    from django.http import HttpRequest

# What allauth tells the person concerned, by the name of its mail → what the log calls it.
EVENTS: Final = {
    "mfa/email/totp_activated": "account.second-factor-set-up",
    "mfa/email/totp_deactivated": "account.second-factor-removed",
    "mfa/email/recovery_codes_generated": "account.recovery-codes-made",
    "account/email/password_changed": "account.password-changed",
    "account/email/password_reset": "account.password-reset",
}
# The page that follows says enough.
UNSAID: Final = frozenset({"account/messages/logged_in.txt", "account/messages/logged_out.txt"})


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth brings no types
    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        """Only an invitation makes an account."""
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        """Sign in, after every step of it has been passed."""
        super().login(request, user)
        identify(actor_id=user.pk)
        record(action="account.signed-in", on=user)

    def logout(self, request: HttpRequest) -> None:
        if isinstance(request.user, User):
            record(action="account.signed-out", on=request.user)
        super().logout(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            record_refusal(action="account.too-many-guesses", on=_meant(credentials))
            raise

    def authentication_failed(self, _request: HttpRequest, **credentials: Any) -> None:
        record_refusal(action="account.sign-in", on=_meant(credentials))

    def is_safe_url(self, url: str) -> bool:
        """Say whether we may send someone there: to this site only."""
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={self.request.get_host()}, require_https=self.request.is_secure()
        )

    def is_reauthentication_required(self, **_kwargs: Any) -> bool:
        """Ask for the password once more, unless it was shown in the last minutes, as when just signed in."""
        records = get_authentication_records(self.request, self.request.user)
        latest = max((one["at"] for one in records), default=0)
        return bool(time.time() - latest > app_settings.REAUTHENTICATION_TIMEOUT)

    def get_password_change_redirect_url(self, _request: HttpRequest) -> str:
        return reverse("mfa_index")

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        if message_template not in UNSAID:
            super().add_message(request, level, message_template, *args, **kwargs)

    def send_notification_mail(self, template_prefix: str, user: User, *args: Any, **kwargs: Any) -> None:
        """Called whenever something about an account's safety has changed."""
        record(action=EVENTS.get(template_prefix, "account.changed"), on=user)
        super().send_notification_mail(template_prefix, user, *args, **kwargs)


def _meant(credentials: dict[str, Any]) -> list[User]:
    """Find whom someone tried to be; the address itself does not go into the log."""
    return list(User.objects.filter(email__iexact=credentials.get("email", "")))
