"""What residents read of an activity on paper: what one does there, what is good to know, with pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aandeslag.vocabulary import LanguageLevel

if TYPE_CHECKING:
    from aandeslag.phrases.book import Line, Phrasebook
    from activities.models import Activity


@dataclass(frozen=True)
class TextLine:
    """A picture, by its name in `aandeslag.pictograms`, and what stands beside it."""

    picture: str
    line: Line


@dataclass(frozen=True)
class Texts:
    title: TextLine
    sentences: tuple[TextLine, ...]


def texts_of(activity: Activity, book: Phrasebook) -> Texts:
    """Makes no query: the book was opened once for everything on the paper."""
    known = [
        (activity.dutch_needed == LanguageLevel.NONE, "look.no-dutch", "look.no-dutch"),
        (activity.women_only, "look.women", "look.women-only"),
        (activity.children_welcome, "look.children", "look.children"),
        (activity.with_dutch_volunteers, "together", "look.together"),
    ]
    return Texts(
        title=TextLine(activity.theme, book.line(f"theme.{activity.theme}")),
        sentences=tuple(TextLine(picture, book.line(code)) for holds, picture, code in known if holds),
    )
