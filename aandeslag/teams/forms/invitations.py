"""Inviting someone, and accepting an invitation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.access import Role
from aandeslag.teams.forms.choices import PublicChoiceField, PublicMultipleChoiceField
from aandeslag.teams.forms.once import OnceForm
from aandeslag.teams.models import Membership, Municipality, ReceptionCentre, User

if TYPE_CHECKING:
    from datetime import date

    from aandeslag.teams.models import Team

IN_A_TEAM: Final = (Role.DESK, Role.SUPPORTER, Role.COA, Role.COORDINATOR)
ABOVE_TEAMS: Final = (Role.OFFICIAL, Role.PROGRAMME, Role.AUDITOR)


def centres_of(team: Team, today: date) -> Any:
    return ReceptionCentre.objects.filter(served__in=team.serving.on(today))


class InviteForm(OnceForm):
    """Who is invited; the forms below add as what."""

    name = forms.CharField(label=_("Name"), max_length=60, help_text=_("As colleagues call this person."))
    email = forms.EmailField(label=_("E-mail"))

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class InviteMemberForm(InviteForm):
    role = forms.ChoiceField(
        label=_("Role"),
        choices=[(role.value, role.label) for role in IN_A_TEAM],
        widget=forms.RadioSelect,
    )
    centres = PublicMultipleChoiceField(
        ReceptionCentre.objects.none(),
        label=_("Centres"),
        required=False,
        help_text=_("Only for COA staff: the centres where this person works."),
    )

    def __init__(self, *args: Any, team: Team, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.team, self.today = team, today
        self.fields["centres"].queryset = centres_of(team, today)  # type: ignore[attr-defined]  # a choice among rows

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        role = cleaned.get("role")
        if role == Role.COA and not cleaned.get("centres"):
            self.add_error("centres", _("Tick at least one centre for COA staff."))
        if role and role != Role.COA:
            cleaned["centres"] = ReceptionCentre.objects.none()
        if role and "email" in cleaned and self._is_member(cleaned["email"], role):
            self.add_error("email", _("This person already has this role in the team."))
        return cleaned

    def _is_member(self, email: str, role: str) -> bool:
        current = Membership.objects.on(self.today)
        return current.filter(team=self.team, role=role, user__email__iexact=email).exists()


class InviteAboveTeamsForm(InviteForm):
    role = forms.ChoiceField(
        label=_("Role"),
        choices=[(role.value, role.label) for role in ABOVE_TEAMS],
        widget=forms.RadioSelect,
    )
    municipality = PublicChoiceField(
        Municipality.objects.filter(valid_until__isnull=True),
        label=_("Municipality"),
        required=False,
        help_text=_("Only for a municipal official."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        role = cleaned.get("role")
        if role == Role.OFFICIAL and not cleaned.get("municipality"):
            self.add_error("municipality", _("Choose the municipality of this official."))
        if role != Role.OFFICIAL:
            cleaned["municipality"] = None
        return cleaned


class NewAccountForm(forms.Form):
    """For whoever has no account yet."""

    name = forms.CharField(
        label=_("Your name"), max_length=60, widget=forms.TextInput({"autocomplete": "name"})
    )
    password = forms.CharField(
        label=_("Choose a password"),
        strip=False,
        max_length=200,
        help_text=_("At least 12 characters. A long sentence that only you know is a good password."),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "password" in cleaned:
            self._judge_password(cleaned["password"], cleaned.get("name", ""))
        return cleaned

    def _judge_password(self, password: str, name: str) -> None:
        try:
            validate_password(password, User(email=self.email, name=name))
        except ValidationError as error:
            self.add_error("password", error)


class OwnPasswordForm(forms.Form):
    """For whoever has an account, to show that it is theirs."""

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )
