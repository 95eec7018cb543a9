"""Reads assignment problems in the format of the OR-Library (Beasley 1990), so that others' can be run.

Whole numbers in any number of lines: first n, then either the n × n costs row by row, or for a sparse
problem three numbers for each possible pair: item, place (both from 1) and cost.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from matching.engine.certificate import certify
from matching.engine.flow import USUAL, best_flow
from matching.engine.network import Network
from matching.engine.prices import prices

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matching.engine.arrays import Ints

# A solver multiplies costs by the number of nodes, and must not run out of 63 bits.
LARGEST: Final = 10**9
IN_A_TRIPLE: Final = 3


class FormatError(Exception):
    """The file is not in the format; the message names the line."""


@dataclass(frozen=True)
class Assignment:
    """Of each possible pair the item and the place (both from 0) and what it costs."""

    number: int
    item: Ints
    place: Ints
    cost: Ints


def read(lines: Iterable[str]) -> Assignment:
    """Raises `FormatError`."""
    words = [(line, word) for line, text in enumerate(lines, 1) for word in text.split()]
    numbers = [(line, _whole(line, word)) for line, word in words]
    if not numbers:
        raise FormatError("The file is empty: the first number says how many items there are.")
    (line, number), costs = numbers[0], numbers[1:]
    if number < 1:
        raise FormatError(f"Line {line}: there are {number} items; there must be at least one.")
    if len(costs) == number * number:
        return _dense(number, costs)
    if costs and len(costs) % IN_A_TRIPLE == 0:
        return _sparse(number, costs)
    last = numbers[-1][0]
    raise FormatError(
        f"Line {last}: the file ends after {len(costs)} numbers; "
        f"{number} items have {number * number} costs, or three numbers for each pair."
    )


def least_cost(problem: Assignment, solver: str = USUAL) -> int:
    """The proven optimum. Raises `InfeasibleError` where not every item can have a place of its own."""
    network = _network(problem)
    flow = best_flow(network, solver)
    return -certify(network, flow, prices(network, flow).gain).reached


def _network(problem: Assignment) -> Network:
    order = np.lexsort((problem.place, problem.item))
    number = problem.number
    degree = np.bincount(problem.item, minlength=number)
    each = np.arange(number)
    return Network(
        start=np.concatenate([[0], np.cumsum(degree)]),
        head=problem.place[order].astype(np.int32),
        gain=-problem.cost[order],
        nodes=number + 1,
        tail=each,
        to=np.full(number, number),
        capacity=np.ones(number, np.int64),
        worth=np.zeros(number, np.int64),
    )


def _dense(number: int, costs: list[tuple[int, int]]) -> Assignment:
    item, place = np.divmod(np.arange(number * number), number)
    return Assignment(number, item, place, np.array([cost for _, cost in costs], np.int64))


def _sparse(number: int, costs: list[tuple[int, int]]) -> Assignment:
    for at in range(len(costs)):
        line, value = costs[at]
        if at % IN_A_TRIPLE != IN_A_TRIPLE - 1 and not 1 <= value <= number:
            raise FormatError(f"Line {line}: there is no item or place {value}; they go from 1 to {number}.")
    item, place, cost = np.array([value for _, value in costs], np.int64).reshape(-1, IN_A_TRIPLE).T
    if len(np.unique(item * number + place)) < len(item):
        raise FormatError("A pair is named twice.")
    missing = np.flatnonzero(np.bincount(item - 1, minlength=number) == 0)
    if len(missing):
        raise FormatError(f"Item {missing[0] + 1} has no place it could have.")
    return Assignment(number, item - 1, place - 1, cost)


def _whole(line: int, word: str) -> int:
    try:
        number = int(word)
    except ValueError:
        raise FormatError(f"Line {line}: {word[:20]!r} is not a whole number.") from None
    if abs(number) > LARGEST:
        raise FormatError(f"Line {line}: {word[:20]} is larger than {LARGEST}.")
    return number
