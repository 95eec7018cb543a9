"""Names in any spelling and script: clean them, find them, see whether two may be the same."""

from __future__ import annotations

import itertools
import re
import unicodedata
from functools import cached_property
from typing import Final

from residents.folding import arabic, cyrillic, ethiopic, latin
from residents.folding.forms import form_of
from residents.folding.likeness import VOWELS, beginning_unlike, unlike
from residents.folding.skeleton import skeleton

# Marks that turn the direction of text, and others that nobody sees. The joiners U+200C and
# U+200D stay: Persian and Kurdish need them.
_INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_SEPARATORS: Final = re.compile(r"[\s\-‐-―_./,;|]+")
_ARTICLES: Final = frozenset({"al", "el", "ul", "ال"})
# The article takes on the first sound of what follows: Salah ad-Din, Abd ar-Rahman.
_ARTICLES_BETWEEN: Final = frozenset(
    ["ad", "ed", "ud", "ar", "er", "ur", "as", "es", "us", "ash", "az", "ez", "an", "en"]
)
_IN_LATIN: Final = "eddin"
_IN_ARABIC: Final = frozenset({"الدين", "الدین"})
_OF_THE_FAITH: Final = frozenset(
    {"din", "deen", "dine", "dien", "aldin", "uddin", "eddine", "ddin", _IN_LATIN, *_IN_ARABIC}
)
_SERVANTS: Final = frozenset(
    ["abd", "abdul", "abdel", "abdal", "abdu", "abdi", "cabdi", "عبد", "ذو", "zul", "dhul"]
)
_SERVANT_OF: Final = re.compile(r"^abd[aeiou*@]*l?\*?(?=[^aeiou*@])")
_SOUNDS_IN: Final = {"ARABIC": arabic.sounds, "ETHIOPIC": ethiopic.sounds, "CYRILLIC": cyrillic.sounds}

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
# A name of many words, each with several readings, has more combinations than anybody would look for.
_MOST_COMBINED: Final = 16
_ANOTHER_NAME: Final = 9.0
# Not the same, but near enough to be shown to who looks for it.
_ANOTHER_SPELLING: Final = 1.2
# Sajida is not Saida, though a j may be read so.
_UNLIKELY_READING: Final = 0.3


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


def folds(name: str) -> list[str]:
    """The coarse keys of all ways in which a name may be read."""
    combined = itertools.islice(itertools.product(*map(_readings, _words(name))), _MOST_COMBINED)
    return [" ".join(map(_word_key, readings))[:_LONGEST_KEY] for readings in combined]


def skeletons(name: str) -> tuple[str, ...]:
    """Give the ways to find a name by its bones, the most useful first; a name in no known script is its own.

    Of *Mohammed Ali*: both together, the second and the first; of *Jasmin*: with the J and without.
    """
    words = _words(name)
    if not words:
        return (name_key(name)[:_LONGEST_KEY],) if name_key(name) else ()
    whole = _bones_of(words)
    each = [_bones_of([word])[0] for word in words] if len(words) > 1 else []
    return tuple(dict.fromkeys(key[:_LONGEST_KEY] for key in (whole[0], *each[1:], *each[:1], *whole[1:])))


def skeletons_of_words(name: str) -> tuple[frozenset[str], ...]:
    """Give all bones that each word of a name may have, of all words together first."""
    words = _words(name)
    return tuple(frozenset(_bones_of(some)) for some in (words, *([word] for word in words)) if some)


def alike(one: str, other: str) -> bool:
    """Say whether two names may be the same, in any script; merely a reason to ask."""
    return unlikeness(one, other) < 1


def unlikeness(one: str, other: str) -> float:
    """Give how far two names are apart: 0 is the same spelling, below 1 they may be the same name."""
    return Heard(one).unlike(Heard(other))


class Heard:
    """A name with all that comparing asks of it, worked out once: among many it is compared many times."""

    def __init__(self, name: str) -> None:
        self.name = name

    @cached_property
    def key(self) -> str:
        return name_key(self.name)

    @cached_property
    def words(self) -> list[Word]:
        return [Word(one) for one in _words(self.name)]

    @cached_property
    def whole(self) -> Word:
        """All words taken together."""
        return self.words[0] if len(self.words) == 1 else Word("".join(one.text for one in self.words))

    @cached_property
    def consonants(self) -> str:
        """In broad classes, without h: for a first, quick comparison."""
        sounds = "".join(one.readings[0] for one in self.words)
        return "".join(sound for sound in sounds if sound not in "aeiouhH").translate(_KEY)

    @cached_property
    def later(self) -> list[Heard]:
        """The words after the first, each as a name."""
        return [Heard(one.text) for one in self.words[1:]]

    def unlike(self, other: Heard) -> float:
        """How far the two are apart: 0 is the same spelling, below 1 they may be the same name."""
        if self.key == other.key:
            return 0 if self.key else _ANOTHER_NAME
        if not self.words or not other.words:
            return _ANOTHER_NAME
        together = _words_unlike(self.whole, other.whole)
        if len(self.words) == len(other.words) == 1:
            return together
        # Who gave two names yesterday may give one today.
        apart = max(_words_unlike(*pair) for pair in zip(self.words, other.words, strict=False))
        return min(together, apart)

    def beginning_unlike(self, name: Heard) -> float:
        """The same for somebody who is still typing: how far is this from how the name begins."""
        if not self.words or not name.words:
            return _ANOTHER_NAME
        pairs = itertools.product(self.whole.readings, name.whole.readings)
        return min(beginning_unlike(one, other) for one, other in pairs)


class Word:
    """One word of a name, with the ways it may sound and the script it is written in."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def readings(self) -> tuple[str, ...]:
        return _readings(self.text)

    @cached_property
    def script(self) -> str:
        return _script_of(self.text)


def _words(name: str) -> list[str]:
    """Cut a name into words; *Abd al-Rahman* is one, and so is *Salah ad-Din*."""
    words: list[str] = []
    split = list(filter(None, _SEPARATORS.split(name_key(name))))
    for place, word in enumerate(split):
        if word in _ARTICLES or (word in _ARTICLES_BETWEEN and 0 < place < len(split) - 1):
            continue
        if words and word in _OF_THE_FAITH:
            words[-1] += word if word in _IN_ARABIC else _IN_LATIN
        elif words and words[-1] in _SERVANTS:
            words[-1] += word
        else:
            words.append(word)
    return words


def _words_unlike(one: Word, other: Word) -> float:
    if one.script == other.script == "ARABIC" and not arabic.same_writing(one.text, other.text):
        return _ANOTHER_SPELLING
    likeliest = unlike(one.readings[0], other.readings[0])
    if likeliest <= _UNLIKELY_READING:
        return likeliest
    others = itertools.islice(itertools.product(one.readings, other.readings), 1, None)
    return min([likeliest, *(unlike(first, second) + _UNLIKELY_READING for first, second in others)])


def _bones_of(words: list[str]) -> tuple[str, ...]:
    """All bones of some words taken together, the likeliest first."""
    combined = itertools.islice(itertools.product(*map(_readings, words)), _MOST_COMBINED)
    return tuple(dict.fromkeys(skeleton("".join(readings)) for readings in combined))


def _readings(word: str) -> tuple[str, ...]:
    """Give the ways a word may sound, the likeliest first."""
    letters = _in_letters(word)
    if not letters:
        return (word,)
    plain = letters.replace("Q", "g")
    form = form_of(plain)
    return tuple(dict.fromkeys(map(_settled, latin.readings(letters if form == plain else form))))


def _in_letters(word: str) -> str:
    """Write a word of any known script in letters and signs for sounds."""
    return _SOUNDS_IN.get(_script_of(word), latin.plain_letters)(word)


def _script_of(word: str) -> str:
    name = next((unicodedata.name(char, "") for char in word if char.isalpha()), "")
    return name.partition(" ")[0]


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
