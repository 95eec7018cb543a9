"""What one does at an activity, in a few words of the resident's own language: for below the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aandeslag.phrases.book import phrasebook
from aandeslag.vocabulary import TextLanguage, Theme
from residents.speaking import resident_language

if TYPE_CHECKING:
    from aandeslag.phrases.book import Line
    from residents.models import Resident


def theme_words(resident: Resident) -> dict[str, Line]:
    """By theme; nothing for who reads Dutch. One query."""
    language = resident_language(resident)
    if language == TextLanguage.DUTCH:
        return {}
    book = phrasebook(language)
    codes = {theme.value: f"theme.{theme.value}" for theme in Theme}
    return {theme: book.line(code) for theme, code in codes.items() if code in book.found}
