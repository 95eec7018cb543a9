"""Asks when and where the walk-in hour is, how many came, and what came of a visit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.forms import OnceForm
from aandeslag.teams.models import ReceptionCentre, TeamCentre
from aandeslag.vocabulary import Weekday
from residents.models import Visit

if TYPE_CHECKING:
    import datetime as dt
    from datetime import date

    from aandeslag.teams.models import Team


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _time() -> forms.TimeInput:
    return forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class AtCentreForm(forms.Form):
    """A centre of the team, and from when until when."""

    centre = forms.ModelChoiceField(
        label=_("Centre"), queryset=ReceptionCentre.objects.none(), to_field_name="public_id"
    )
    starts = forms.TimeField(label=_("From"), widget=_time())
    ends = forms.TimeField(label=_("Until"), widget=_time())

    def __init__(self, *args: Any, team: Team, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        serving = TeamCentre.objects.on(today).filter(team=team)
        centre = self.fields["centre"]
        assert isinstance(centre, forms.ModelChoiceField)  # noqa: S101 - see above
        centre.queryset = ReceptionCentre.objects.filter(served__in=serving)
        some = list(centre.queryset[:2])
        self.has_centre = bool(some)
        if len(some) == 1:
            centre.empty_label = None
            centre.initial = some[0].public_id

    def clean(self) -> None:
        super().clean()
        starts, ends = self.cleaned_data.get("starts"), self.cleaned_data.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", _("The end must be after the beginning."))


class WalkInHourForm(AtCentreForm):
    """A weekly hour."""

    weekday = forms.ChoiceField(label=_("Day"), choices=Weekday)
    valid_from = forms.DateField(label=_("First day"), widget=_day())
    valid_until = forms.DateField(
        label=_("Last day"),
        required=False,
        help_text=_("Leave empty when it goes on."),
        widget=_day(),
    )

    field_order = ("centre", "weekday", "starts", "ends", "valid_from", "valid_until")

    def clean(self) -> None:
        super().clean()
        first, last = self.cleaned_data.get("valid_from"), self.cleaned_data.get("valid_until")
        if first and last and last < first:
            self.add_error("valid_until", _("The last day must not be before the first."))


class NewWalkInHourForm(OnceForm, WalkInHourForm):
    """A weekly hour that is new."""


class ExtraSessionForm(OnceForm, AtCentreForm):
    """A session apart from the weekly hours."""

    date = forms.DateField(label=_("Date"), widget=_day())

    field_order = ("centre", "date", "starts", "ends")

    def clean_date(self) -> dt.date:
        day: dt.date = self.cleaned_data["date"]
        if day < self.today:
            raise forms.ValidationError(_("This day is over."))
        return day


class LastDayForm(forms.Form):
    """The last day of a weekly hour."""

    last = forms.DateField(label=_("Last day"), widget=_day())


class CancelForm(forms.Form):
    """Why a session does not take place; visitors may read it."""

    because = forms.CharField(
        label=_("Why does it not take place?"),
        help_text=_("A few words, for instance: school holiday. Never write about people."),
        max_length=140,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class HeadCountForm(forms.Form):
    """How many came, as it should have been counted."""

    visitors = forms.IntegerField(label=_("Visitors"), min_value=0, max_value=2000)
    women = forms.IntegerField(label=_("Of whom women"), min_value=0, max_value=2000)
    newcomers = forms.IntegerField(label=_("Of whom new"), min_value=0, max_value=2000)

    def clean(self) -> None:
        super().clean()
        visitors = self.cleaned_data.get("visitors")
        for name in ("women", "newcomers"):
            part = self.cleaned_data.get(name)
            if visitors is not None and part is not None and part > visitors:
                self.add_error(name, _("This is more than all visitors together."))


class StepForm(OnceForm):
    """One press on a counter: one more, or one less."""

    what = forms.ChoiceField(choices=[("visitors", ""), ("women", ""), ("newcomers", "")])
    step = forms.TypedChoiceField(choices=[(1, ""), (-1, "")], coerce=int)

    @property
    def steps(self) -> dict[str, int]:
        return {self.cleaned_data["what"]: self.cleaned_data["step"]}


class VisitForm(forms.Form):
    """Why somebody came, and what came of it: what is left out stays as it is."""

    reason = forms.ChoiceField(label=_("Came"), choices=Visit.Reason, widget=forms.RadioSelect)
    outcome = forms.ChoiceField(
        label=_("What came of it"), choices=Visit.Outcome, widget=forms.RadioSelect, required=False
    )
    # How the visit stood when the form was shown; a button that only says why somebody came sends none.
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
