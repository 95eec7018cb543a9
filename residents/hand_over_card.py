"""The card that somebody takes along to the team of their next centre: exactly what is handed over."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from aandeslag.paper.pictures import drawings
from aandeslag.paper.typesetting import typeset
from aandeslag.phrases.book import phrasebook
from aandeslag.vocabulary import Language, TextLanguage, Theme
from residents.speaking import resident_language

if TYPE_CHECKING:
    from residents.models import HandOver


def hand_over_card(made: HandOver) -> bytes:
    """One A5, in their own language and in Dutch. No number, no code: it opens nothing."""
    person = made.resident
    book = phrasebook(resident_language(person))
    themes = [one.value for one in Theme if one in (person.interests or ())]
    with override(TextLanguage.DUTCH):
        spoken = ", ".join(str(one.label) for one in Language if one in person.languages)
        data: dict[str, Any] = {
            "product": made.team.product_name,
            "centre": made.to_centre.name,
            "heading": asdict(book.line("hand-over.title")),
            "show": asdict(book.line("hand-over.show")),
            "likes": asdict(book.line("sheet.interests")),
            "parts": [
                {"label": asdict(book.line("sheet.first-name")), "words": person.first_name},
                *([{"label": asdict(book.line("sheet.languages")), "words": spoken}] if spoken else []),
            ],
            "interests": [{"picture": one, "line": asdict(book.line(f"theme.{one}"))} for one in themes],
            "pictures": drawings(themes),
            "day": date_format(made.offered_on, "j F Y"),
        }
        return typeset("hand_over", data, title=_("Card for the next team"), language=book.language)
