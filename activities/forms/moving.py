"""Moving a date, other places on it, and a moment that pauses."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.forms.days import DayInput, TimeOfDayInput
from activities.forms.slots import MOST_PLACES


class MoveForm(forms.Form):
    day = forms.DateField(label=_("To which day?"), widget=DayInput)
    starts = forms.TimeField(label=_("From"), widget=TimeOfDayInput)
    ends = forms.TimeField(label=_("Until"), widget=TimeOfDayInput, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", _("The end must come after the start."))
        return cleaned


class PlacesForm(forms.Form):
    """`usual` places need nobody's agreement."""

    capacity = forms.IntegerField(label=_("Places on this date"), min_value=1, max_value=MOST_PLACES)
    agreed_with = forms.CharField(
        label=_("With whom of the organisation did you agree this?"), max_length=60, required=False
    )

    def __init__(self, *args: Any, usual: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.usual = usual

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("capacity", self.usual) > self.usual and not cleaned.get("agreed_with"):
            self.add_error("agreed_with", _("A place more only when the organisation agrees: with whom?"))
        return cleaned

    def details(self) -> dict[str, Any]:
        capacity = self.cleaned_data["capacity"]
        if capacity == self.usual:
            return {"capacity": None, "agreed_with": ""}
        return {"capacity": capacity, "agreed_with": self.cleaned_data["agreed_with"]}


class PauseForm(forms.Form):
    first = forms.DateField(label=_("First day on which it does not take place"), widget=DayInput)
    last = forms.DateField(label=_("Last day"), widget=DayInput)
    because = forms.CharField(
        label=_("Why?"), max_length=140, help_text=_("Stands with the dates. No names of people.")
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day must not come before the first."))
        return cleaned
