"""Asks whom COA staff send to the walk-in hour: a participant number, or a first name and languages."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.forms import OnceForm
from aandeslag.teams.models import ReceptionCentre
from aandeslag.vocabulary import Language
from residents.actions import next_session_at
from residents.finding import find_residents
from residents.forms.fields import choices_of, no_digits
from residents.forms.languages import LanguageTiles
from residents.forms.resident import NO_AUTOFILL
from residents.names import clean_name
from residents.rules import REFERRED_NAME_TERM

if TYPE_CHECKING:
    from datetime import datetime

    from django.forms import BoundField

    from aandeslag.teams.models import Team
    from residents.models import Resident
    from residents.querysets import ResidentQuerySet


class ReferralForm(OnceForm, LanguageTiles):
    """A number is enough; without one a name is. Who gives both is understood by the number."""

    centre = forms.ModelChoiceField(
        label=_("To the walk-in hour at"),
        queryset=ReceptionCentre.objects.none(),
        to_field_name="public_id",
    )
    participant_number = forms.CharField(
        label=_("Participant number"),
        max_length=9,
        required=False,
        widget=forms.TextInput(attrs={**NO_AUTOFILL, "inputmode": "numeric"}),
    )
    first_name = forms.CharField(
        label=_("First name"),
        max_length=60,
        required=False,
        validators=[no_digits],
        widget=forms.TextInput(attrs={**NO_AUTOFILL, "dir": "auto"}),
    )
    languages = forms.MultipleChoiceField(
        label=_("Speaks"), choices=choices_of(Language), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        team: Team,
        centres: list[ReceptionCentre],
        people: ResidentQuerySet[Resident],
        now: datetime,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.team, self.people, self.now = team, people, now
        self.only_centre = centres[0] if len(centres) == 1 else None
        self.person: Resident | None = None
        if self.only_centre is not None:
            del self.fields["centre"]
            return
        offered = self.fields["centre"]
        assert isinstance(offered, forms.ModelChoiceField)  # noqa: S101 - see above
        offered.queryset = ReceptionCentre.objects.filter(pk__in=[centre.pk for centre in centres])

    @property
    def where(self) -> list[BoundField]:
        return [self["centre"]] if self.only_centre is None else []

    @property
    def who_is_known(self) -> list[BoundField]:
        return [self["participant_number"]]

    @property
    def who_is_new(self) -> list[BoundField]:
        return [self["first_name"]]

    def clean_participant_number(self) -> str:
        number: str = self.cleaned_data["participant_number"].strip()
        if not number:
            return ""
        found = find_residents(self.people, number) if number.isdecimal() else []
        if not found:
            raise ValidationError(
                _("Nobody of your centre has this number. Look at the card, or fill in the first name.")
            )
        self.person = found[0]
        return number

    def clean_first_name(self) -> str:
        return clean_name(self.cleaned_data["first_name"])

    def clean(self) -> None:
        super().clean()
        if self.only_centre is not None:
            self.cleaned_data["centre"] = self.only_centre
        if self.errors or self.person is not None:
            return
        if not self.cleaned_data["first_name"]:
            self.add_error("participant_number", _("Fill in a participant number, or a first name below."))
            return
        self._look_whether_the_name_lasts()

    def _look_whether_the_name_lasts(self) -> None:
        """A name would be gone before a session that is far away."""
        session = next_session_at(team=self.team, centre=self.cleaned_data["centre"], now=self.now)
        first_day = session.date - timedelta(days=REFERRED_NAME_TERM.days - 1) if session else None
        if first_day is not None and timezone.localdate(self.now) < first_day:
            message = _("A name is kept for two weeks only. Send this person from %(day)s on.")
            self.add_error(
                "first_name", ValidationError(message, params={"day": date_format(first_day, "j F")})
            )

    def sent(self) -> dict[str, Any]:
        """Whom, where, as the action wants it."""
        told: dict[str, Any] = {"centre": self.cleaned_data["centre"]}
        if self.person is not None:
            return {**told, "resident": self.person}
        return {**told, **{name: self.cleaned_data[name] for name in ("first_name", "languages")}}
