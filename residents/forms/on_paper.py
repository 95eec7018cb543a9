"""Asks of which day and where the sheets are, and what the head count was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from residents.forms.walk_in import AtCentreForm, HeadCountForm

if TYPE_CHECKING:
    import datetime as dt


class SheetsForm(AtCentreForm, HeadCountForm):
    """A walk-in hour that was held on paper: today, or on an earlier day."""

    date = forms.DateField(label=_("Date"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    field_order = ("date", "centre", "starts", "ends", "visitors", "women", "newcomers")

    def clean_date(self) -> dt.date:
        day: dt.date = self.cleaned_data["date"]
        if day > self.today:
            raise forms.ValidationError(_("This day is still to come."))
        return day
