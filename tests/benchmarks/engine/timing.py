"""A stopwatch for what one thread computes: processor time, so that others on the machine do not count."""

from __future__ import annotations

from statistics import median
from time import process_time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

TURNS: Final = 5


def seconds(act: Callable[[], object]) -> float:
    started = process_time()
    act()
    return process_time() - started


def ratio(act: Callable[[], object], other: Callable[[], object], turns: int = TURNS) -> float:
    """How many times as long the first takes: both in turns, and the medians compared."""
    pairs = [(seconds(act), seconds(other)) for _ in range(turns)]
    return median(one for one, _ in pairs) / median(one for _, one in pairs)
