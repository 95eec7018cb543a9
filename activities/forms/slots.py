"""Fixed moments and dates of an activity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crispy_forms.layout import Div
from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.forms import OnceForm, details
from aandeslag.teams.forms.days import DayInput, TimeOfDayInput
from aandeslag.vocabulary import Weekday
from activities.details import SlotDetails
from activities.forms.style import in_own_form, part, row
from activities.models import Slot

if TYPE_CHECKING:
    from datetime import time

Pattern = Slot.Pattern
MOST_PLACES = 99
NEEDS: dict[str, tuple[str, ...]] = {
    Pattern.WEEKLY: ("weekday",),
    Pattern.MONTHLY: ("weekday", "nth"),
    Pattern.SINGLE: ("date",),
}


def _ends_after_it_starts(form: forms.Form | forms.ModelForm[Any]) -> None:
    starts, ends = form.cleaned_data.get("starts"), form.cleaned_data.get("ends")
    if starts and ends and ends <= starts:
        form.add_error("ends", _("The end must come after the start."))


def _month() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        choices=[("", _("all year")), *MONTHS.items()], coerce=int, empty_value=None, required=False
    )


class MomentForm(forms.ModelForm[Slot]):
    """A pattern and its times; also the first moment on the form of a new activity."""

    weekday = forms.ChoiceField(
        label=_("On which day?"), choices=Weekday.choices, widget=forms.RadioSelect, required=False
    )
    nth = forms.TypedChoiceField(
        label=_("Which of the month?"),
        choices=Slot.Nth.choices,
        widget=forms.RadioSelect,
        coerce=int,
        empty_value=None,
        required=False,
    )
    every = forms.TypedChoiceField(
        label=_("Every how many weeks?"),
        choices=[("", Slot.Every.WEEK.label), *Slot.Every.choices[1:]],
        coerce=int,
        empty_value=Slot.Every.WEEK.value,  # type: ignore[arg-type]  # coerced to int
        required=False,
    )
    season_from = _month()
    season_until = _month()
    capacity = forms.IntegerField(label=_("Places for residents"), min_value=1, max_value=MOST_PLACES)

    class Meta:
        model = Slot
        fields = (
            "pattern",
            "weekday",
            "nth",
            "every",
            "date",
            "starts",
            "ends",
            "capacity",
            "season_from",
            "season_until",
            "valid_from",
            "valid_until",
        )
        widgets = {
            "pattern": forms.RadioSelect,
            "date": DayInput,
            "starts": TimeOfDayInput,
            "ends": TimeOfDayInput,
            "valid_from": DayInput,
            "valid_until": DayInput,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["valid_from"].required = False
        if self.initial.get("every") == Slot.Every.WEEK:
            self.initial["every"] = ""
        self.fields["season_from"].label = _("Season from")
        self.fields["season_until"].label = _("Season until")
        self.fields["date"].label = _("On which date?")
        self.helper = in_own_form(
            part(
                _("When is it?"),
                "pattern",
                Div("nth", css_class="for-monthly"),
                Div("weekday", css_class="for-weekly for-monthly"),
                Div("every", css_class="for-weekly"),
                Div("date", css_class="for-single"),
                row("starts", "ends", "capacity"),
            ),
            part(
                _("Not all year, or not yet?"),
                row("season_from", "season_until"),
                row("valid_from", "valid_until"),
            ),
            *(name for name in ("token",) if name in self.fields),
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        _ends_after_it_starts(self)
        self._demand(cleaned)
        if cleaned.get("pattern") != Pattern.WEEKLY or not cleaned.get("every"):
            cleaned["every"] = 1
        if (cleaned.get("season_from") is None) != (cleaned.get("season_until") is None):
            self.add_error("season_until", _("Choose both months, or neither."))
        first, last = cleaned.get("valid_from"), cleaned.get("valid_until")
        if first and last and last < first:
            self.add_error("valid_until", _("The last date must not come before the first."))
        return cleaned

    def _demand(self, cleaned: dict[str, Any]) -> None:
        """Ask what the pattern needs, and forget what it does not."""
        needed = NEEDS.get(cleaned.get("pattern", ""), ())
        for name in ("weekday", "nth", "date"):
            if name not in needed:
                cleaned[name] = "" if name == "weekday" else None
            elif not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("This is needed to know when it is."))

    def details(self) -> SlotDetails:
        return SlotDetails(**details(self))


class SlotForm(OnceForm, MomentForm):
    """Adding a fixed moment to an activity."""


class ChangeSlotForm(forms.Form):
    """Another number of places, or until what time; another day or start is another fixed moment."""

    capacity = forms.IntegerField(label=_("Places for residents"), min_value=1, max_value=MOST_PLACES)
    ends = forms.TimeField(label=_("Until"), widget=TimeOfDayInput, required=False)

    def __init__(self, *args: Any, starts: time, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.starts = starts

    def clean_ends(self) -> time | None:
        ends: time | None = self.cleaned_data["ends"]
        if ends is not None and ends <= self.starts:
            raise forms.ValidationError(_("The end must come after the start."))
        return ends


class EndForm(forms.Form):
    """Until when something goes on, and why it stops."""

    on = forms.DateField(label=_("Last day"), widget=DayInput)
    because = forms.CharField(
        label=_("Why does it stop?"),
        max_length=140,
        help_text=_("Stands with the dates that do not take place. No names of people."),
    )


class ExtraDateForm(OnceForm):
    date = forms.DateField(label=_("Date"), widget=DayInput)
    starts = forms.TimeField(
        label=_("From"),
        widget=TimeOfDayInput,
        required=False,
        help_text=_("Empty: the usual times."),
    )
    ends = forms.TimeField(label=_("Until"), widget=TimeOfDayInput, required=False)
    own_capacity = forms.IntegerField(
        label=_("Places on this date"),
        min_value=1,
        max_value=MOST_PLACES,
        required=False,
        help_text=_("Empty: as usual."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        _ends_after_it_starts(self)
        if cleaned.get("ends") and not cleaned.get("starts"):
            self.add_error("starts", _("Fill in the start too."))
        return cleaned
