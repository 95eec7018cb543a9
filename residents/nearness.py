"""Puts names in the order of how near they sound to what was typed, also when it is only the beginning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import Indel, Levenshtein

from residents.names import Heard

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
    sought, turned = Heard(typed), Heard(_turned(typed))
    heard = {sought.consonants, turned.consonants}
    likely = [
        one
        for one in map(Heard, names)
        if one.name.startswith(sought.key) or any(_may_be_near(consonants, one) for consonants in heard)
    ]
    compared = sorted(
        (Near(one.name, _distance(sought, turned, one)) for one in likely),
        # Of two that sound equally near, the one that looks more like what was typed.
        key=lambda one: (one.distance, -Indel.normalized_similarity(sought.key, one.name), one.name),
    )
    return [one for one in compared if one.distance < _ANOTHER][:NEAREST]


def nearest_keys(sounds: Sequence[str], names: Iterable[tuple[str, str]]) -> list[str]:
    """The names by how far their coarse keys are from one of these: quick, before comparing closely.

    Without it a name with common bones was compared only when it was as long as what was typed.
    """
    sought = [one.replace(" ", "") for one in sounds]

    def apart(name_and_key: tuple[str, str]) -> int:
        key = name_and_key[1].replace(" ", "")
        return min(Levenshtein.distance(one, key) for one in sought)

    return [name for name, _ in sorted(names, key=apart)]


def _may_be_near(heard: str, name: Heard) -> bool:
    """Whether a whole name, its beginning or a later word has nearly the same consonants."""
    whole = name.consonants
    parts = (whole, whole[: len(heard)], *(one.consonants for one in name.later))
    most = _DIFFERING_IN_LONG if len(heard) >= _LONG else _DIFFERING
    return any(Levenshtein.distance(heard, part, score_cutoff=most) <= most for part in parts)


def _distance(typed: Heard, turned: Heard, name: Heard) -> float:
    if name.name == typed.key:
        return _THE_SPELLING
    unlike = typed.unlike(name)
    if unlike < MAY_BE_THE_SAME:
        # Who bears one name more than was typed comes after all who bear just that one.
        same_length = len(name.name.split()) == len(typed.name.split())
        return unlike / 2 if same_length else (unlike + MAY_BE_THE_SAME) / 2
    if name.name.startswith(typed.key) or _is_turned(turned, name):
        return _ITS_BEGINNING
    if any(typed.unlike(word) < MAY_BE_THE_SAME for word in name.later):
        return _A_LATER_WORD
    begins = typed.beginning_unlike(name)
    if begins < FARTHEST:
        return _SOUNDS_LIKE_ITS_BEGINNING + begins
    return _SOUNDS_NEAR + unlike if unlike < FARTHEST else _ANOTHER


def _turned(typed: str) -> str:
    """*Ali Mohammed* may be in the books as *Mohammed Ali*."""
    return " ".join(reversed(typed.split()))


def _is_turned(turned: Heard, name: Heard) -> bool:
    words = len(turned.name.split())
    is_as_long = words > 1 and words == len(name.name.split())
    return is_as_long and turned.unlike(name) < MAY_BE_THE_SAME
