"""How far two rows of sounds are apart: vowels drift, consonants hardly, ends never vanish."""

from __future__ import annotations

from typing import Final

VOWELS: Final = frozenset("aeiou*@")
_FAR = 2.0


def _both_ways(costs: dict[str, float]) -> dict[str, float]:
    return costs | {pair[::-1]: cost for pair, cost in costs.items()}


_INNER: Final = _both_ways(
    {"ae": 0.3, "ao": 0.8, "ai": 0.8, "au": 0.7, "ei": 0.2, "eo": 0.6, "eu": 0.7, "io": 0.8, "iu": 0.6}
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
        "Dd": 0.0,
        "JZ": 0.0,
        "Dz": 0.1,
        "Ts": 0.3,
        "Jg": 0.3,
        "Cs": 0.6,
        "pb": 0.4,
    }
    | {"vb": 0.5, "vf": 0.4, "gh": 0.4, "gH": 0.4, "kg": 0.5, "Hk": 0.5, "Ss": 0.6, "CJ": 0.4, "zs": 0.7}
    | {"CS": 0.4, "Ti": _FAR}
)
_VOICE_AT_THE_END: Final = _both_ways(
    {"dt": 0.0, "bp": 0.0, "zs": 0.0, "vf": 0.0, "gk": 0.0, "DT": 0.0, "dT": 0.0}
)

_EXTRA: Final = {"*": 0.0, "@": 0.3, "h": 0.35, "H": 0.6, "i": 0.4, "e": 0.4, "a": 0.5, "o": 0.5, "u": 0.5}
_EXTRA_FIRST_VOWEL = 0.8
_EXTRA_LAST_VOWEL = 1.4
_EXTRA_BESIDE_A_VOWEL = 0.7  # Nadia is not Nada
# The longer a name, the more it may differ; counted in consonants of the shorter one.
_ALLOWED: Final = (0.1, 0.35, 0.65, 0.8, 0.95, 1.1, 1.25)


def are_alike(one: str, other: str) -> bool:
    """Say whether two rows of sounds can be the same name."""
    consonants = min(_consonants(one), _consonants(other))
    allowed = _ALLOWED[min(consonants, len(_ALLOWED) - 1)]
    return distance(one, other) < allowed


def distance(one: str, other: str) -> float:
    """Give the least cost of turning one row of sounds into the other."""
    above = [0.0]
    for column in range(len(other)):
        above.append(above[-1] + _extra(other, column))
    for row in range(len(one)):
        current = [above[0] + _extra(one, row)]
        for column in range(len(other)):
            current.append(
                min(
                    above[column] + _instead(one, row, other, column),
                    above[column + 1] + _extra(one, row),
                    current[column] + _extra(other, column),
                )
            )
        above = current
    return above[-1]


def _consonants(sounds: str) -> int:
    return sum(sound not in VOWELS for sound in sounds)


def _extra(sounds: str, position: int) -> float:
    sound = sounds[position]
    if sound in "aeiou":
        if position == 0:
            return _EXTRA_FIRST_VOWEL
        if position == len(sounds) - 1:
            return _EXTRA_LAST_VOWEL
        if sounds[position - 1] in VOWELS or sounds[position + 1] in VOWELS:
            return _EXTRA_BESIDE_A_VOWEL
    return _EXTRA.get(sound, 1.0)


def _instead(one: str, row: int, other: str, column: int) -> float:
    first, second = one[row], other[column]
    if first == second:
        return 0.0
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
