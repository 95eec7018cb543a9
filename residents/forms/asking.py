"""Asks one thing that was not known yet: a single question of the card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from residents.forms.resident import ResidentForm
from residents.rules import Question

if TYPE_CHECKING:
    from datetime import date

# The field that answers each question; the explanation has a page of its own.
FIELDS: Final[dict[Question, str]] = {
    Question.BIRTH_YEAR: "birth_year",
    Question.GUARDIAN: "guardian_agrees",
    Question.LANGUAGES: "languages",
    Question.LEGAL_STATUS: "legal_status",
    Question.LIVES_AT: "lives",
    Question.FREE: "free",
    Question.INTERESTS: "interests",
    Question.TRAVEL: "travel_modes",
    Question.CONDITIONS: "conditions",
    Question.DUTCH: "dutch_level",
    Question.SKILLS: "skills",
    Question.WISHES: "wishes",
}


class AnswerForm(ResidentForm):
    """A registration form with one question left."""

    guardian_agrees = forms.BooleanField(label=_("Yes, parent or guardian agrees, told us today"))

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = FIELDS[question]
        for name in set(self.fields) - {self.asked}:
            del self.fields[name]

    @property
    def question(self) -> forms.BoundField:
        return self[self.asked]

    def clean(self) -> None:
        """An answer is needed: saving nothing would leave the question as it is."""
        super().clean()
        if not self.errors and self.cleaned_data[self.asked] in (None, "", frozenset(), (None, None)):
            raise ValidationError(_("Choose an answer, or come back to it later."))

    def answers(self, today: date) -> dict[str, Any]:
        """By the name of the column."""
        value = self.cleaned_data[self.asked]
        if self.asked == "lives":
            return {"centre": value[0], "housed_in": value[1]}
        if self.asked == "guardian_agrees":
            return {"guardian_agreed_on": today}
        return {self.asked: value}
