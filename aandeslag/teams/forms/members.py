"""Choosing as what one works, for which centres someone of COA works, and what a supporter speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.forms.choices import PublicChoiceField, PublicMultipleChoiceField
from aandeslag.teams.forms.invitations import centres_of
from aandeslag.teams.models import Membership, ReceptionCentre

if TYPE_CHECKING:
    from datetime import date

    from aandeslag.teams.models import Team


class ChooseMembershipForm(forms.Form):
    membership = PublicChoiceField(Membership.objects.none(), label=_("Work as"))

    def __init__(self, *args: Any, memberships: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["membership"].queryset = memberships  # type: ignore[attr-defined]  # a choice among rows


class LanguagesForm(forms.ModelForm[Membership]):
    class Meta:
        model = Membership
        fields = ("languages",)


class CentresForm(forms.Form):
    centres = PublicMultipleChoiceField(ReceptionCentre.objects.none(), label=_("Centres"))

    def __init__(self, *args: Any, team: Team, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["centres"].queryset = centres_of(team, today)  # type: ignore[attr-defined]  # a choice among rows
