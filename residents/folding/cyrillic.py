"""Sounds of names in Cyrillic script: Ukrainian, Russian, Belarusian, Bulgarian."""

from __future__ import annotations

from typing import Final

_SOUNDS: Final = {
    "а": "a",
    "б": "b",
    "в": "v",
    "г": "Q",
    "ґ": "g",
    "д": "d",
    "е": "e",
    "є": "ie",
    "ё": "io",
    "ж": "Z",
    "з": "z",
    "и": "i",
    "і": "i",
    "ї": "i",
    "й": "i",
    "к": "k",
    "л": "l",
    "м": "m",
    "н": "n",
    "о": "o",
    "п": "p",
    "р": "r",
    "с": "s",
    "т": "t",
    "у": "u",
    "ў": "v",
    "ф": "f",
    "х": "H",
    "ц": "ts",
    "ч": "C",
    "ш": "S",
    "щ": "S",
    "ъ": "",
    "ы": "i",
    "ь": "",
    "э": "e",
    "ю": "iu",
    "я": "ia",
    "ј": "i",
    "љ": "l",
    "њ": "n",
    "ћ": "C",
    "ђ": "J",
    "џ": "J",
}

LETTERS: Final = tuple(_SOUNDS)


def sounds(word: str) -> str:
    """Give the sounds, letter by letter; `Q` is a g that may be an h."""
    letters = word.casefold().replace("дж", "џ")
    return "".join(_SOUNDS.get(letter, "") for letter in letters)
