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
LANGUAGES = [("", _("choose a language")), *Language.choices]


def name_of_extra(purpose: str) -> str:
    """The field with the answer to one extra."""
    return f"may-{purpose}"


class ContactFields(forms.Form):
    """How someone can be reached: only together with their agreement."""

    phone = forms.CharField(
        label=_("Telephone"),
        help_text=_("Only together with their agreement to call and send messages."),
        max_length=20,
        required=False,
        validators=[phone_number],
        widget=forms.TextInput(attrs={**NO_AUTOFILL, "inputmode": "tel"}),
    )

    def clean(self) -> None:
        super().clean()
        for name in ("phone", "email"):
            if self.cleaned_data.get(name) and not self.may_be_reached:
                self.add_error(name, _("Leave this out: they did not agree to be called or written to."))

    @property
    def may_be_reached(self) -> bool:
        raise NotImplementedError

    @property
    def contact(self) -> dict[str, Any]:
        return {name: self.cleaned_data.get(name, "") for name in ("phone", "email")}


class MayBeCalledForm(ContactFields):
    """One press where a message is to be sent: may we? With a number, when there is none yet."""

    answer = forms.ChoiceField(choices=[(YES, _("yes")), (NO, _("no"))])

    @property
    def given(self) -> bool:
        return self.cleaned_data.get("answer") == YES

    @property
    def may_be_reached(self) -> bool:
        return self.given


class ExplanationForm(ContactFields):
    """One press on the button of a language; the extras below it may stay open."""

    language = forms.ChoiceField(choices=LANGUAGES, required=False)
    another = forms.ChoiceField(label=_("Explained in another language"), choices=LANGUAGES, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for purpose in Consent.Purpose:
            self.fields[name_of_extra(purpose)] = forms.ChoiceField(
                label=purpose.label, choices=[(YES, _("yes")), (NO, _("no"))], required=False
            )

    def clean(self) -> None:
        super().clean()
        if not self.errors and not self.spoken:
            self.add_error("another", _("Say in which language you explained it."))

    @property
    def spoken(self) -> str:
        """The language of the button, else the one chosen from the list."""
        return self.cleaned_data.get("language") or self.cleaned_data.get("another") or ""

    @property
    def answers(self) -> dict[str, bool]:
        """What was answered to the extras that were asked."""
        said = {purpose.value: self.cleaned_data.get(name_of_extra(purpose)) for purpose in Consent.Purpose}
        return {purpose: answer == YES for purpose, answer in said.items() if answer}

    @property
    def may_be_reached(self) -> bool:
        return bool(self.answers.get(Consent.Purpose.PHONE))


class ConsentForm(ContactFields):
    """One extra at a time: each is asked apart, and refusing it blocks nothing."""

    purpose = forms.ChoiceField(label=_("What for?"), choices=Consent.Purpose, widget=forms.RadioSelect)
    answer = forms.ChoiceField(
        label=_("Do they agree?"),
        choices=[(YES, _("yes, they agree")), (NO, _("no, or not any more"))],
        widget=forms.RadioSelect,
    )
    language = forms.ChoiceField(label=_("In which language did you ask?"), choices=LANGUAGES, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False, widget=forms.EmailInput(attrs=NO_AUTOFILL))

    field_order = ("purpose", "answer", "language", "phone", "email")

    @property
    def given(self) -> bool:
        answer: str | None = self.cleaned_data.get("answer")
        return answer == YES

    @property
    def may_be_reached(self) -> bool:
        return self.given and self.cleaned_data.get("purpose") == Consent.Purpose.PHONE
