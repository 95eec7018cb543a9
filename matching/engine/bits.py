"""Rows of yes and no, sixty-four to a word: what makes millions of pairs cheap to judge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from matching.engine.arrays import Bools, Small, Words

BITS: Final = 64


def packed(rows: Bools) -> Words:
    """Pack along the last axis, which is filled up with no."""
    octets = np.packbits(rows, axis=-1, bitorder="little")
    width = -(-rows.shape[-1] // BITS)
    words = np.zeros((*rows.shape[:-1], width), np.uint64)
    words.view(np.uint8)[..., : octets.shape[-1]] = octets
    return words


def unpacked(words: Words, columns: int) -> Bools:
    flat = np.unpackbits(words.view(np.uint8), axis=-1, count=columns, bitorder="little")
    return flat.view(np.bool_)


def bit(words: Words, column: int) -> Bools:
    """One column of packed rows."""
    word, place = divmod(column, BITS)
    return (words[..., word] >> np.uint64(place) & np.uint64(1)).astype(np.bool_)


def positions(words: Words, columns: int) -> tuple[Small, Small]:
    """Row and column of every yes, in order."""
    flat = np.flatnonzero(unpacked(words, columns))
    # How many of them come before each row tells the rows; dividing would be slower.
    before = np.searchsorted(flat, np.arange(len(words) + 1) * columns)
    rows = np.repeat(np.arange(len(words), dtype=np.int32), np.diff(before))
    return rows, (flat - rows * np.int64(columns)).astype(np.int32)
