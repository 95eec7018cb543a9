"""Forms about what figures are held against, and about keys to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.forms.choices import PublicChoiceField
from aandeslag.teams.models import ReceptionCentre
from activities.forms.keys import KeyForm
from reports.models import FiguresKey, OpeningBalance, Target

if TYPE_CHECKING:
    from datetime import date

    from aandeslag.teams.models import Team

LARGEST = 1_000_000
MOST_PER_CENT = 100


class TargetsForm(forms.Form):
    """One number per measure; empty is no target."""

    def __init__(self, *args: Any, targets: dict[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for measure in Target.Measure:
            is_share = measure == Target.Measure.WOMEN_SHARE
            self.fields[measure.value] = forms.IntegerField(
                label=measure.label,
                required=False,
                min_value=1,
                max_value=MOST_PER_CENT if is_share else LARGEST,
                initial=targets.get(measure),
            )


class BalanceForm(forms.Form):
    measure = forms.ChoiceField(label=_("What"), choices=OpeningBalance.Measure.choices)
    value = forms.IntegerField(label=_("Number"), min_value=0, max_value=LARGEST)
    until = forms.DateField(
        label=_("Up to and including"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    source = forms.CharField(
        label=_("Source"),
        max_length=140,
        help_text=_("Where the number comes from, such as a year report. No names."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        if until > self.today:
            raise forms.ValidationError(_("This day is still to come."))
        return until


class CentreCountForm(forms.Form):
    centre = PublicChoiceField(ReceptionCentre.objects.none(), label=_("Centre"))
    counted_on = forms.DateField(
        label=_("Counted on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    people = forms.IntegerField(label=_("Residents"), min_value=0, max_value=LARGEST)
    women = forms.IntegerField(label=_("Of whom women"), min_value=0, max_value=LARGEST)
    source = forms.CharField(label=_("Source"), max_length=140, required=False)

    def __init__(self, *args: Any, team: Team, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        centres = ReceptionCentre.objects.filter(served__team=team).distinct()
        self.fields["centre"].queryset = centres  # type: ignore[attr-defined]  # a choice among rows
        self.initial.setdefault("counted_on", today)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        people, women = cleaned.get("people"), cleaned.get("women")
        if people is not None and women is not None and women > people:
            self.add_error("women", _("There cannot be more women than residents."))
        if cleaned.get("counted_on") and cleaned["counted_on"] > self.today:
            self.add_error("counted_on", _("This day is still to come."))
        return cleaned


class FiguresKeyForm(KeyForm):
    used_by = forms.CharField(
        label=_("Which dashboard or system will read the figures?"),
        help_text=KeyForm.base_fields["used_by"].help_text,
        max_length=FiguresKey._meta.get_field("used_by").max_length,
        widget=forms.TextInput({"class": "form-control", "autocomplete": "off"}),
    )
