"""Turns the name of a theme, screen or line into the address of its picture."""

from __future__ import annotations

from functools import cache
from typing import Final

from django import template
from django.templatetags.static import static

from aandeslag.pictograms import code_of

register: Final = template.Library()


@cache
def _address(name: str, folder: str) -> str:
    return static(f"vendor/pictograms/{folder}/{code_of(name)}.svg")


@register.filter
def pictogram(name: str) -> str:
    """In colour, for the screen."""
    return _address(name, "color")


@register.filter
def pictogram_black(name: str) -> str:
    """In lines, for paper."""
    return _address(name, "black")
