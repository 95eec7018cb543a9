"""Others that answer the same question, or nearly: what the engine is compared with."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Final, TypeAlias

import networkx
import numpy as np
from scipy.optimize import linear_sum_assignment

from matching.engine import by_queue
from matching.engine.pairs import eligible_pairs

if TYPE_CHECKING:
    from matching.engine import Policy, Problem
    from matching.engine.network import Network

# Rows of person and opening.
Placement: TypeAlias = "tuple[tuple[int, int], ...]"
# The package `matching` bears the name of an app of ours, so it lives apart: make var/peers/.ok
PEERS: Final = Path("var/peers").absolute()
RUN_MATCHING: Final = """
import json, sys, time
sys.path.insert(0, sys.argv[1])
from matching.games import HospitalResident
residents, hospitals, capacities = json.load(sys.stdin)
started = time.process_time()
game = HospitalResident.create_from_dictionaries(residents, hospitals, capacities)
solved = game.solve()
taken = time.process_time() - started
placed = [[int(one.name[1:]), int(host.name[1:])] for host, guests in solved.items() for one in guests]
print(json.dumps([taken, placed]))
"""


class NotThereError(Exception):
    """What was to be compared with is not installed."""


def longest_waiting_picks_best(problem: Problem, policy: Policy) -> tuple[int, int]:
    """What a desk does without an engine: placed, and points."""
    picked = by_queue(problem, policy)
    return picked.placed, picked.points


def with_networkx(network: Network) -> tuple[float, int]:
    """Seconds, and the value reached."""
    graph = networkx.DiGraph()
    people, sink = network.people, network.people + network.sink
    graph.add_edges_from((-1, person, {"capacity": 1, "weight": 0}) for person in range(people))
    owners = zip(network.owner().tolist(), network.head.tolist(), network.gain.tolist(), strict=True)
    graph.add_edges_from((one, people + node, {"capacity": 1, "weight": -gain}) for one, node, gain in owners)
    arcs = zip(network.tail.tolist(), network.to.tolist(), network.capacity.tolist(), strict=True)
    graph.add_edges_from(
        (people + one, people + to, {"capacity": units, "weight": 0}) for one, to, units in arcs
    )
    started = process_time()
    flow = networkx.max_flow_min_cost(graph, -1, sink)
    seconds = process_time() - started
    return seconds, -int(networkx.cost_of_flow(graph, flow))


def with_scipy(network: Network, places: np.ndarray) -> tuple[float, int]:
    """A dense table of people and single places; what nobody may have is worth as little as waiting."""
    gains = np.zeros((network.people, len(places)), np.int64)
    possible = network.head < len(places)
    gains[network.owner()[possible], network.head[possible]] = network.gain[possible]
    started = process_time()
    table = np.repeat(gains, places, axis=1).astype(float)
    rows, columns = linear_sum_assignment(table, maximize=True)
    return process_time() - started, int(table[rows, columns].sum())


def with_matching(problem: Problem, policy: Policy) -> tuple[float, Placement]:
    """Seconds, and who is placed where: one common queue of the longest waiting, as the desk does."""
    if not PEERS.exists():
        raise NotThereError("not measured: make var/peers/.ok installs the package matching")
    asked = json.dumps(_preferences(problem, policy))
    answer = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-I", "-c", RUN_MATCHING, str(PEERS)],
        input=asked,
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, placed = json.loads(answer.stdout)
    return float(seconds), tuple(sorted((person, opening) for person, opening in placed))


def _preferences(problem: Problem, policy: Policy) -> list[dict[str, object]]:
    pairs = eligible_pairs(problem, policy)
    queue = np.lexsort((problem.people.ids, -problem.people.waited)).tolist()
    start = pairs.start.tolist()
    residents: dict[str, object] = {}
    for person in queue:
        mine = slice(start[person], start[person + 1])
        order = np.argsort(-pairs.points[mine], kind="stable")
        if len(order):
            residents[f"p{person}"] = [f"a{opening}" for opening in pairs.opening[mine][order].tolist()]
    wanted = sorted(set(pairs.opening.tolist()))
    hospitals: dict[str, object] = {
        f"a{opening}": [f"p{person}" for person in queue if f"a{opening}" in residents.get(f"p{person}", ())]  # type: ignore[operator]
        for opening in wanted
    }
    capacities: dict[str, object] = {f"a{one}": int(problem.openings.places[one]) for one in wanted}
    return [residents, hospitals, capacities]
