"""Names in any spelling and script: clean them, find them, see whether two may be the same."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from residents.folding import arabic, cyrillic, ethiopic, latin
from residents.folding.forms import FORMS
from residents.folding.likeness import VOWELS, are_alike

# Marks that turn the direction of text, and others that nobody sees. The joiners U+200C and
# U+200D stay: Persian and Kurdish need them.
_INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_SEPARATORS: Final = re.compile(r"[\s\-‐-―_./,;|]+")
_ARTICLES: Final = frozenset({"al", "el", "ul", "ال"})
_SERVANTS: Final = frozenset({"abd", "abdul", "abdel", "abdal", "abdu", "abdi", "cabdi", "عبد"})
_SERVANT_OF: Final = re.compile(r"^abd[aeiou*@]*l?\*?(?=[^aeiou*@])")
_SCRIPTS: Final = (("ARABIC", arabic.sounds), ("ETHIOPIC", ethiopic.sounds), ("CYRILLIC", cyrillic.sounds))

_KEY: Final = str.maketrans(
    {
        **dict.fromkeys("dTD", "t"),
        **dict.fromkeys("zsc", "s"),
        **dict.fromkeys("SZCJHGgh", "h"),
        **dict.fromkeys("pb", "b"),
        **dict.fromkeys("vf", "f"),
        **dict.fromkeys("kq", "k"),
        **dict.fromkeys("*@", None),
    }
)
_LONGEST_KEY = 60


def clean_name(text: str) -> str:
    """Make a typed name fit to keep: composed, without hidden marks, one space between words."""
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    printable = "".join(" " if unicodedata.category(char) in {"Cc", "Zl", "Zp"} else char for char in visible)
    return unicodedata.normalize("NFC", " ".join(printable.split()))


def name_key(name: str) -> str:
    """Give what two equal names have in common; other spellings stay different."""
    # Folding case can take letters apart again: the Turkish İ becomes two.
    return unicodedata.normalize("NFC", clean_name(name).replace("İ", "i").casefold())


def fold(name: str) -> str:
    """Give one coarse key for all spellings of a name, to find candidates by equality."""
    words = (_word_key(_readings(word)[0]) for word in _words(name))
    return (" ".join(filter(None, words)) or name_key(name))[:_LONGEST_KEY]


def alike(one: str, other: str) -> bool:
    """Say whether two names may be the same, in any script; merely a reason to ask."""
    if name_key(one) == name_key(other):
        return bool(name_key(one))
    first, second = _words(one), _words(other)
    if not first or not second:
        return False
    if _words_alike("".join(first), "".join(second)):
        return True
    # Who gave two names yesterday may give one today.
    return all(_words_alike(*pair) for pair in zip(first, second, strict=False))


def _words(name: str) -> list[str]:
    """Cut a name into words; *Abd al-Rahman* is one."""
    words: list[str] = []
    for word in filter(None, _SEPARATORS.split(name_key(name))):
        if word in _ARTICLES:
            continue
        if words and words[-1] in _SERVANTS:
            words[-1] += word
        else:
            words.append(word)
    return words


def _words_alike(one: str, other: str) -> bool:
    others = _readings(other)
    return any(are_alike(first, second) for first in _readings(one) for second in others if first and second)


def _readings(word: str) -> tuple[str, ...]:
    """Give the ways a word may sound, the likeliest first."""
    letters = _in_letters(word)
    if not letters:
        return (word,)
    forms = FORMS.get(letters, letters)
    return tuple(dict.fromkeys(map(_settled, latin.readings(forms))))


def _in_letters(word: str) -> str:
    """Write a word of any known script in letters and signs for sounds."""
    script = next((unicodedata.name(char, "") for char in word if char.isalpha()), "")
    for name, sounds in _SCRIPTS:
        if script.startswith(name):
            return sounds(word)
    return latin.plain_letters(word)


def _settled(sounds: str) -> str:
    """Take out what spelling adds: double letters, a silent h at the end, the servant's article."""
    single = re.sub(r"(.)\1+", r"\1", sounds)
    single = re.sub(r"(?<=[aeiou*@])h$", "", single)
    return _SERVANT_OF.sub("abd", single)


def _word_key(sounds: str) -> str:
    """Keep the consonants in broad classes, and whether a vowel opens and closes the name."""
    if not sounds:
        return ""
    opening = "a" if sounds[0] in VOWELS else ""
    closing = "a" if len(sounds) > 1 and sounds[-1] in VOWELS else ""
    inner = "".join("" if sound in "aeiou" else sound for sound in sounds).translate(_KEY)
    return f"{opening}{inner}{closing}" if inner else sounds.translate(_KEY)
