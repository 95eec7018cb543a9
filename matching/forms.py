"""Forms about signing up, attendance, ending and leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.forms import OnceForm
from aandeslag.vocabulary import DepartureReason
from activities.models import Satisfaction
from matching.findings import Caution
from matching.models import Participation, Placement
from matching.taps import Tap, read_tap
from residents.forms.fields import NoteField
from residents.helping import MINUTES, PEOPLE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from activities.models import Occurrence

ONCE, EVERY_TIME = "once", "every-time"
NO_AUTOFILL: Final = {"autocomplete": "off"}
EndReason, DeclineReason = Placement.EndReason, Placement.DeclineReason

# What a person presses; the others come from what happens elsewhere.
PRESSED_REASONS: Final = [
    EndReason.OWN_CHOICE,
    EndReason.OTHER_ACTIVITY,
    EndReason.PAID_WORK,
    EndReason.STUDY,
    EndReason.HOUSING,
    EndReason.RELOCATION,
    EndReason.ACTIVITY_ENDED,
    EndReason.MISTAKE,
    EndReason.UNKNOWN,
]
# What somebody says to an offer; that nobody answered, or that it was withdrawn, is nobody's answer.
SAID_TO_AN_OFFER: Final = [
    DeclineReason.NOT_NOW,
    DeclineReason.TIME,
    DeclineReason.TOO_FAR,
    DeclineReason.SOMETHING_ELSE,
    DeclineReason.OTHER,
]


STAYS: Final = (DepartureReason.PAID_WORK, DepartureReason.STUDY)
LEAVING: Final = {DepartureReason.HOUSING: _("got a home in another town")}


class SignUpForm(OnceForm):
    """One press: once or every time, and which cautions were read before it."""

    often = forms.ChoiceField(choices=[(ONCE, ""), (EVERY_TIME, "")])
    passed = forms.MultipleChoiceField(choices=[(one.value, "") for one in Caution], required=False)
    # Opaque ids of the friends who go along, as they stood on the card.
    along = forms.CharField(required=False, max_length=800)

    @property
    def cautions_passed(self) -> frozenset[str]:
        return frozenset(self.cleaned_data["passed"])

    def clean_along(self) -> frozenset[UUID]:
        try:
            return frozenset(UUID(one) for one in self.cleaned_data["along"].split())
        except ValueError:
            return frozenset()

    @property
    def friends(self) -> frozenset[UUID]:
        told: frozenset[UUID] = self.cleaned_data["along"]
        return told

    def what(self, occurrence: Occurrence) -> dict[str, Any]:
        """The date, or the slot behind it."""
        if self.cleaned_data["often"] == EVERY_TIME:
            return {"slot": occurrence.slot}
        return {"occurrence": occurrence}


class WaitForm(SignUpForm):
    """One press: wait for this date or for every time, and which cautions were read before it."""


class WhoForm(OnceForm):
    """One press in the week: whom it names, or whose number or name was typed beside it."""

    who = forms.CharField(required=False, max_length=80)
    resident = forms.UUIDField(required=False)
    passed = forms.MultipleChoiceField(choices=[(one.value, "") for one in Caution], required=False)

    @property
    def typed(self) -> str:
        return str(self.cleaned_data.get("who", ""))

    @property
    def chosen(self) -> UUID | None:
        found: UUID | None = self.cleaned_data.get("resident")
        return found

    @property
    def cautions_passed(self) -> frozenset[str]:
        return frozenset(self.cleaned_data["passed"])


class DeclineForm(forms.Form):
    """Why somebody does not want the place that is offered."""

    reason = forms.ChoiceField(choices=[(one.value, one.label) for one in SAID_TO_AN_OFFER])


class _OnADay(forms.Form):
    """Something that happened today or earlier."""

    on = forms.DateField(label=_("On"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["on"].initial = today

    def clean_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["on"]
        if day > self.today:
            raise forms.ValidationError(_("This day is still to come."))
        return day


class EndForm(_OnADay):
    reason = forms.ChoiceField(
        label=_("Why does it end?"),
        choices=[(one.value, one.label) for one in PRESSED_REASONS],
        widget=forms.RadioSelect,
    )

    field_order = ("reason", "on")


class GoodbyeForm(_OnADay):
    """Who finds work or a home nearby stays: that is a change, which ends nothing by itself."""

    reason = forms.ChoiceField(
        label=_("Why do they leave?"),
        choices=[(one.value, LEAVING.get(one, one.label)) for one in DepartureReason if one not in STAYS],
        widget=forms.RadioSelect,
    )

    field_order = ("reason", "on")


class CancelOccurrenceForm(forms.Form):
    because = forms.CharField(
        label=_("Why does it not take place?"),
        help_text=_("A few words, for instance: bad weather. Never write about people."),
        max_length=140,
        widget=forms.TextInput(attrs=NO_AUTOFILL),
    )


class UnexpectedForm(OnceForm):
    """Someone who came besides, by the number on their card."""

    number = forms.IntegerField(
        label=_("Who else was there? Participant number"),
        min_value=1,
        max_value=10**9,
        widget=forms.TextInput(attrs={**NO_AUTOFILL, "inputmode": "numeric"}),
    )


class SmileySelect(forms.RadioSelect):
    """A smiley beside each word; who does not see it hears the word alone."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(*args, **kwargs)
        return {**option, "picture": f"went.{option['value']}"}


class HostReportForm(forms.Form):
    """What an organisation says: who was there, in how many words it likes how it went."""

    answer = forms.ChoiceField(
        label=_("How did it go?"), choices=Satisfaction.Answer, required=False, widget=SmileySelect
    )
    remark = forms.CharField(
        label=_("Is there something the team should know?"),
        help_text=_("About the work, never about a person. For the rest: call."),
        required=False,
        max_length=140,
        widget=forms.TextInput(attrs=NO_AUTOFILL),
    )

    def __init__(self, *args: Any, rows: Iterable[Participation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = list(rows)

    @property
    def asked(self) -> set[int]:
        """Of those who may be named, whom the page showed."""
        return self._sent("asked")

    @property
    def present(self) -> set[int]:
        return self._sent("present")

    def _sent(self, name: str) -> set[int]:
        sent = set(self.data.getlist(name)) if isinstance(self.data, MultiValueDict) else set()
        return {row.pk for row in self.rows if str(row.public_id) in sent}


class TapForm(OnceForm):
    """One press of a supporter; see `matching.taps`."""

    tap = forms.CharField(max_length=80)

    def clean_tap(self) -> Tap:
        try:
            return read_tap(self.cleaned_data["tap"])
        except ValueError as error:
            raise forms.ValidationError("no such button") from error  # never shown: buttons send it


class ContactNoteForm(OnceForm):
    note = NoteField()

    @property
    def problem(self) -> str:
        """Which text of the phone says what is wrong with it."""
        return "phone.note-numbers" if self["note"].value() else "phone.note-empty"

    def clean_note(self) -> str:
        note: str = self.cleaned_data["note"]
        if not note:
            raise forms.ValidationError(_("Write something, or go back."))
        return note


class HelpForm(OnceForm):
    """`people.3` or `minutes.60`: what was counted, and how many."""

    tap = forms.ChoiceField(
        choices=[
            *((f"people.{one}", one) for one in PEOPLE),
            *((f"minutes.{one}", one) for one in MINUTES),
        ]
    )

    def clean_tap(self) -> tuple[str, int]:
        what, _dot, number = self.cleaned_data["tap"].partition(".")
        return what, int(number)
