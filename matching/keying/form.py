"""One line of a sheet: a participant number, or who is new; and what was agreed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from aandeslag.spreadsheets.dutch.languages import parse_languages
from aandeslag.vocabulary import Gender, Language, LegalStatus
from matching.keying.choosing import SeveralMeantError, lines_of, meant
from residents.details import ResidentDetails
from residents.forms import RegistrationForm
from residents.models import Visit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from activities.models import Occurrence

TOLD: Final = ("first_name", "gender", "birth_year", "languages", "legal_status", "preferred_language")
_BETWEEN: Final = re.compile(r"[,;/+&\s]+")
NAMED: Final = 5  # so many are named where the words leave a choice
NOT_YET: Final = [("", _("no"))]
KEPT: Final = frozenset(
    {"token", "first_name", "gender", "birth_year", "languages", "legal_status", "lives", "explained_in"}
    | {"guardian_agrees"}
)


class LineForm(RegistrationForm):
    """The questions of registering, short enough to be keyed in blindly, behind one box for who it is.

    With a number in that box only why they came and what was agreed count.
    """

    whom = forms.CharField(
        label=_("Number or first name"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    reason = forms.ChoiceField(label=_("Came"), choices=Visit.Reason, initial=Visit.Reason.REGISTER)
    goes_to = forms.CharField(
        label=_("Signed up for"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "coming-times"}),
    )

    field_order = (
        *("whom", "gender", "birth_year", "languages", "legal_status", "lives", "explained_in"),
        *("reason", "goes_to"),
    )

    def __init__(self, *args: Any, coming: Iterable[Occurrence], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in set(self.fields) - KEPT - {"whom", "reason", "goes_to"}:
            del self.fields[name]
        self.coming = lines_of(coming)
        self.fields["languages"] = _Languages(label=_("Speaks"), required=False)
        for name, choices in (
            ("gender", [("", "–"), *Gender.choices]),
            ("legal_status", LegalStatus.choices),
            ("explained_in", [*NOT_YET, *Language.choices]),
        ):
            self.fields[name].widget = forms.Select(choices=choices)
        self.fields["explained_in"].label = _("Explained in")
        lives = self.fields["lives"]
        lives.widget = forms.Select(choices=lives.choices)  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["first_name"].required = self.fields["gender"].required = False
        self.order_fields(self.field_order)

    @property
    def boxes(self) -> list[forms.BoundField]:
        """In the order of the sheet."""
        apart = {"token", "first_name", "guardian_agrees"}
        return [box for box in self.visible_fields() if box.name not in apart]

    @property
    def number(self) -> str:
        """What was typed, when it is a participant number."""
        who = str(self.cleaned_data.get("whom", "")).strip()
        return who if who.isdecimal() else ""

    @property
    def occurrence(self) -> Occurrence | None:
        """What they were signed up for, found by `clean_goes_to`."""
        found: Occurrence | None = self.cleaned_data["goes_to"]
        return found

    def filled_in(self, **more: Any) -> ResidentDetails:
        """What the sheet says of who is new; all else is asked another time."""
        told = {name: self.cleaned_data[name] for name in TOLD}
        centre, home = self.cleaned_data["lives"]
        return ResidentDetails(**told, centre=centre, housed_in=home, **more)

    def clean_whom(self) -> str:
        who = str(self.cleaned_data["whom"]).strip()
        if not who.isdecimal() and any(one.isdigit() for one in who):
            raise forms.ValidationError(_("Write a number, or a first name without numbers."))
        return who

    def clean_goes_to(self) -> Occurrence | None:
        """A few letters are enough: the soonest time of the activity that has them."""
        words = " ".join(str(self.cleaned_data["goes_to"]).split())
        if not words:
            return None
        try:
            found = meant(words, self.coming)
        except SeveralMeantError as several:
            names = ", ".join(several.titles[:NAMED])
            raise forms.ValidationError(_("Which one? %(names)s") % {"names": names}) from several
        if found is None:
            raise forms.ValidationError(_("Nothing in the coming weeks has these words."))
        return found

    def clean_first_name(self) -> str:
        """The name stands in the box of who it is; the person is registered under it."""
        return ""

    def clean(self) -> None:
        super().clean()
        if self.number:
            return
        self.cleaned_data["first_name"] = self.cleaned_data.get("whom", "")
        if not self.cleaned_data.get("gender"):
            self.add_error("gender", _("Needed for who is new."))


class _Languages(forms.CharField):
    """Languages as one types them: *tigrinya, arabisch*."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"autocomplete": "off"}), max_length=80, **kwargs)

    def clean(self, value: Any) -> frozenset[str]:
        words = [word for word in _BETWEEN.split(str(super().clean(value))) if word]
        return frozenset(code for word in words for code in _language(word))


def _language(word: str) -> list[str]:
    """A name as people write it, or the code."""
    if word.lower() in Language.values:
        return [word.lower()]
    found = parse_languages(word)
    if not isinstance(found, tuple):
        raise forms.ValidationError(_("This language is not known. Write for instance: tigrinya, arabisch."))
    return [one.value for one in found]
