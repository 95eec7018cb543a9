"""The other columns of an offer: title, kind, language needed, physical load."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from aandeslag.spreadsheets.dutch.interests import THEME_WORDS
from aandeslag.spreadsheets.dutch.languages import parse_level
from aandeslag.spreadsheets.dutch.outcome import NotUnderstood, Reason, not_understood, reads_text
from aandeslag.spreadsheets.wording import plain
from aandeslag.vocabulary import LanguageLevel, PhysicalLoad, Theme

if TYPE_CHECKING:
    from aandeslag.spreadsheets.table import Cell


@dataclass(frozen=True, slots=True)
class ActivityTitle:
    """A title without its note, and whether a certificate of conduct is asked for."""

    text: str
    conduct_certificate: bool


@dataclass(frozen=True, slots=True)
class ActivityKind:
    """The theme where the word names one; a women's group and a meeting are not themes."""

    theme: Theme | None
    women_only: bool = False
    may_be_meeting: bool = False  # volunteering or meeting people: a person decides


_CERTIFICATE: Final = re.compile(
    r"\s*[(\[]?\s*\bV\.?O\.?G\.?\b(?:\s+(?:nodig|verplicht|vereist))?\s*[)\]]?", re.IGNORECASE
)
_WOMEN: Final = frozenset({"vrouwen", "vrouwengroep", "alleen vrouwen", "dames", "vrouw"})
_MEETING: Final = frozenset({"ontmoeting", "ontmoeten", "inloop", "gezelligheid", "ontmoetingsactiviteit"})
_THEMES: Final[dict[str, Theme]] = {word: theme for theme, words in THEME_WORDS.items() for word in words}
_LOADS: Final[dict[str, PhysicalLoad]] = {
    **dict.fromkeys(("licht", "light", "niet zwaar", "laag", "nee", "l"), PhysicalLoad.LIGHT),
    **dict.fromkeys(("matig", "middel", "gemiddeld", "normaal", "beetje zwaar", "m"), PhysicalLoad.MEDIUM),
    **dict.fromkeys(("zwaar", "hoog", "heel zwaar", "heavy", "ja", "z"), PhysicalLoad.HEAVY),
}


@reads_text
def parse_title(text: str) -> ActivityTitle | NotUnderstood:
    """Take `(VOG)` out of a title: it is a condition, not a name."""
    bare = _CERTIFICATE.sub(" ", text).strip(" -,;")
    return ActivityTitle(" ".join(bare.split()) or text, bool(_CERTIFICATE.search(text)))


def title_key(title: str) -> str:
    """Give what two lists must have in common to mean the same activity."""
    return plain(_CERTIFICATE.sub(" ", title))


@reads_text
def parse_kind(text: str) -> ActivityKind | NotUnderstood:
    """Read the theme from one word of the desk's own."""
    word = plain(text)
    if word in _WOMEN:
        return ActivityKind(None, women_only=True)
    if word in _MEETING:
        return ActivityKind(Theme.COMMUNITY, may_be_meeting=True)
    theme = _THEMES.get(word)
    return ActivityKind(theme) if theme else not_understood(Reason.KIND_UNKNOWN, text)


@reads_text
def parse_load(text: str) -> PhysicalLoad | NotUnderstood:
    """Read how heavy the work is."""
    return _LOADS.get(plain(text)) or not_understood(Reason.LOAD_UNKNOWN, text)


def parse_language_need(cell: Cell) -> LanguageLevel | NotUnderstood | None:
    """Read how much Dutch is needed: `nee` is none."""
    return parse_level(cell)
