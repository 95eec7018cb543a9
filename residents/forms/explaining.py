"""Asks in which language something was explained, and what someone answered to an extra."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aandeslag.vocabulary import Language
from residents.forms.fields import phone_number
from residents.models import Consent

YES, NO = "yes", "no"
NO_AUTOFILL = {"autocomplete": "off"}


class ExplanationForm(forms.Form):
    language = forms.ChoiceField(
        label=_("In which language did you explain it?"),
        choices=[("", _("choose a language")), *Language.choices],
    )


class ConsentForm(forms.Form):
    """One extra at a time: each is asked apart, and refusing it blocks nothing."""

    purpose = forms.ChoiceField(label=_("What for?"), choices=Consent.Purpose, widget=forms.RadioSelect)
    answer = forms.ChoiceField(
        label=_("Do they agree?"),
        choices=[(YES, _("yes, they agree")), (NO, _("no, or not any more"))],
        widget=forms.RadioSelect,
    )
    language = forms.ChoiceField(
        label=_("In which language did you ask?"),
        choices=[("", _("choose a language")), *Language.choices],
        required=False,
    )
    phone = forms.CharField(
        label=_("Telephone"),
        help_text=_("Only together with their agreement to call and send messages."),
        max_length=20,
        required=False,
        validators=[phone_number],
        widget=forms.TextInput(attrs={**NO_AUTOFILL, "inputmode": "tel"}),
    )
    email = forms.EmailField(label=_("E-mail"), required=False, widget=forms.EmailInput(attrs=NO_AUTOFILL))

    def clean(self) -> None:
        super().clean()
        for name in ("phone", "email"):
            if self.cleaned_data.get(name) and not self.may_be_reached:
                self.add_error(name, _("Leave this out: they did not agree to be called or written to."))

    @property
    def given(self) -> bool:
        answer: str | None = self.cleaned_data.get("answer")
        return answer == YES

    @property
    def may_be_reached(self) -> bool:
        return self.given and self.cleaned_data.get("purpose") == Consent.Purpose.PHONE

    @property
    def contact(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("phone", "email")}
