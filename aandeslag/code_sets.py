"""A set of codes from a fixed list, kept in one column: languages, interests, free parts of the week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models.expressions import Combinable

    TextField = models.TextField[Any, Any]
else:
    TextField = models.TextField

SEPARATOR = ","


def pack(codes: Iterable[str]) -> str:
    """Write codes as `,a,b,`, sorted, so that `contains=",a,"` finds exactly that code."""
    inner = SEPARATOR.join(sorted({str(code) for code in codes}))
    return f"{SEPARATOR}{inner}{SEPARATOR}" if inner else ""


def unpack(packed: str) -> frozenset[str]:
    return frozenset(filter(None, packed.split(SEPARATOR)))


class CodeSetField(TextField):
    """A `frozenset` of codes; None is *not asked yet*, the empty set is *asked, nothing*.

    The list of codes may grow without a migration, so it is left out of the field's description.
    """

    if TYPE_CHECKING:
        _pyi_private_set_type: frozenset[str] | Combinable  # type: ignore[assignment]  # not a text here
        _pyi_private_get_type: frozenset[str]  # type: ignore[assignment]  # not a text here

    def __init__(self, *args: Any, codes: type[models.TextChoices] | None = None, **kwargs: Any) -> None:
        self.codes = codes
        kwargs.setdefault("default", frozenset)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str | None, *_: object) -> frozenset[str] | None:
        return None if value is None else unpack(value)

    def to_python(self, value: Any) -> frozenset[str] | None:
        if value is None or isinstance(value, frozenset):
            return value
        return unpack(value) if isinstance(value, str) else frozenset(str(code) for code in value)

    def get_prep_value(self, value: Any) -> str | None:
        if value is None or isinstance(value, str):
            return value
        return pack(value)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:  # noqa: ARG002 - Django's
        if value is None and not self.null:
            raise ValidationError(self.error_messages["null"], code="null")
        known = frozenset(self.codes.values) if self.codes else frozenset()
        if value and self.codes and not value <= known:
            raise ValidationError(_("This is not one of the choices."), code="invalid_choice")

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj)) or ""

    def formfield(self, **kwargs: Any) -> forms.Field:
        choices = self.codes.choices if self.codes else []
        return CodeSetFormField(
            choices=choices,
            required=False,
            label=kwargs.get("label", self.verbose_name),
            help_text=kwargs.get("help_text", self.help_text),
        )


class CodeSetFormField(forms.MultipleChoiceField):
    """Tick boxes that give back a `frozenset`."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> frozenset[str]:
        return frozenset(super().clean(value))
