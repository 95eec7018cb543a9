"""The paper list typed over: one letter for each person, from the top to the bottom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aandeslag.vocabulary import ExcuseReason
from matching.actions import Mark
from matching.models import Participation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django_stubs_ext import StrOrPromise

Status = Participation.Status
PASSED_OVER: Final = frozenset(".-")
# The first letters of the Dutch words, also on an English screen: they are learned once.
LETTERS: Final[dict[str, Mark]] = {
    "a": Mark(Status.PRESENT),
    "n": Mark(Status.ABSENT),
    "p": Mark(Status.EXCUSED, ExcuseReason.PROCEDURE),
    "m": Mark(Status.EXCUSED, ExcuseReason.REPORTING_DUTY),
    "z": Mark(Status.EXCUSED, ExcuseReason.ILL),
    "v": Mark(Status.EXCUSED, ExcuseReason.TRANSPORT),
    "l": Mark(Status.EXCUSED, ExcuseReason.LESSON),
    "k": Mark(Status.EXCUSED, ExcuseReason.CARE),
    "o": Mark(Status.EXCUSED, ExcuseReason.OTHER),
}


@dataclass(frozen=True)
class Letter:
    """A line of the legend."""

    letter: str
    words: StrOrPromise


def legend() -> list[Letter]:
    known = [
        Letter(letter, ExcuseReason(mark.excuse).label if mark.excuse else mark.status.label)
        for letter, mark in LETTERS.items()
    ]
    return [*known, Letter("-", _("say nothing of this one"))]


class PaperListForm(forms.Form):
    """`rows` are the lines as the page showed them: whoever was signed up since moves no letter."""

    letters = forms.CharField(label=gettext_lazy("One letter for each person"), max_length=400, strip=False)
    rows = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_rows(self) -> list[UUID]:
        try:
            return [UUID(one) for one in self.cleaned_data["rows"].split()]
        except ValueError as error:
            raise forms.ValidationError(
                _("That was not understood. Please look at the list again.")
            ) from error

    def clean_letters(self) -> str:
        """Blanks may stand between them."""
        letters = "".join(self.cleaned_data["letters"].lower().split())
        for number, letter in enumerate(letters, 1):
            if letter not in LETTERS and letter not in PASSED_OVER:
                words = _("On line %(number)d stands “%(letter)s”, which is not one of the letters.")
                raise forms.ValidationError(words % {"number": number, "letter": letter})
        return letters

    def clean(self) -> None:
        super().clean()
        letters, rows = self.cleaned_data.get("letters", ""), self.cleaned_data.get("rows", [])
        told = {"letters": len(letters), "people": len(rows), "number": len(letters) + 1}
        if letters and len(letters) > len(rows):
            words = _("There are %(letters)d letters for %(people)d people.")
            self.add_error("letters", words % told)
        elif letters and len(letters) < len(rows):
            words = _(
                "No letter for line %(number)d: %(people)d people are on the list. "
                "Type a hyphen for whom you say nothing of."
            )
            self.add_error("letters", words % told)

    def marks(self, on_the_list: Sequence[Participation]) -> dict[int, Mark]:
        """By the id of the participation; who was taken off the list since is the caller's to name."""
        by_id = {row.public_id: row.pk for row in on_the_list}
        typed = zip(self.cleaned_data["rows"], self.cleaned_data["letters"], strict=False)
        return {by_id[row]: LETTERS[letter] for row, letter in typed if row in by_id and letter in LETTERS}


def in_order(rows: Sequence[Participation]) -> str:
    """The lines as the form sends them back."""
    return " ".join(str(row.public_id) for row in rows)
