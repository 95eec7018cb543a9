"""The words on the screen, as the Dutch catalogue has them: a journey presses what people read."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext


def nl(text: str) -> str:
    with translation.override("nl"):
        return gettext(text)
