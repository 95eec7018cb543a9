"""How the forms of the offer are laid out, and the question with three answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

YES, NO = "yes", "no"


def in_own_form(*parts: Any) -> FormHelper:
    """Lay out the fields inside a `<form>` that the template writes, with its own token against forgery."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    if parts:
        helper.layout = Layout(*parts)
    return helper


def part(legend: StrOrPromise, *fields: Any) -> Div:
    """One card of a long form."""
    return Div(Fieldset(legend, *fields), css_class="card")


def row(*fields: Any) -> Div:
    """Short questions side by side, where there is room."""
    return Div(*fields, css_class="line")


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or not asked yet: None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=[(YES, _("yes")), (NO, _("no")), ("", _("not asked yet"))],
            coerce=lambda answer: answer == YES,
            empty_value=None,
            required=False,
            widget=forms.RadioSelect,
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        """Show a stored answer; what was sent comes back as it was."""
        if isinstance(value, bool):
            return YES if value else NO
        return "" if value is None else value


class AskedField(forms.TypedChoiceField):
    """One of a fixed list, or not asked yet: None."""

    def __init__(self, *, choices: Any, **kwargs: Any) -> None:
        super().__init__(
            choices=[*choices, ("", _("not asked yet"))],
            empty_value=None,
            required=False,
            widget=forms.RadioSelect,
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        return "" if value is None else value
