"""How long someone was there, as people write it: *2:30*, *2,5* or *2*."""

from __future__ import annotations

import re
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

AT_MOST: Final = 16 * 60
_CLOCK: Final = re.compile(r"(\d{1,2})\s*[:u]\s*([0-5]\d)")
_DECIMAL: Final = re.compile(r"\d{1,2}(?:[.,]\d{1,2})?")


def minutes_in(text: str) -> int | None:
    """None where it is no number of hours between a minute and sixteen hours."""
    if clock := _CLOCK.fullmatch(text):
        minutes = int(clock[1]) * 60 + int(clock[2])
    elif _DECIMAL.fullmatch(text):
        minutes = round(float(text.replace(",", ".")) * 60)
    else:
        return None
    return minutes if 0 < minutes <= AT_MOST else None


class HoursField(forms.CharField):
    """Gives minutes; nothing typed is None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=8, **kwargs)

    def clean(self, value: Any) -> int | None:
        text = str(super().clean(value)).strip()
        if not text:
            return None
        minutes = minutes_in(text)
        if minutes is None:
            raise ValidationError(_("Write hours like 2:30 or 2,5."))
        return minutes
