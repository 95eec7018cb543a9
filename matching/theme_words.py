"""What one does at an activity, in a few words of the resident's own language: for below the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aandeslag.phrases.book import lines_of
from aandeslag.vocabulary import TextLanguage
from residents.speaking import resident_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aandeslag.phrases.book import Line
    from residents.models import Resident


def theme_words(resident: Resident, themes: Iterable[str]) -> dict[str, Line]:
    """By theme; nothing for who reads Dutch. One query."""
    language = resident_language(resident)
    if language == TextLanguage.DUTCH:
        return {}
    lines = lines_of(language, [f"theme.{one}" for one in themes])
    return {code.removeprefix("theme."): line for code, line in lines.items()}
