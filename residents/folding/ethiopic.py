"""Sounds of names in Ge'ez script: every sign is a consonant with its vowel."""

from __future__ import annotations

from typing import Final

_FIRST, _LAST = 0x1200, 0x1357
_SIGNS_IN_A_ROW = 8
LETTERS: Final = tuple(map(chr, range(_FIRST, _LAST + 1)))
# The rows of the Unicode block, eight signs each, beginning with ሀ. `K` is written k or h.
_ROWS: Final = (
    *("h", "l", "H", "m", "s", "r", "s", "S", "k", "k", "K", "K", "b", "v", "t", "C", "h", "h", "n", "n"),
    *("", "k", "k", "K", "K", "v", "", "z", "Z", "i", "d", "d", "J", "g", "g", "g", "t", "C", "p", "ts"),
    *("ts", "f", "p"),
)
_VOWELS: Final = ("e", "u", "i", "a", "e", "*", "o", "a")
_THROAT_ROWS: Final = frozenset({"h", "H", ""})  # here the first vowel sounds like a
_WU: Final = "ው"
_FIRST_ORDER, _SIXTH_ORDER = 0, 5


def sounds(word: str) -> str:
    """Give the sounds; the sixth order may have a short vowel or none, and none at the end."""
    found = "".join(map(_sound, word)).removesuffix("*")
    # At the beginning ው is a consonant.
    return f"v*{found[1:]}" if word[:1] == _WU else found


def _sound(sign: str) -> str:
    code = ord(sign)
    if not _FIRST <= code <= _LAST:
        return ""
    row, order = divmod(code - _FIRST, _SIGNS_IN_A_ROW)
    consonant, vowel = _ROWS[row], _VOWELS[order]
    if order == _FIRST_ORDER and consonant in _THROAT_ROWS:
        vowel = "a"
    if order == _SIXTH_ORDER:
        # A half vowel without its vowel is a vowel itself: ይ is i, ው is u.
        return {"i": "i", "v": "u", "": "@"}.get(consonant, consonant + vowel)
    return consonant + vowel
