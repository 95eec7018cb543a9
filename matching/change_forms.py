"""Asks what changed in somebody's life, and per placement whether it goes on or stops."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.forms import OnceForm
from aandeslag.teams.forms.choices import PublicChoiceField
from residents.actions import Home
from residents.models import Change

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from uuid import UUID

    from aandeslag.teams.models import Team
    from matching.cards.placements import PlacementCard

GOES_ON, STOPS = "goes-on", "stops"
ANSWERS: Final = [(GOES_ON, _("goes on")), (STOPS, _("stops"))]


class ChangeForm(OnceForm):
    """A home is asked only of who got one; no street, as everywhere."""

    kind = forms.ChoiceField(label=_("What changed?"), choices=Change.Kind, widget=forms.RadioSelect)
    on = forms.DateField(
        label=_("Since when?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    municipality = PublicChoiceField(
        None,
        label=_("Where is the new home?"),
        empty_label=_("choose a municipality"),
        error_messages={
            "required": _("Choose where. Is it in another town? Then note that they leave."),
        },
    )
    district = forms.CharField(
        label=_("District"),
        help_text=_("Never a street."),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(
        self, *args: Any, team: Team, placements: Sequence[PlacementCard], today: dt.date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["on"].initial = today
        self.fields["municipality"].queryset = team.municipalities.order_by("name")  # type: ignore[attr-defined]  # a choice among rows
        self.names = {one.placement: f"placement-{one.placement}" for one in placements}
        for one in placements:
            label = " · ".join(filter(None, (one.title, one.organisation, one.every)))
            self.fields[self.names[one.placement]] = forms.ChoiceField(
                label=label, choices=ANSWERS, widget=forms.RadioSelect
            )

    def clean_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["on"]
        if day > self.today:
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def clean_district(self) -> str:
        district: str = self.cleaned_data["district"].strip()
        if any(one.isdigit() for one in district):
            raise forms.ValidationError(_("No numbers here."))
        return district

    def clean(self) -> dict[str, Any]:
        """Nobody else is asked for a home."""
        found = super().clean() or self.cleaned_data
        if found.get("kind") != Change.Kind.HOUSING:
            self.errors.pop("municipality", None)
        return found

    @property
    def home(self) -> Home | None:
        if self.cleaned_data["kind"] != Change.Kind.HOUSING:
            return None
        return Home(self.cleaned_data["municipality"], self.cleaned_data["district"])

    @property
    def stops(self) -> list[UUID]:
        return [key for key, name in self.names.items() if self.cleaned_data[name] == STOPS]
