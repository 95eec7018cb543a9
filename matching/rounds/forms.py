"""What is pressed on a round, and what a team chooses for the next ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.forms.choices import PublicChoiceField
from matching.engine import PolicyError
from matching.engine.policy import MOST_OF_ONE_PART, MOST_POINTS
from matching.models import RoundPolicy
from matching.models.round import MOST_AT_ONCE, MOST_WEEKS
from matching.rounds.choices import choices_in

if TYPE_CHECKING:
    from activities.models import Occurrence
    from activities.querysets import OccurrenceQuerySet

WANTED, LOCK, UNLOCK = "wanted", "lock", "unlock"
MOST_WOMEN: Final = 500


class MarkForm(forms.Form):
    """One of three small presses: they said yes; it stays; it need not stay."""

    mark = forms.ChoiceField(choices=[(one, "") for one in (WANTED, LOCK, UNLOCK)])


class MoveForm(forms.Form):
    """Where to."""

    def __init__(self, *args: Any, dates: OccurrenceQuerySet[Occurrence], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["occurrence"] = PublicChoiceField(dates)


def _number(label: Any, most: int, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=most, help_text=help_text)


class PolicyForm(forms.ModelForm[RoundPolicy]):
    """How much each wish counts; together at most a thousand points. Waiting is order and no points."""

    interest = _number(_("What somebody likes"), MOST_OF_ONE_PART)
    skill = _number(_("What somebody is good at"), MOST_OF_ONE_PART)
    same_language = _number(
        _("A supporter who speaks the same language, for who wants that"), MOST_OF_ONE_PART
    )
    practice = _number(_("Practising Dutch, for who wants that"), MOST_OF_ONE_PART)
    travel = _number(_("A short way there"), MOST_OF_ONE_PART)
    spread = _number(
        _("The first resident at an organisation"),
        MOST_POINTS,
        _("Above 0, proposals are spread over more organisations, never at the cost of a place."),
    )
    women = _number(
        _("At least so many women"),
        MOST_WOMEN,
        _("As far as it costs nobody their place. 0: no target."),
    )
    at_once = forms.IntegerField(
        label=_("To how many activities may one person go?"),
        min_value=1,
        max_value=MOST_AT_ONCE,
        help_text=_(
            "Counting what they go to already. From 2 on, a second activity is proposed of what is left "
            "when everybody has had a chance of a first one, never at the same time."
        ),
    )
    weeks = forms.IntegerField(label=_("How many weeks ahead?"), min_value=1, max_value=MOST_WEEKS)
    every_time = forms.TypedChoiceField(
        label=_("What is proposed?"),
        choices=[("once", _("One time")), ("every", _("Every time, from that date on"))],
        coerce=lambda answer: answer == "every",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = RoundPolicy
        fields: ClassVar = [
            *("interest", "skill", "same_language", "practice", "travel"),
            *("spread", "women", "at_once", "weeks", "every_time"),
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["every_time"] = "every" if self.instance.every_time else "once"

    def clean(self) -> dict[str, Any]:
        chosen: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                choices_in(RoundPolicy(**chosen))
            except PolicyError as error:
                message = _("All wishes together count for at most %(most)d points.") % {"most": MOST_POINTS}
                raise forms.ValidationError(message) from error
        return chosen
