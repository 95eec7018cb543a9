"""The answer at the desk: it must not be noticed beside the page that shows it."""

from __future__ import annotations

from statistics import median, quantiles
from typing import TYPE_CHECKING, Final

from matching.engine import Policy, Problem, rank, solve
from tests.benchmarks.bench import WARM_UP
from tests.benchmarks.engine.timing import seconds
from tests.benchmarks.engine.world import TEAM, World, world
from tests.benchmarks.registry import PAGES, of_the_engine

if TYPE_CHECKING:
    from tests.benchmarks.bench import Bench

NEWCOMERS: Final = 300
PERCENT: Final = 100


def newcomers() -> tuple[World, list[Problem]]:
    """Other people, one at a time, with the same openings."""
    here, others = world(TEAM, 1), world(TEAM, 1, people_seed=1)
    alone = [World([one], [0], here.openings) for one in others.people[:NEWCOMERS]]
    return here, [one.problem() for one in alone]


@of_the_engine("matching: desk answer of the engine, p99 / standard page", at_most=5, unit="%")
def answer(bench: Bench) -> float:
    here, people = newcomers()
    found = solve(here.problem(), Policy())
    times = [seconds(lambda one=one: rank(found, one)) for one in people]  # type: ignore[misc]
    standard = bench.standard()
    pages = [seconds(standard) for _ in range(WARM_UP + PAGES)]
    return PERCENT * quantiles(times, n=100)[-1] / median(pages[WARM_UP:])
