"""Who of the team keeps an activity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.access import ROLES_WITH, Capability
from aandeslag.teams.forms.choices import PublicChoiceField
from aandeslag.teams.models import User

if TYPE_CHECKING:
    from datetime import date

    from aandeslag.teams.models import Team


class KeeperForm(forms.Form):
    keeper = PublicChoiceField(User.objects.none(), label=_("Kept by"))

    def __init__(self, *args: Any, team: Team, today: date, keeper: User | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keeping = team.memberships.on(today).filter(role__in=ROLES_WITH[Capability.KEEP_OFFER])
        people = User.objects.filter(pk__in=keeping.values("user"), is_active=True)
        self.fields["keeper"].queryset = people  # type: ignore[attr-defined]  # a choice among rows
        self.initial["keeper"] = keeper
