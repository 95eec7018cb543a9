"""A whole country, as a hundred teams and as one: processor time beside bare calls, and memory.

Each is measured in a process of its own, which does nothing else.
"""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING, Final

from matching.engine import Policy, solve
from matching.engine.flow_ortools import carry, solver_arcs
from tests.benchmarks.engine.timing import seconds
from tests.benchmarks.engine.world import ONE_OF_THE_COUNTRY, many, world
from tests.benchmarks.registry import of_the_engine

if TYPE_CHECKING:
    from matching.engine import Problem
    from tests.benchmarks.bench import Bench

TEAMS: Final = 100
# So many different ones are made; making them takes longer than placing their people.
DIFFERENT: Final = 10
KILO: Final = 1024
STATUS: Final = Path("/proc/self/status")
STRICT: Final = Policy(bands=None)


@dataclass(frozen=True)
class Found:
    """Whole rounds beside bare calls, and the most memory that was in use, in megabytes."""

    ratio: float
    megabytes: float


def measured(problems: list[Problem], policy: Policy) -> Found:
    """The process that is measured gets the tables; making them out of people is not its task."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "problems"
        file.write_bytes(pickle.dumps((problems, policy)))
        answer = subprocess.run(  # noqa: S603 - our own words
            [sys.executable, "-m", "tests.benchmarks.engine.memory", str(file)],
            capture_output=True,
            text=True,
            check=True,
        )
    return Found(**json.loads(answer.stdout))


@cache
def in_teams() -> Found:
    teams = [world(ONE_OF_THE_COUNTRY, seed).problem() for seed in range(DIFFERENT)]
    return measured([teams[number % DIFFERENT] for number in range(TEAMS)], Policy())


@cache
def as_one() -> Found:
    return measured([many().problem()], STRICT)


@of_the_engine("matching: country as 100 teams (70,000 × 5,000) / bare solver calls", at_most=1.3)
def country(_bench: Bench) -> float:
    return in_teams().ratio


@of_the_engine("matching: memory of the country as 100 teams", at_most=150, unit="MB")
def country_memory(_bench: Bench) -> float:
    return in_teams().megabytes


@of_the_engine("matching: 30,000 × 2,000 connected, strict order / bare solver call", at_most=1.3)
def connected(_bench: Bench) -> float:
    return as_one().ratio


@of_the_engine("matching: memory of 30,000 × 2,000 connected", at_most=500, unit="MB")
def connected_memory(_bench: Bench) -> float:
    return as_one().megabytes


def both(problem: Problem, policy: Policy) -> tuple[float, float]:
    """Seconds of a whole round, and of the bare call in it once more."""
    fresh = replace(problem)
    started = process_time()
    network = solve(fresh, policy).first.network
    whole = process_time() - started
    return whole, seconds(partial(carry, solver_arcs(network)))


def main(file: Path) -> None:
    problems, policy = pickle.loads(file.read_bytes())  # noqa: S301 - our own
    times = [both(problem, policy) for problem in problems]
    ratio = sum(whole for whole, _ in times) / sum(bare for _, bare in times)
    print(json.dumps({"ratio": ratio, "megabytes": peak()}))


def peak() -> float:
    """The most memory of this process. The kernel's `ru_maxrss` also counts that of who started it."""
    (line,) = (one for one in STATUS.read_text().splitlines() if one.startswith("VmHWM:"))
    return int(line.split()[1]) / KILO


if __name__ == "__main__":
    main(Path(sys.argv[1]))
