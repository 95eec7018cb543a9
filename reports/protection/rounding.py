"""Rounds to multiples of five by a secret of the people counted: the same people, the same number, for ever.

The cell key method of the Handbook on Statistical Disclosure Control (2nd edition, chapter 5): asking again
teaches nothing, and the mean of many numbers is right.
"""

from __future__ import annotations

import hmac
from functools import reduce
from hashlib import sha256
from operator import xor
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

BASE: Final = 5
NUMBER_BYTES: Final = 8
LARGEST: Final = 1 << (8 * NUMBER_BYTES)


def secret_number(person: str, key: bytes) -> int:
    """64 bits that stand for one person; without the key of the installation nobody can find them."""
    return int.from_bytes(hmac.new(key, person.encode(), sha256).digest()[:NUMBER_BYTES])


def rounded(value: int, numbers: Iterable[int], *, what: str) -> int:
    """A multiple of five at most 4 away from `value`; which one hangs on who was counted, and `what`.

    Up with a chance of (value mod 5) / 5, so that on average it is the value itself.
    """
    left = value % BASE
    up = _chance(numbers, what) * BASE < left * LARGEST
    return value - left + BASE * up


def _chance(numbers: Iterable[int], what: str) -> int:
    """Evenly spread over 0 … 2^64 - 1."""
    cell = reduce(xor, numbers, 0)
    digest = sha256(cell.to_bytes(NUMBER_BYTES) + what.encode()).digest()
    return int.from_bytes(digest[:NUMBER_BYTES])
