"""Asks of what a calendar address is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from activities.models import Occurrence, Organisation

if TYPE_CHECKING:
    from aandeslag.teams.models import Team


class FeedForm(forms.Form):
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Of"),
        required=False,
        empty_label=_("the whole offer"),
        to_field_name="public_id",
        widget=forms.Select({"class": "form-select"}),
    )
    occurrence = forms.ModelChoiceField(
        Occurrence.objects.none(), required=False, to_field_name="public_id", widget=forms.HiddenInput
    )
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, team: Team, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (
            ("organisation", Organisation.objects.for_team(team)),
            ("occurrence", Occurrence.objects.for_team(team).select_related("activity")),
        ):
            self.fields[name].queryset = rows  # type: ignore[attr-defined]  # a choice among rows

    @property
    def one_date(self) -> Occurrence | None:
        """The date that the page was opened for; nonsense in the address is none."""
        try:
            found: Occurrence | None = self.fields["occurrence"].clean(self["occurrence"].value())
        except forms.ValidationError:
            return None
        return found

    @property
    def chosen(self) -> Organisation | Occurrence | None:
        """One date goes before an organisation."""
        found: Organisation | Occurrence | None = (
            self.cleaned_data["occurrence"] or self.cleaned_data["organisation"]
        )
        return found
