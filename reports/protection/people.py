"""Sets of people as the bits of one number, so that two of them are compared in a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Bit i stands for the i-th person of a crowd.
People = int


class Crowd:
    """Gives everybody a bit. Who is known by a secret number only; names and ids stay outside."""

    def __init__(self) -> None:
        self._place_of: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self._place_of)

    def bit(self, number: int) -> People:
        """The bit of the person with this secret number; a new one for someone new."""
        return self.people([number])

    def people(self, numbers: Iterable[int]) -> People:
        """In bytes first: a number with a bit for everybody in the country is costly to make anew."""
        place_of = self._place_of
        places = [place_of.setdefault(number, len(place_of)) for number in numbers]
        bits = bytearray(max(places, default=0) // 8 + 1)
        for place in places:
            bits[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(bits, "little")


def everyone(sets: Iterable[People]) -> People:
    together = 0
    for people in sets:
        together |= people
    return together
