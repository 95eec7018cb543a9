"""Columns of rows as arrays: figures are sums over some thousands of them, too many to add up one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

Ints: TypeAlias = NDArray[np.int64]
Bools: TypeAlias = NDArray[np.bool_]

NOBODY_KNOWS: Final = -(1 << 40)
NOWHERE: Final = -1


@dataclass(frozen=True)
class Column:
    """Of each row one word of a few: which, by its place among the words."""

    words: Sequence[str]
    codes: Ints

    @classmethod
    def of(cls, values: Sequence[str]) -> Column:
        places: dict[str, int] = {}
        codes = [places.setdefault(value, len(places)) for value in values]
        return cls(list(places), np.array(codes, np.int64))

    def at(self, rows: Ints | Bools) -> Column:
        """The same words, of other rows."""
        return Column(self.words, self.codes[rows])


def numbers(text: str | None) -> Ints:
    """Whole numbers that have commas between them."""
    return np.zeros(0, np.int64) if text is None else np.fromstring(text, np.int64, sep=",")


def days(values: Sequence[str]) -> Ints:
    """Of dates in letters: days since 1970."""
    return np.array(values, "datetime64[D]").astype(np.int64)


def years(of_days: Ints) -> Ints:
    return of_days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970


def places_of(keys: Ints, among: Ints) -> Ints:
    """Where each key stands among others in order; nowhere where it does not."""
    places = np.searchsorted(among, keys)
    return np.where(np.append(among, NOWHERE)[places] == keys, places, NOWHERE)


def summed(places: Ints, number: int, amounts: Ints | Bools | None = None) -> Ints:
    """Of each of a number of places: how many rows, or how much they amount to. Whole below 2^53."""
    return np.bincount(places, weights=amounts, minlength=number).astype(np.int64)


def different(places: Ints, number: int, of: Ints) -> Ints:
    """Of each of a number of places: how many different ones (small numbers from nought on) are there."""
    most = int(of.max(initial=0)) + 1
    is_there = np.zeros(number * most, np.bool_)
    is_there[places * most + of] = True
    there: Ints = is_there.reshape(number, most).sum(axis=1, dtype=np.int64)
    return there
