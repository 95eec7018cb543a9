"""Letters of all scripts that may be the first of one and the same surname: K, К, ك and ከ."""

from __future__ import annotations

import string
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from residents.folding import arabic, cyrillic, ethiopic, latin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_CLASSES: Final = str.maketrans(
    {
        **dict.fromkeys("aeiou*@", "a"),
        **dict.fromkeys("dTD", "t"),
        **dict.fromkeys("zsc", "s"),
        **dict.fromkeys("SZCJHGg", "h"),
        "p": "b",
        "f": "v",
        "q": "k",
    }
)


def _latin(letter: str) -> str:
    # Before a vowel, where w and y sound as they do at the beginning of a name.
    return latin.readings(letter + "a")[0]


_ALPHABETS: Final[tuple[tuple[Iterable[str], Callable[[str], str]], ...]] = (
    (string.ascii_lowercase, _latin),
    (cyrillic.LETTERS, cyrillic.sounds),
    (arabic.LETTERS, arabic.sounds),
    (ethiopic.LETTERS, ethiopic.sounds),
)


def _classes() -> dict[str, str]:
    found = {}
    for letters, sounds in _ALPHABETS:
        for letter in letters:
            if heard := sounds(letter):
                found[letter] = heard[0].translate(_CLASSES)
    return found


_CLASS_OF: Final = _classes()
_LETTERS_OF: Final[dict[str, list[str]]] = defaultdict(list)
for _letter, _class in _CLASS_OF.items():
    _LETTERS_OF[_class] += {_letter, _letter.upper()}


def initials_like(letter: str) -> list[str]:
    """Give all letters that may stand for this one, itself in both cases among them."""
    small = letter.casefold()
    known = _LETTERS_OF.get(_CLASS_OF.get(small, ""), [])
    return list(dict.fromkeys([letter, small, small.upper(), *known]))
