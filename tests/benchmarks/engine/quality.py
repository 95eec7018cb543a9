"""What the best round yields beside what a desk does by hand, and beside knowing everybody in advance."""

from __future__ import annotations

from functools import cache
from statistics import mean
from typing import TYPE_CHECKING, Final

import networkx
import numpy as np

from matching.engine import Policy, Round, report, solve
from tests.benchmarks.engine import arriving
from tests.benchmarks.engine.peers import longest_waiting_picks_best
from tests.benchmarks.engine.world import TEAM, world
from tests.benchmarks.registry import of_the_engine

if TYPE_CHECKING:
    from tests.benchmarks.bench import Bench

SEEDS: Final = range(20)
POLICY: Final = Policy()
PERCENT: Final = 100


@cache
def rounds() -> list[Round]:
    return [solve(world(TEAM, seed).problem(), POLICY) for seed in SEEDS]


@cache
def gains() -> tuple[list[float], list[float]]:
    """Of each seed the number placed and the points, as a multiple of what the desk reaches by hand."""
    by_hand = [longest_waiting_picks_best(one.problem, POLICY) for one in rounds()]
    found = [report(one) for one in rounds()]
    pairs = list(zip(found, by_hand, strict=True))
    return [one.all.placed / placed for one, (placed, _) in pairs], [
        one.points / points for one, (_, points) in pairs
    ]


def most_possible(found: Round) -> int:
    """The size of a largest matching of people and single places, by another's algorithm."""
    network, places = found.first.network, found.first.places
    end = network.people + np.cumsum(places)
    seats = [range(last - number, last) for last, number in zip(end.tolist(), places.tolist(), strict=True)]
    graph, people = networkx.Graph(), range(network.people)
    graph.add_nodes_from(people)
    for person, node in zip(network.owner().tolist(), network.head.tolist(), strict=True):
        graph.add_edges_from((person, seat) for seat in (seats[node] if node < len(places) else ()))
    return len(networkx.bipartite.hopcroft_karp_matching(graph, people)) // 2


@of_the_engine("matching: rounds with an equal certificate, 20 seeds", at_least=100, unit="%")
def certificates(_bench: Bench) -> float:
    holding = [all(one.holds for turn in found.turns for one in turn.certificates) for found in rounds()]
    return PERCENT * mean(holding)


@of_the_engine("matching: placed / most that can be, 1,500 × 150", at_least=1, at_most=1)
def placed(_bench: Bench) -> float:
    return len(rounds()[0].placed) / most_possible(rounds()[0])


@of_the_engine("matching: placed / longest waiting picks best, mean of 20 seeds", at_least=1.06)
def more_placed(_bench: Bench) -> float:
    return mean(gains()[0])


@of_the_engine("matching: points / longest waiting picks best, mean of 20 seeds", at_least=1.08)
def more_points(_bench: Bench) -> float:
    return mean(gains()[1])


@of_the_engine("matching: the least of both in any of 20 seeds", at_least=1)
def never_less(_bench: Bench) -> float:
    return min(*gains()[0], *gains()[1])


@of_the_engine("matching: placed one by one with prices / known in advance", at_least=99.5, unit="%")
def arriving_placed(_bench: Bench) -> float:
    return PERCENT * arriving.shares().placed


@of_the_engine("matching: points one by one with prices / known in advance", at_least=93, unit="%")
def arriving_points(_bench: Bench) -> float:
    return PERCENT * arriving.shares().points
