"""Keeps hours on one line: a narrow screen would break them after the dash."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString

if TYPE_CHECKING:
    from re import Match

register: Final = template.Library()
HOURS: Final = re.compile(r"\d{1,2}:\d{2}–\d{1,2}:\d{2}")


@register.filter
def whole_hours(text: object) -> SafeString:
    """For instance *Tuesday 1 December 9:30–12:00*, of which the last part stays together."""
    return SafeString(HOURS.sub(_together, escape(text)))


def _together(found: Match[str]) -> str:
    return f'<span class="hours">{found[0]}</span>'
