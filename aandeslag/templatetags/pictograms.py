"""Turns the name of a theme or screen into the address of its picture."""

from __future__ import annotations

from functools import cache
from typing import Final

from django import template
from django.templatetags.static import static

from aandeslag.pictograms import SCREEN_PICTOGRAMS, THEME_PICTOGRAMS

register: Final = template.Library()


@cache
def _address(name: str, folder: str) -> str:
    code = THEME_PICTOGRAMS.get(name) or SCREEN_PICTOGRAMS[name]
    return static(f"vendor/pictograms/{folder}/{code}.svg")


@register.filter
def pictogram(name: str) -> str:
    """In colour, for the screen."""
    return _address(name, "color")


@register.filter
def pictogram_black(name: str) -> str:
    """In lines, for paper."""
    return _address(name, "black")
