"""Fields for a day and a time as browsers offer them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from datetime import date


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


class TimeOfDayInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%H:%M", **kwargs)


class LastDayForm(forms.Form):
    """Until when something holds that began on `not_before`."""

    last_day = forms.DateField(label=_("Last day"), widget=DayInput)

    def __init__(self, *args: Any, not_before: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.not_before = not_before

    def clean_last_day(self) -> date:
        last_day: date = self.cleaned_data["last_day"]
        if self.not_before is not None and last_day < self.not_before:
            raise ValidationError(_("The last day is before the first."))
        return last_day
