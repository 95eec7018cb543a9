"""Asks to which centre somebody moved, and of who comes here what was not handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.forms import OnceForm
from aandeslag.teams.forms.choices import PublicChoiceField
from aandeslag.vocabulary import Gender
from matching.cards.handing_over import centres_with_a_team

if TYPE_CHECKING:
    from datetime import date

    from aandeslag.teams.models import Team


class HandOverForm(forms.Form):
    centre = PublicChoiceField(
        None, label=_("To which centre did they move?"), empty_label=_("choose a centre")
    )

    def __init__(self, *args: Any, team: Team, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["centre"].queryset = centres_with_a_team(team, today)  # type: ignore[attr-defined]  # a choice among rows


class AcceptForm(OnceForm):
    """The one fact that everybody is registered with and that no other team hands over."""

    gender = forms.ChoiceField(
        label=_("Woman or man? This was not handed over."), choices=Gender, widget=forms.RadioSelect
    )
