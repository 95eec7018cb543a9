"""The steps of a volunteer declaration, each with its date."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.forms import OnceForm, details
from aandeslag.teams.forms.days import DayInput
from activities.details import DeclarationDetails
from activities.models import VolunteerDeclaration

State = VolunteerDeclaration.State
# Which dates a state cannot do without, and which do not belong to it.
NEEDS = {
    State.ASKED: (),
    State.RECEIVED: ("received_on",),
    State.GRANTED: ("valid_until",),
    State.REFUSED: ("refused_on",),
}
EXCLUDES = {
    State.ASKED: ("received_on", "granted_on", "valid_until", "refused_on"),
    State.RECEIVED: ("granted_on", "valid_until", "refused_on"),
    State.GRANTED: (),
    State.REFUSED: (),
}


class StepForm(forms.Form):
    """On which day something happened."""

    on = forms.DateField(label=_("On which day?"), widget=DayInput)


class AskForm(OnceForm, StepForm):
    """On which day it was asked for, and by whom."""

    applicant = forms.ChoiceField(
        label=_("Who asked for it?"),
        choices=VolunteerDeclaration.Applicant.choices,
        initial=VolunteerDeclaration.Applicant.ORGANISATION,
        required=False,
        widget=forms.RadioSelect,
    )


class GrantForm(StepForm):
    until = forms.DateField(
        label=_("Valid until"),
        widget=DayInput,
        required=False,
        help_text=_("Empty: three years, as usual."),
    )


class _DeclarationForm(forms.ModelForm[VolunteerDeclaration]):
    class Meta:
        model = VolunteerDeclaration
        fields = ("state", "applicant", "asked_on", "received_on", "granted_on", "valid_until", "refused_on")
        widgets = {
            "state": forms.RadioSelect,
            "applicant": forms.Select,
            "asked_on": DayInput,
            "received_on": DayInput,
            "granted_on": DayInput,
            "valid_until": DayInput,
            "refused_on": DayInput,
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        state = cleaned.get("state")
        for name in NEEDS[State(state)] if state else ():
            if cleaned.get(name) is None:
                self.add_error(name, _("This date belongs to the state: fill it in."))
        for name in EXCLUDES[State(state)] if state else ():
            if cleaned.get(name) is not None:
                self.add_error(
                    name, _("This date does not fit the state: empty it, or choose another state.")
                )
        return cleaned

    def details(self) -> DeclarationDetails:
        return DeclarationDetails(**details(self))


class RecordDeclarationForm(OnceForm, _DeclarationForm):
    """Writing down one that exists already."""


class CorrectDeclarationForm(_DeclarationForm):
    """Setting right what was written down wrongly."""
