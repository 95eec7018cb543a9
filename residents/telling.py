"""What is explained and asked at the desk, in someone's own language, each line with its picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from aandeslag.phrases.book import phrasebook
from aandeslag.phrases.languages import OWN_NAMES, direction_of
from aandeslag.vocabulary import TextLanguage
from residents.models import Consent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aandeslag.phrases.book import Line, Phrasebook

LINES: Final = (
    *("explain.what", "explain.free", "explain.no-effect", "explain.stop"),
    *("explain.record", "explain.why", "explain.not", "explain.who", "explain.rights"),
)


@dataclass(frozen=True)
class Told:
    """The explanation in one language; `lines` are codes, which name the pictures too, with their texts."""

    book: Phrasebook
    name: str
    lines: list[tuple[str, Line]]

    @property
    def is_checked(self) -> bool:
        return all(line.is_checked for _, line in self.lines)


@dataclass(frozen=True)
class Choice:
    """A language that can be chosen, by its own name and by the Dutch one."""

    code: str
    own_name: str
    name: str
    direction: str


def explanation_in(language: str) -> Told:
    book = phrasebook(language)
    return Told(book, str(TextLanguage(book.language).label), [(code, book.line(code)) for code in LINES])


def asked_apart(book: Phrasebook) -> list[tuple[Consent.Purpose, str, Line]]:
    """Each extra with the code of its picture and the question in that language."""
    codes = {purpose: f"consent.{purpose.value}" for purpose in Consent.Purpose}
    return [(purpose, code, book.line(code)) for purpose, code in codes.items()]


def choices_among(languages: Iterable[str]) -> list[Choice]:
    return [
        Choice(code, OWN_NAMES[code], str(TextLanguage(code).label), direction_of(code)) for code in languages
    ]
