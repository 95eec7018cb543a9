"""The texts of one language, ready to be said; what is missing there is said in English, then in Dutch."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from aandeslag.phrases.files import codes, texts_of
from aandeslag.phrases.filling import fill
from aandeslag.phrases.languages import FALL_BACK, OWN_NAMES, direction_of
from aandeslag.phrases.models import Phrase
from aandeslag.prepared import Prepared
from aandeslag.vocabulary import TextLanguage

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from django.db.models import QuerySet


ENTRY: Final = ("language", "code", "text", "checked_on")


class Kept(NamedTuple):
    """A text as it is stored, in the language in which it was found. A book has a thousand of them."""

    text: str
    language: str
    is_checked: bool


@dataclass(frozen=True)
class Line:
    """A text with its values, and the Dutch beneath it; no Dutch where the text itself is Dutch."""

    text: str
    language: str
    direction: str
    is_checked: bool
    dutch: str


@dataclass(frozen=True)
class Phrasebook:
    language: str
    found: Mapping[str, Kept] = field(repr=False)
    found_in_dutch: Mapping[str, Kept] = field(repr=False)

    @property
    def direction(self) -> str:
        return direction_of(self.language)

    @property
    def own_name(self) -> str:
        """What the language calls itself."""
        return OWN_NAMES[self.language]

    @property
    def dutch(self) -> Phrasebook:
        """The same texts in Dutch, for who must help."""
        return Phrasebook(TextLanguage.DUTCH.value, self.found_in_dutch, self.found_in_dutch)

    def say(self, code: str, /, **values: Any) -> str:
        found = self.found[code]
        return fill(found.text, values, direction=direction_of(found.language))

    def language_of(self, code: str) -> str:
        """The language in which this text is said here: another one where it was missing."""
        return self.found[code].language

    def falls_back(self, code: str) -> bool:
        return self.language_of(code) != self.language

    def is_checked(self, code: str) -> bool:
        """Whether a speaker of the language has looked at it."""
        return self.found[code].is_checked

    def line(
        self, code: str, /, values: Mapping[str, Any] | None = None, *, dutch: Mapping[str, Any] | None = None
    ) -> Line:
        """A text with all that a page needs; `dutch`: values that differ in Dutch, such as days."""
        values = values or {}
        language = self.language_of(code)
        is_dutch = language == TextLanguage.DUTCH
        return Line(
            text=self.say(code, **values),
            language=language,
            direction=direction_of(language),
            is_checked=self.is_checked(code),
            dutch="" if is_dutch else self.dutch.say(code, **{**values, **(dutch or {})}),
        )

    def unchecked(self, *codes: str) -> bool:
        """Whether one of these texts still waits for a speaker."""
        return not all(self.is_checked(code) for code in codes)


def phrasebook(language: str, families: tuple[str, ...] = ()) -> Phrasebook:
    """Open the book of a language with one query. A language without texts opens the English one.

    A page that says little opens it only at the families that it names, such as `day`.
    """
    own = language if language in TextLanguage.values else FALL_BACK[0].value
    return _bound(own, _shelved(_entries_in([own, *FALL_BACK], families=families)))


def lines_of(language: str, codes: Collection[str]) -> dict[str, Line]:
    """A few lines, by their code, without opening a book; what no language has is left out. One query."""
    own = language if language in TextLanguage.values else FALL_BACK[0].value
    book = _bound(own, _shelved(_named([own, *FALL_BACK], list(codes))))
    return {code: book.line(code) for code in codes if code in book.found}


@Prepared
def _named(languages: list[str], codes: list[str]) -> QuerySet[Phrase, tuple[Any, ...]]:
    rows = Phrase.objects.filter(language__in=languages, code__in=codes)
    return rows.order_by().values_list(*ENTRY)


def printed_book(language: str) -> Phrasebook:
    """The same as it came with the site, without a query: what speakers corrected since is not in it."""
    own = language if language in TextLanguage.values else FALL_BACK[0].value
    shelves = {
        one: {code: Kept(text, one, is_checked=False) for code, text in texts_of(one).items()}
        for one in (own, *FALL_BACK)
    }
    return _bound(own, shelves)


def phrasebooks() -> dict[str, Phrasebook]:
    """Open the books of all languages, with one query."""
    shelves = _shelved(_entries_in(TextLanguage.values, families=()))
    return {language: _bound(language, shelves) for language in TextLanguage.values}


@Prepared
def _entries_in(languages: list[str], *, families: tuple[str, ...]) -> QuerySet[Phrase, tuple[Any, ...]]:
    rows = Phrase.objects.filter(language__in=languages)
    if families:
        rows = rows.filter(code__in=[code for code in codes() if code.partition(".")[0] in families])
    return rows.order_by().values_list(*ENTRY)


def _shelved(entries: Iterable[tuple[Any, ...]]) -> dict[str, dict[str, Kept]]:
    shelves: dict[str, dict[str, Kept]] = {}
    for kept_in, code, text, checked_on in entries:
        shelves.setdefault(kept_in, {})[code] = Kept(text, kept_in, checked_on is not None)
    return shelves


def _bound(own: str, shelves: Mapping[str, Mapping[str, Kept]]) -> Phrasebook:
    """What is missing on the shelf of a language comes from the ones that it falls back on."""
    merged: dict[str, Kept] = {}
    for shelf in (*reversed(FALL_BACK), own):  # the last one wins
        merged |= dict(shelves.get(shelf, {}))
    return Phrasebook(own, merged, shelves.get(TextLanguage.DUTCH, {}))
