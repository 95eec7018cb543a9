"""How fast the engine is, in processor time: beside a bare call of the solver, and beside others."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from statistics import median
from typing import TYPE_CHECKING, Final

import numpy as np

from matching.engine import Policy, Round, by_queue, solve
from matching.engine.eligibility import eligible
from matching.engine.flow import best_flow
from matching.engine.flow_ortools import carry, solver_arcs
from matching.rule_tables import rule_tables
from matching.rules import weigh
from tests.benchmarks.engine import peers
from tests.benchmarks.engine.timing import TURNS, ratio, seconds
from tests.benchmarks.engine.world import SMALL, TEAM, TODAY, Size, many, world
from tests.benchmarks.registry import of_the_engine

if TYPE_CHECKING:
    from collections.abc import Callable

    from matching.engine import Problem, RuleTable
    from tests.benchmarks.bench import Bench

POLICY: Final = Policy()
SAMPLE: Final = 4_000
NANO: Final = 1e9


class NotEqualError(Exception):
    """Two that should find the same do not: then their times say nothing."""


@cache
def small() -> Problem:
    return world(SMALL, 1).problem()


@cache
def team() -> Problem:
    return world(TEAM, 1).problem()


@cache
def solved(size: Size) -> Round:
    return solve(small() if size == SMALL else team(), POLICY)


def whole_round(problem: Problem) -> Callable[[], object]:
    """From tables to certificate, with nothing computed before."""
    fresh = [replace(problem) for _ in range(TURNS)]
    return lambda: solve(fresh.pop(), POLICY)


def bare_call(found: Round) -> Callable[[], object]:
    return partial(carry, solver_arcs(found.first.network))


def picking(problem: Problem) -> Callable[[], object]:
    """Whoever waits longest picks first; from tables as well."""
    fresh = [replace(problem) for _ in range(TURNS)]
    return lambda: by_queue(fresh.pop(), POLICY)


def equal(one: object, other: object) -> None:
    if one != other:
        raise NotEqualError(f"{one} and {other}")


@of_the_engine("matching: whole round of 1,500 × 150 / bare solver call", at_most=1.25)
def of_a_team(_bench: Bench) -> float:
    return ratio(whole_round(team()), bare_call(solved(TEAM)))


@of_the_engine("matching: numpy solver / OR-tools, 1,500 × 150", at_most=5)
def own_solver(_bench: Bench) -> float:
    network = solved(TEAM).first.network
    return ratio(partial(best_flow, network, "numpy"), partial(best_flow, network, "ortools"))


@of_the_engine("matching: networkx / whole round, 1,500 × 150, equal result", at_least=100)
def networkx(_bench: Bench) -> float:
    """Once: it takes seconds."""
    found = solved(TEAM)
    taken, reached = peers.with_networkx(found.first.network)
    equal(reached, found.first.certificates[0].reached)
    return taken / _median(whole_round(team()))


@of_the_engine("matching: scipy, dense assignment / whole round, 1,500 × 150, equal result", at_least=5)
def scipy(_bench: Bench) -> float:
    found = solved(TEAM)
    runs = [peers.with_scipy(found.first.network, found.first.places) for _ in range(TURNS)]
    equal(runs[0][1], found.first.certificates[0].reached)
    return median(taken for taken, _ in runs) / _median(whole_round(team()))


@of_the_engine(
    "matching: package matching / longest waiting picks first, 500 × 60, equal result", at_least=40
)
def package(_bench: Bench) -> float:
    return _package() / _median(picking(small()))


@of_the_engine("matching: package matching / whole round, 500 × 60, which places more")
def package_beside_a_round(_bench: Bench) -> float:
    return _package() / _median(whole_round(small()))


@cache
def _package() -> float:
    """Person by person it has to be the same as what the longest waiting pick."""
    runs = [peers.with_matching(small(), POLICY) for _ in range(TURNS)]
    equal(runs[0][1], by_queue(small(), POLICY).pairs)
    return median(taken for taken, _ in runs)


@cache
def tables() -> tuple[RuleTable, ...]:
    return rule_tables(many().people, many().openings, TODAY)


def judge_all() -> Callable[[], object]:
    """All pairs from tables whose bits were not made yet."""
    people, openings = len(many().people), len(many().openings)
    fresh = [[replace(one) for one in tables()] for _ in range(TURNS)]
    return lambda: eligible(fresh.pop(), people, openings)


@of_the_engine("matching: rules pair by pair / bits from tables, 30,000 × 2,000", at_least=1000)
def eligibility(_bench: Bench) -> float:
    """Of pair by pair a sample is timed."""
    return _pair_by_pair() * _pairs() / _median(judge_all())


@of_the_engine("matching: rules pair by pair / making the tables and the bits, 30,000 × 2,000")
def eligibility_from_facts(_bench: Bench) -> float:
    people, openings = many().people, many().openings
    making = _median(lambda: rule_tables(people, openings, TODAY), turns=1)
    return _pair_by_pair() * _pairs() / (making + _median(judge_all()))


@of_the_engine("matching: bits from tables for each pair of 30,000 × 2,000", unit="ns")
def bits_alone(_bench: Bench) -> float:
    return _median(judge_all()) / _pairs() * NANO


def _pairs() -> int:
    return len(many().people) * len(many().openings)


def _pair_by_pair() -> float:
    random = np.random.default_rng(1)
    people = random.integers(0, len(many().people), SAMPLE).tolist()
    openings = random.integers(0, len(many().openings), SAMPLE).tolist()
    pairs = zip(people, openings, strict=True)
    facts = [(many().people[one], many().openings[other]) for one, other in pairs]
    return seconds(lambda: [weigh(one, other, TODAY).fits for one, other in facts]) / SAMPLE


def _median(act: Callable[[], object], turns: int = TURNS) -> float:
    return median(seconds(act) for _ in range(turns))
