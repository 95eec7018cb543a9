"""The solver of OR-tools: cost scaling in C++, the usual one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from matching.engine.errors import EngineError, InfeasibleError
from matching.engine.network import Flow

if TYPE_CHECKING:
    from matching.engine.arrays import Ints, Small
    from matching.engine.network import Network


@dataclass(frozen=True)
class SolverArcs:
    """As the solver wants them; people come first, then the nodes, of which the last is the sink."""

    people: int
    sink: int
    tails: Small
    heads: Small
    capacities: Ints
    costs: Ints


def solve(network: Network) -> Flow:
    carried = carry(solver_arcs(network))
    return Flow(np.flatnonzero(carried[: len(network.head)]), carried[len(network.head) :])


def solver_arcs(network: Network) -> SolverArcs:
    people = network.people
    tails = np.concatenate([network.owner(), (network.tail + people).astype(np.int32)])
    heads = np.concatenate([network.head, network.to.astype(np.int32)])
    heads += np.int32(people)
    capacities = np.concatenate([np.ones(len(network.head), np.int64), network.capacity])
    costs = np.concatenate([network.gain, network.worth])
    return SolverArcs(people, people + network.sink, tails, heads, capacities, np.negative(costs, out=costs))


def carry(arcs: SolverArcs) -> Ints:
    """The bare call of the solver: how much each arc carries."""
    solver = SimpleMinCostFlow()
    numbers = solver.add_arcs_with_capacity_and_unit_cost(arcs.tails, arcs.heads, arcs.capacities, arcs.costs)
    people, sink = arcs.people, arcs.sink
    del arcs  # the solver has its own copy, and a country's is large
    supply = np.ones(people + 1, np.int64)
    supply[people] = -people
    solver.set_nodes_supplies(np.append(np.arange(people), sink).astype(np.int32), supply)
    status = solver.solve()
    if status == solver.INFEASIBLE:
        raise InfeasibleError("Not everybody can have one of what they may have.")
    if status != solver.OPTIMAL:
        raise EngineError(f"The solver gave up: {status.name}.")
    carried: Ints = solver.flows(numbers)
    return carried
