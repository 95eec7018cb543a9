"""Centres with their fixed times, volunteer centres and municipalities."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.forms.choices import PublicChoiceField
from aandeslag.teams.forms.days import DayInput, LastDayForm, TimeOfDayInput
from aandeslag.teams.forms.once import OnceForm
from aandeslag.teams.models import BlockedTime, Municipality, ReceptionCentre, VolunteerCentre


def _coordinate(label: Any, low: int, high: int) -> forms.FloatField:
    """A coordinate in or near the Netherlands; anything else is a slip of the pen."""
    return forms.FloatField(
        label=label, required=False, validators=[MinValueValidator(low), MaxValueValidator(high)]
    )


class _PlaceForm(OnceForm):
    """Has a municipality; its choice starts at the one of the row."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row = kwargs.get("instance")
        if row is not None:
            self.initial["municipality"] = row.municipality

    municipality = PublicChoiceField(Municipality.objects.all(), label=_("Municipality"))


class CentreForm(_PlaceForm, forms.ModelForm[ReceptionCentre]):
    latitude = _coordinate(_("Latitude"), 50, 54)
    longitude = _coordinate(_("Longitude"), 3, 8)

    class Meta:
        model = ReceptionCentre
        fields = (
            *("name", "kind", "municipality", "latitude", "longitude"),
            *("text_languages", "opened_on", "closed_on"),
        )
        widgets = {"opened_on": DayInput, "closed_on": DayInput}


class VolunteerCentreForm(_PlaceForm, forms.ModelForm[VolunteerCentre]):
    class Meta:
        model = VolunteerCentre
        fields = ("name", "municipality", "phone", "email")


class BlockedTimeForm(OnceForm, forms.ModelForm[BlockedTime]):
    class Meta:
        model = BlockedTime
        fields = ("weekday", "starts", "ends", "reason")
        widgets = {"starts": TimeOfDayInput, "ends": TimeOfDayInput}


class EndMunicipalityForm(LastDayForm):
    """Until when it existed, and of which it is a part since then."""

    successor = PublicChoiceField(
        Municipality.objects.all(),
        label=_("Went on in"),
        required=False,
        help_text=_("Figures in the division of a later year count it there."),
    )

    def __init__(self, *args: Any, ended: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Municipality.objects.filter(valid_until__isnull=True).exclude(code=ended.code)
        self.fields["successor"].queryset = others  # type: ignore[attr-defined]  # of a choice of rows


class MunicipalityForm(OnceForm, forms.ModelForm[Municipality]):
    code = forms.CharField(
        label=_("CBS code"),
        max_length=6,
        validators=[RegexValidator(r"^GM\d{4}\Z", _("Write GM and four digits, such as GM0268."))],
    )
    latitude = _coordinate(_("Latitude"), 50, 54)
    longitude = _coordinate(_("Longitude"), 3, 8)

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"])
        if Municipality.objects.filter(code=code, valid_until__isnull=True).exists():
            raise ValidationError(_("There is a municipality with this code."))
        return code

    class Meta:
        model = Municipality
        fields = ("code", "name", "province", "latitude", "longitude", "valid_from")
        widgets = {"valid_from": DayInput}
