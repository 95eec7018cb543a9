"""Puts names in the order of how near they sound to what was typed, also when it is only the beginning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import Indel, Levenshtein

from residents.names import beginning_unlikeness, consonants_of, later_words, name_key, unlikeness

if TYPE_CHECKING:
    from collections.abc import Iterable

# Of so many names at most the people are looked for.
NEAREST: Final = 20
MAY_BE_THE_SAME: Final = 1.0
# Where more consonants differ it is another name, and need not be compared closely.
_DIFFERING, _DIFFERING_IN_LONG, _LONG = 1, 2, 3
# Beyond this it is another name, not worth showing.
FARTHEST: Final = 1.6

# The spelling itself stands before all others. What cannot be the same comes after, in this order.
_THE_SPELLING: Final = -1.0
_ITS_BEGINNING, _A_LATER_WORD, _SOUNDS_LIKE_ITS_BEGINNING, _SOUNDS_NEAR, _ANOTHER = 1.0, 2.0, 3.0, 4.0, 9.0


@dataclass(frozen=True)
class Near:
    """A name and how far it is from what was typed; below MAY_BE_THE_SAME it may be that very name."""

    name: str
    distance: float

    @property
    def may_be_the_same(self) -> bool:
        return self.distance < MAY_BE_THE_SAME

    @property
    def is_the_same_length(self) -> bool:
        """Whether it may be that name and has as many words."""
        return self.distance < MAY_BE_THE_SAME / 2


def nearest(typed: str, names: Iterable[str]) -> list[Near]:
    """Compare each; other names are left out."""
    heard = {consonants_of(typed), consonants_of(_turned(typed))}
    likely = [
        name
        for name in names
        if name.startswith(name_key(typed)) or any(_may_be_near(one, name) for one in heard)
    ]
    compared = sorted(
        (Near(name, _distance(typed, name)) for name in likely),
        # Of two that sound equally near, the one that looks more like what was typed.
        key=lambda one: (one.distance, -Indel.normalized_similarity(name_key(typed), one.name), one.name),
    )
    return [one for one in compared if one.distance < _ANOTHER][:NEAREST]


def _may_be_near(heard: str, name: str) -> bool:
    """Whether a whole name, its beginning or a later word has nearly the same consonants."""
    whole = consonants_of(name)
    parts = (whole, whole[: len(heard)], *map(consonants_of, later_words(name)))
    most = _DIFFERING_IN_LONG if len(heard) >= _LONG else _DIFFERING
    return any(Levenshtein.distance(heard, part, score_cutoff=most) <= most for part in parts)


def _distance(typed: str, name: str) -> float:
    if name == name_key(typed):
        return _THE_SPELLING
    unlike = unlikeness(typed, name)
    if unlike < MAY_BE_THE_SAME:
        # Who bears one name more than was typed comes after all who bear just that one.
        same_length = len(name.split()) == len(typed.split())
        return unlike / 2 if same_length else (unlike + MAY_BE_THE_SAME) / 2
    if name.startswith(name_key(typed)) or _is_turned(typed, name):
        return _ITS_BEGINNING
    if any(unlikeness(typed, word) < MAY_BE_THE_SAME for word in later_words(name)):
        return _A_LATER_WORD
    begins = beginning_unlikeness(typed, name)
    if begins < FARTHEST:
        return _SOUNDS_LIKE_ITS_BEGINNING + begins
    return _SOUNDS_NEAR + unlike if unlike < FARTHEST else _ANOTHER


def _turned(typed: str) -> str:
    """*Ali Mohammed* may be in the books as *Mohammed Ali*."""
    return " ".join(reversed(typed.split()))


def _is_turned(typed: str, name: str) -> bool:
    words = len(typed.split())
    is_as_long = words > 1 and words == len(name.split())
    return is_as_long and unlikeness(_turned(typed), name) < MAY_BE_THE_SAME
