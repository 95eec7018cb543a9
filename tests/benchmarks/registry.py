"""Where benchmarks are registered: a name, the most it may be, and how it is measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.benchmarks.bench import Bench

    Measure = Callable[[Bench], float]

# Enough that a burst of other work on the machine does not decide; for saves fewer, each with a new name.
PAGES: Final = 31
SAVES: Final = 15
IMPORTS: Final = 5
TIMES_STANDARD: Final = "× standard page"


@dataclass(frozen=True)
class Benchmark:
    """Without `at_most` and `at_least` it is only shown, such as the standard itself.

    What asks nothing of a database is measured in the first run only.
    """

    name: str
    at_most: float | None
    unit: str
    measure: Measure
    at_least: float | None = None
    asks_database: bool = True

    def holds(self, value: float) -> bool:
        is_low_enough = self.at_most is None or value <= self.at_most
        return is_low_enough and (self.at_least is None or value >= self.at_least)


BENCHMARKS: Final[list[Benchmark]] = []


def benchmark(
    name: str, *, at_most: float | None, unit: str = TIMES_STANDARD
) -> Callable[[Measure], Measure]:
    """Register a function that measures; it gets the prepared data and gives one number."""

    def register(measure: Measure) -> Measure:
        BENCHMARKS.append(Benchmark(name, at_most, unit, measure))
        return measure

    return register


def of_the_engine(
    name: str, *, at_most: float | None = None, at_least: float | None = None, unit: str = "×"
) -> Callable[[Measure], Measure]:
    """The same for what asks nothing of a database."""

    def register(measure: Measure) -> Measure:
        BENCHMARKS.append(Benchmark(name, at_most, unit, measure, at_least, asks_database=False))
        return measure

    return register


def chosen(only: str) -> list[Benchmark]:
    return [one for one in BENCHMARKS if only.lower() in one.name.lower()]
