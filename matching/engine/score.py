"""How well a pair suits: points for what was wished, in parts that add up to at most 1000."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from matching.engine.tables import FULL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matching.engine.arrays import Ints, Small
    from matching.engine.policy import Weights
    from matching.engine.tables import PartTable

# Pairs looked up together: their numbers stay in the cache of the processor.
CHUNK: Final = 1 << 15


def points(
    parts: Sequence[PartTable], weights: Weights, people: Ints | Small, openings: Ints | Small
) -> Small:
    """The total of each of these pairs."""
    total = np.empty(len(people), np.int32)
    tables = [(part, _worth(part, weights)) for part in parts]
    for first in range(0, len(people), CHUNK):
        chunk = slice(first, first + CHUNK)
        some_people, some_openings = people[chunk].astype(np.intp), openings[chunk].astype(np.intp)
        total[chunk] = sum(_look_up(*table, some_people, some_openings) for table in tables)
    return total


def points_by_part(parts: Sequence[PartTable], weights: Weights, person: int, opening: int) -> dict[str, int]:
    """The parts of one pair, of which the total is the sum."""
    one, other = np.array([person]), np.array([opening])
    return {part.part: int(_look_up(part, _worth(part, weights), one, other)[0]) for part in parts}


def parts_of_one(
    parts: Sequence[PartTable], weights: Weights, person: int, openings: Ints
) -> dict[str, Ints]:
    """The parts of one person with each of these openings."""
    by_part = weights.by_part()
    return {
        part.part: by_part[part.part]
        * part.strength[part.kind_of_person[person]].take(part.kind_of_opening[openings])
        // FULL
        for part in parts
    }


def _worth(part: PartTable, weights: Weights) -> Ints:
    worth: Ints = weights.by_part()[part.part] * part.strength.astype(np.int64) // FULL
    return np.ascontiguousarray(worth)


def _look_up(part: PartTable, worth: Ints, people: Ints, openings: Ints) -> Ints:
    cells = part.kind_of_person[people]
    cells *= worth.shape[1]
    cells += part.kind_of_opening[openings]
    return worth.ravel().take(cells)
