"""Sounds of names in Arabic script: Arabic, Persian, Dari, Kurdish, Pashto and Urdu."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from residents.folding.arabic_names import VOWELLED
from residents.folding.latin import OF_THE_FAITH

_SAME: Final = str.maketrans(
    {
        **dict.fromkeys("أٱ", "ا"),
        **dict.fromkeys("ىیېۍئ", "ي"),
        **dict.fromkeys("کڪ", "ك"),
        **dict.fromkeys("ةۀھہ", "ه"),
        **dict.fromkeys("ؤۆۇۋ", "و"),
        "گ": "g",
        "ـ": None,
        "ء": None,
        "\u200c": None,
        "\u200d": None,
    }
)
_CONSONANTS: Final = {
    "ب": "b",
    "پ": "p",
    "ت": "t",
    "ث": "T",
    "ج": "J",
    "چ": "C",
    "ح": "H",
    "خ": "H",
    "د": "d",
    "ذ": "D",
    "ر": "r",
    "ز": "z",
    "ژ": "Z",
    "س": "s",
    "ش": "S",
    "ص": "s",
    "ض": "D",
    "ط": "t",
    "ظ": "D",
    "غ": "G",
    "ف": "f",
    "ڤ": "v",
    "ق": "k",
    "ك": "k",
    "g": "g",
    "ل": "l",
    "م": "m",
    "ن": "n",
    "ه": "h",
    "ٹ": "t",
    "ڈ": "d",
    "ڑ": "r",
    "ں": "n",
    "ټ": "t",
    "ډ": "d",
    "ړ": "r",
    "ښ": "S",
    "ږ": "g",
    "ڼ": "n",
    "ځ": "z",
    "څ": "s",
    "ڕ": "r",
    "ڵ": "l",
}
_SURE_VOWELS: Final = {"آ": "a", "إ": "i", "ع": "@", "ي": "i", "ە": "e"}
LETTERS: Final = (*_CONSONANTS, *_SURE_VOWELS, "ا", "أ", "و", "ى", "ی", "ک", "گ")
_VOWEL_LETTERS: Final = frozenset("اآإيە")
_OF_GOD = "الله"
_OF_THE_FAITH = "الدين"
_PERSIAN: Final = re.compile("[پچژگکی]")
_EITHER: Final = {"ى": "A", "ی": "Y"}  # `A` is rather an a, `Y` rather an i
_CARRIER: Final = "ئ"  # Kurdish writes a first vowel on it
_SERVANT = "عبد"  # Abd al-…: the servant of …
_ARTICLE: Final = re.compile(r"^ال(?=..)")


def plain_letters(word: str) -> str:
    """Bring the many forms of one letter together and leave out marks for vowels."""
    composed = unicodedata.normalize("NFKC", word)
    kept = "".join(char for char in composed if not unicodedata.combining(char))
    return kept.translate(_SAME)


def same_writing(one: str, other: str) -> bool:
    """Say whether two words in this script are one name: long vowels are written, so another one counts."""
    return _without_variants(plain_letters(one)) == _without_variants(plain_letters(other))


def _without_variants(letters: str) -> str:
    """Daoud with one و or two, Fatima with ة, ه or ا at the end, with the article or without."""
    single = re.sub(r"(.)\1+", r"\1", _ARTICLE.sub("", letters))
    return re.sub(r"[هيا]$", "ا", single.replace("آ", "ا").replace("إ", "ا"))


def sounds(word: str) -> str:
    """Give the sounds; a name known in Latin letters gets the vowels that are not written.

    The last letter of Salwa is often typed as that of Ali, and the other way round: see `_EITHER`.
    """
    letters = plain_letters(word.removeprefix(_CARRIER))
    found = _sounds(letters)
    if letters not in _KNOWN and found.endswith("i"):
        found = found[:-1] + _EITHER.get(word[-1:], "i")
    # Who types Persian letters says z where Arabic has three other sounds.
    return found.replace("D", "z") if _PERSIAN.search(word) else found


def _sounds(letters: str) -> str:
    if letters in _KNOWN:
        return _KNOWN[letters]
    if letters.startswith(_SERVANT) and len(letters) > len(_SERVANT) + 1:
        return _servant_of(_ARTICLE.sub("", letters.removeprefix(_SERVANT)))
    if letters.endswith(_OF_GOD) and letters != _OF_GOD:
        # …ullah: the و stands in for the u, so that the word does not end here.
        return _spelled(letters.removesuffix(_OF_GOD) + "و") + "la"
    if letters.endswith(_OF_THE_FAITH) and letters != _OF_THE_FAITH:
        return _spelled(letters.removesuffix(_OF_THE_FAITH)) + OF_THE_FAITH
    return _spelled(_ARTICLE.sub("", letters))


def _servant_of(rest: str) -> str:
    link = "l" if rest[0] in "اع" else ""
    return f"abd{link}{_KNOWN.get(rest) or _spelled(rest)}"


def _spelled(letters: str) -> str:
    found: list[str] = []
    for position, letter in enumerate(letters):
        following = letters[position + 1 : position + 2]
        sound = _sound(letter, position, following)
        # Between two written consonants there may be a short vowel.
        if found and sound and sound not in "aiu@" and found[-1][-1] not in "aiu@*":
            found.append("*")
        if sound:
            found.append(sound)
        if sound in {"i", "u"} and following in _CONSONANTS:
            # Or they are a y and a w, with a vowel of their own: Nayef, Sarwar.
            found.append("*")
    return "".join(found)


def _sound(letter: str, position: int, following: str) -> str:
    if letter == "ا":
        return "a" if position else "@"
    if letter in _SURE_VOWELS:
        return _SURE_VOWELS[letter]
    if letter == "و":
        return _half_vowel(position, following)
    if letter in "هح" and not following and position:
        return "a" if letter == "ه" else "*"
    return _CONSONANTS.get(letter, "")


def _half_vowel(position: int, following: str) -> str:
    begins_syllable = position == 0 or (following in _VOWEL_LETTERS and following != "")
    return "v" if begins_syllable else "u"


_KNOWN: Final = {plain_letters(name): vowelled for name, vowelled in VOWELLED.items()}
