"""Who needs a declaration, from when, and where that is written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.forms.days import DayInput
from activities.details import RuleDetails
from activities.forms.style import YesNoField

if TYPE_CHECKING:
    from activities.models import DeclarationRule


# The declaration itself is younger.
FIRST_DAY: Final = date(2000, 1, 1)


class DeclarationRuleForm(forms.Form):
    needs_declaration = YesNoField(label=_("Is a declaration needed?"))
    valid_from = forms.DateField(
        label=_("If this answer is new: from which day?"),
        widget=DayInput,
        required=False,
        help_text=_("Until then the old answer holds."),
    )
    source = forms.CharField(
        label=_("Source"),
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Where it is written, so that somebody else can look it up."),
    )
    checked_on = forms.DateField(label=_("Checked on"), widget=DayInput)

    def __init__(self, *args: Any, rule: DeclarationRule, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rule, self.today = rule, today
        self.initial = {
            "needs_declaration": rule.needs_declaration,
            "source": rule.source,
            "checked_on": today,
        }
        self.fields["needs_declaration"].choices = self.fields["needs_declaration"].choices[:2]  # type: ignore[attr-defined]  # a choice
        self.fields["needs_declaration"].required = True

    def clean_checked_on(self) -> date:
        day: date = self.cleaned_data["checked_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        is_new = cleaned.get("needs_declaration") not in {None, self.rule.needs_declaration}
        if is_new and cleaned.get("valid_from") is None:
            self.add_error("valid_from", _("The answer is another one: fill in from which day."))
        if cleaned.get("valid_from") is not None and cleaned["valid_from"] < FIRST_DAY:
            self.add_error("valid_from", _("This day is too long ago."))
        return cleaned

    def details(self) -> RuleDetails:
        return RuleDetails(**self.cleaned_data)
