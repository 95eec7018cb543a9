"""Opening and changing a team, and the centres that it serves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.forms.choices import PublicChoiceField, PublicMultipleChoiceField
from aandeslag.teams.forms.days import DayInput
from aandeslag.teams.forms.once import OnceForm
from aandeslag.teams.models import Municipality, ReceptionCentre, Team, VolunteerCentre


class TeamForm(OnceForm, forms.ModelForm[Team]):
    volunteer_centre = PublicChoiceField(
        VolunteerCentre.objects.all(), label=_("Volunteer centre"), required=False
    )
    municipalities = PublicMultipleChoiceField(
        Municipality.objects.filter(valid_until__isnull=True), label=_("Municipalities")
    )

    class Meta:
        model = Team
        fields = (
            "name",
            "slug",
            "product_name",
            "status",
            "minimum_age",
            "offer_hours",
            "phone",
            "volunteer_centre",
            "municipalities",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["volunteer_centre"] = self.instance.volunteer_centre
            self.initial["municipalities"] = list(self.instance.municipalities.all())


class ServeCentreForm(OnceForm):
    centre = PublicChoiceField(ReceptionCentre.objects.all(), label=_("Centre"))
    valid_from = forms.DateField(label=_("From"), widget=DayInput)
