"""Sets of people as the bits of one number, so that two of them are compared in a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Bit i stands for the i-th person of a crowd.
People = int


class Crowd:
    """Gives everybody a bit. Who is known by a secret number only; names and ids stay outside."""

    def __init__(self) -> None:
        self._bit_of: dict[int, int] = {}
        self._number_of: list[int] = []

    def bit(self, number: int) -> People:
        """The bit of the person with this secret number; a new one for someone new."""
        place = self._bit_of.setdefault(number, len(self._number_of))
        if place == len(self._number_of):
            self._number_of.append(number)
        return 1 << place

    def people(self, numbers: Iterable[int]) -> People:
        everybody = 0
        for number in numbers:
            everybody |= self.bit(number)
        return everybody

    def numbers(self, people: People) -> Iterator[int]:
        """The secret numbers of these people, in the order in which they became known."""
        while people:
            lowest = people & -people
            yield self._number_of[lowest.bit_length() - 1]
            people ^= lowest


def everyone(sets: Iterable[People]) -> People:
    together = 0
    for people in sets:
        together |= people
    return together
