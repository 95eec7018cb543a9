"""Columns of rows as arrays: figures are sums over some thousands of them, too many to add up one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
    def of(cls, values: Iterable[str | None]) -> Column:
        """What is missing is an empty word."""
        places: dict[str, int] = {}
        codes = [places.setdefault(value or "", len(places)) for value in values]
        return cls(list(places), numbers(codes))

    def at(self, rows: Ints) -> Column:
        """The same words, of other rows."""
        return Column(self.words, self.codes[rows])


def numbers(values: Iterable[Any]) -> Ints:
    return np.fromiter(values, np.int64)


def known(values: Iterable[int | None]) -> Ints:
    return numbers(NOBODY_KNOWS if value is None else value for value in values)


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
    """Of each of a number of places: how many different ones are there."""
    most = int(of.max(initial=0)) + 1
    return summed(np.unique(places * most + of) // most, number)


def split(texts: Iterable[str]) -> Ints:
    """Numbers that a database put together with commas between them."""
    together = ",".join(texts)
    return np.fromstring(together, np.int64, sep=",") if together else numbers(())
