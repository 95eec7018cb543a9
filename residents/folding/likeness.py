"""How far two rows of sounds are apart: vowels drift, consonants hardly, ends never vanish."""

from __future__ import annotations

from itertools import accumulate
from typing import Final

VOWELS: Final = frozenset("aeiou*@")
_FAR = 2.0
# So many times as far apart as one name allows: nobody asks how much farther.
_ANOTHER_NAME: Final = 2.0


def _both_ways(costs: dict[str, float]) -> dict[str, float]:
    return costs | {pair[::-1]: cost for pair, cost in costs.items()}


_INNER: Final = _both_ways(
    {"ae": 0.3, "ao": 0.8, "ai": 0.8, "au": 0.7, "ei": 0.3, "eo": 0.7, "eu": 0.7, "io": 0.8, "iu": 0.6}
    | {"ou": 0.1}
)
_FIRST: Final = _INNER | _both_ways({"ae": 0.4, "ao": 0.8, "au": 0.8, "eo": 0.7})
_LAST: Final = _INNER | _both_ways(
    {"ae": 0.2, "ai": 0.9, "ao": 0.9, "au": 0.9, "io": 0.9, "iu": 0.9, "eo": 0.8}
)
_CONSONANTS: Final = _both_ways(
    {
        "Hh": 0.0,
        "Tt": 0.2,
        "Gg": 0.0,
        "GH": 0.6,
        "Gk": 0.3,
        "Dd": 0.0,
        "JZ": 0.0,
        "Dz": 0.1,
        "Ts": 0.3,
        "Jg": 0.3,
        "Cs": 0.6,
        "pb": 0.4,
    }
    | {"vb": 0.5, "vf": 0.4, "gh": 0.8, "gH": 0.8, "kg": 0.5, "Hk": 0.5, "Ss": 0.7, "CJ": 0.4, "zs": 0.85}
    | {"CS": 0.4, "SZ": 0.6, "Ti": _FAR}
)
_VOICE_AT_THE_END: Final = _both_ways(
    {"dt": 0.0, "bp": 0.0, "zs": 0.0, "vf": 0.0, "gk": 0.0, "DT": 0.0, "dT": 0.0}
)

_EXTRA: Final = {
    "*": 0.0,
    "@": 0.3,
    "h": 0.35,
    "H": 0.6,
    "G": 0.7,
    "i": 0.4,
    "e": 0.4,
    "a": 0.5,
    "o": 0.5,
    "u": 0.5,
}
_EXTRA_FIRST_VOWEL = 0.8
_EXTRA_FIRST_GLIDE = 0.2  # Yegor is Egor
_EXTRA_FIRST_H = 0.6  # Hamad is not Ahmad
_EXTRA_LAST_VOWEL = 1.4
_EXTRA_BESIDE_A_VOWEL = 0.85  # Nadia is not Nada
# Where Arabic script writes one letter: Husain is Husin.
_DIPHTHONGS: Final = frozenset({"ai", "ei", "au"})
_EXTRA_BEFORE_S = 0.4  # Tsegay is Segay
_GLIDE = 0.3  # Marouane is Marwan
# The longer a name, the more it may differ; counted in consonants of the shorter one.
_ALLOWED: Final = (0.1, 0.35, 0.65, 0.8, 0.95, 1.1, 1.25)


def unlike(one: str, other: str) -> float:
    """Give how far two rows of sounds are apart; below 1 they can be the same name."""
    allowed = _allowed(one, other)
    return _last_row(one, other, most=_ANOTHER_NAME * allowed)[-1] / allowed


def beginning_unlike(beginning: str, sounds: str) -> float:
    """Give how far one row of sounds is from the beginning of another."""
    allowed = _allowed(beginning, beginning)
    return min(_last_row(beginning, sounds, most=_ANOTHER_NAME * allowed)) / allowed


def _allowed(one: str, other: str) -> float:
    consonants = min(_consonants(one), _consonants(other))
    return _ALLOWED[min(consonants, len(_ALLOWED) - 1)]


def _last_row(one: str, other: str, most: float) -> list[float]:
    """Give the least cost of turning one row of sounds into each beginning of the other.

    What costs more than `most` already, and only becomes dearer, is not worked out to the end.
    """
    extras = [_extra(other, column) for column in range(len(other))]
    above = list(accumulate(extras, initial=0.0))
    for row in range(len(one)):
        extra = _extra(one, row)
        current = [above[0] + extra]
        for column, other_extra in enumerate(extras):
            current.append(
                min(
                    above[column] + _instead(one, row, other, column),
                    above[column + 1] + extra,
                    current[column] + other_extra,
                )
            )
        above = current
        if min(above) > most:
            break
    return above


def _consonants(sounds: str) -> int:
    return sum(sound not in VOWELS for sound in sounds)


def _extra(sounds: str, position: int) -> float:
    sound = sounds[position]
    if sound in "aeiou":
        if position == 0:
            return _EXTRA_FIRST_GLIDE if sounds[:2] == "ie" else _EXTRA_FIRST_VOWEL
        if position == len(sounds) - 1:
            return _EXTRA_LAST_VOWEL
        beside = (sounds[position - 1] in VOWELS) + (sounds[position + 1] in VOWELS)
        if beside == 1 and sounds[position : position + 2] not in _DIPHTHONGS:
            return _EXTRA_BESIDE_A_VOWEL
    if sound == "h" and position == 0:
        return _EXTRA_FIRST_H
    if sounds[position : position + 2] == "ts":
        return _EXTRA_BEFORE_S
    return _EXTRA.get(sound, 1.0)


def _instead(one: str, row: int, other: str, column: int) -> float:
    first, second = one[row], other[column]
    if first == second:
        return 0.0
    if {first, second} == {"u", "v"}:
        return _GLIDE
    if first in VOWELS or second in VOWELS:
        return _other_vowel(first, second, _place(one, row, other, column))
    pair = first + second
    ends = row == len(one) - 1 and column == len(other) - 1
    if ends and pair in _VOICE_AT_THE_END:
        return 0.0
    return _CONSONANTS.get(pair, 1.0)


def _place(one: str, row: int, other: str, column: int) -> dict[str, float]:
    if row == 0 and column == 0:
        return _FIRST
    return _LAST if row == len(one) - 1 and column == len(other) - 1 else _INNER


def _other_vowel(first: str, second: str, costs: dict[str, float]) -> float:
    if not (first in VOWELS and second in VOWELS):
        return _FAR
    if first in "*@" or second in "*@":
        return 0.0
    return costs[first + second]
