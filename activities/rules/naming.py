"""Does a text that leaves the site name somebody, or say how to reach them?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_MAIL: Final = re.compile(r"\S+@\S+")
_PHONE: Final = re.compile(r"(?:\+|\b0)(?:[ ().-]*\d){8,}")
_WORD: Final = re.compile(r"[^\W\d_]+")
SHORTEST: Final = 3


def words_of_names(names: Iterable[str]) -> frozenset[str]:
    """What may give somebody away: the words with a capital, so not *de* or *van*."""
    words = (word for name in names for word in _WORD.findall(name))
    return frozenset(word for word in words if len(word) >= SHORTEST and not word.islower())


def names_somebody(text: str, words: frozenset[str]) -> bool:
    """On the safe side: *Roos* with a capital may be a flower, and is left out too."""
    if _MAIL.search(text) or _PHONE.search(text):
        return True
    return any(word in words for word in _WORD.findall(text))


def without_persons(text: str, words: frozenset[str], instead: str = "") -> str:
    return instead if names_somebody(text, words) else text
