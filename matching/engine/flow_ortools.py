"""The solver of OR-tools: cost scaling in C++, the usual one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from matching.engine.errors import EngineError, InfeasibleError
from matching.engine.network import Flow

if TYPE_CHECKING:
    from matching.engine.arrays import Ints, Small
    from matching.engine.network import Network


# The solver repeats it for each arc: a country has millions.
ONE: Final = np.ones(1, np.int64)


@dataclass(frozen=True)
class SolverArcs:
    """As the solver wants them; people come first, then the nodes, of which the last is the sink.

    An arc of a person carries one. `capacities` are of those of the small graph, which come last.
    """

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
    nodes = np.concatenate([np.arange(people), network.tail + people]).astype(np.int32)
    arcs_of_each = np.concatenate([np.diff(network.start), np.ones_like(network.tail)])
    tails = np.repeat(nodes, arcs_of_each)
    heads = np.concatenate([network.head, network.to.astype(np.int32)])
    heads += np.int32(people)
    costs = np.concatenate([network.gain, network.worth])
    np.negative(costs, out=costs)
    return SolverArcs(people, people + network.sink, tails, heads, network.capacity, costs)


def carry(arcs: SolverArcs) -> Ints:
    """The bare call of the solver: how much each arc carries."""
    solver, people, sink = SimpleMinCostFlow(), arcs.people, arcs.sink
    of_people = len(arcs.tails) - len(arcs.capacities)
    for some, capacities in ((slice(of_people), ONE), (slice(of_people, None), arcs.capacities)):
        solver.add_arcs_with_capacity_and_unit_cost(
            arcs.tails[some], arcs.heads[some], capacities, arcs.costs[some]
        )
    del arcs  # the solver has its own copy, and a country's is large
    supply = np.ones(people + 1, np.int64)
    supply[people] = -people
    solver.set_nodes_supplies(np.append(np.arange(people), sink).astype(np.int32), supply)
    status = solver.solve()
    if status == solver.INFEASIBLE:
        raise InfeasibleError("Not everybody can have one of what they may have.")
    if status != solver.OPTIMAL:
        raise EngineError(f"The solver gave up: {status.name}.")
    # The solver numbers them in the order in which they came.
    carried: Ints = solver.flows(np.arange(solver.num_arcs(), dtype=np.int32))
    return carried
