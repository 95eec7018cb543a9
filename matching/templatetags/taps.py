"""Writes the buttons of a supporter's phone: hundreds on a page, too many for a loop in a template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django import template
from django.utils.html import format_html_join

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.utils.safestring import SafeString

    from matching.cards.mine.buttons import Button

register: Final = template.Library()
BUTTON: Final = '<button class="btn" name="tap" value="{}"><bdi>{}</bdi></button>'


@register.filter
def as_buttons(choices: Iterable[Button]) -> SafeString:
    """Each is sent at once."""
    return format_html_join("", BUTTON, ((one.tap, one.words) for one in choices))
