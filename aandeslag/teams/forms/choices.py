"""Choices among rows that carry the opaque id of a row to the browser and back, never its key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    OneField = forms.ModelChoiceField[Any]
    SeveralField = forms.ModelMultipleChoiceField[Any]
else:
    OneField = forms.ModelChoiceField
    SeveralField = forms.ModelMultipleChoiceField


class PublicChoiceField(OneField):
    def __init__(self, queryset: Any, **kwargs: Any) -> None:
        super().__init__(queryset, to_field_name="public_id", **{"empty_label": _("choose"), **kwargs})


class PublicMultipleChoiceField(SeveralField):
    """Tick boxes."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, queryset: Any, **kwargs: Any) -> None:
        super().__init__(queryset, to_field_name="public_id", **kwargs)
