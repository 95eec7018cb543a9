"""Writes what stands many times on a page: a template takes its time for each value and each choice."""

from __future__ import annotations

# Not Django's, which asks each time whether a text is a lazy one.
from html import escape
from typing import TYPE_CHECKING, Final

from django.utils.safestring import SafeString

if TYPE_CHECKING:
    from collections.abc import Iterable


NOTHING: Final = SafeString("")


def written(pattern: str, /, **values: object) -> SafeString:
    """As `format_html` of Django, in a third of its time: whatever was not written here is escaped."""
    safe = {name: one if one.__class__ is SafeString else escape(str(one)) for name, one in values.items()}
    return SafeString(pattern.format_map(safe))


def escaped(words: object) -> SafeString:
    """What is put into many pieces: once is enough."""
    return SafeString(escape(str(words)))


def together(pieces: Iterable[SafeString], between: str = "") -> SafeString:
    """One after another."""
    return SafeString(between.join(pieces))
