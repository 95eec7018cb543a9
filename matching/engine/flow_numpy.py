"""An own solver in numpy with the same optimum: for where OR-tools is not installed, and to check it by.

Everybody first takes what is best for them at first prices, however full that is; then those who are too
many somewhere move along the shortest ways to where there is room (successive shortest paths, primal-dual:
Ford and Fulkerson 1962). It holds a table of people × nodes, so it is meant for a team, not for a country at
once.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from matching.engine.arrays import FAR, NOWHERE
from matching.engine.bidding import first_prices
from matching.engine.errors import InfeasibleError
from matching.engine.network import Flow
from matching.engine.residual import ways_to

if TYPE_CHECKING:
    from matching.engine.arrays import Ints
    from matching.engine.network import Network


def solve(network: Network) -> Flow:
    moving = _Moving(network)
    while moving.push_all():
        pass
    if (moving.excess > 0).any():
        raise InfeasibleError("Not everybody can have one of what they may have.")
    return Flow(moving.choices(), moving.carried)


class _Moving:
    """Where everybody is at this moment, and what the next move of anybody costs."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.gain = np.full((network.people, network.nodes), -FAR, np.int64)
        self.gain[network.owner(), network.head] = network.gain
        price = first_prices(network, self.gain)
        self.seat: Ints = (self.gain - price).argmax(axis=1)
        # At any prices it is best to fill what pays and to leave the rest empty.
        pays = network.worth + price[network.tail] - price[network.to] > 0
        self.carried: Ints = np.where(pays, network.capacity, 0)
        self.excess: Ints = np.bincount(self.seat, minlength=network.nodes)
        self.excess[network.sink] -= network.people
        np.add.at(self.excess, network.to, self.carried)
        np.subtract.at(self.excess, network.tail, self.carried)
        self.every_node = np.arange(network.nodes)
        self.arcs = _arcs_between(network)
        square = (network.nodes, network.nodes)
        self.by_arc = np.full(square, FAR, np.int64)
        self.by_person = np.full(square, FAR, np.int64)
        self.mover = np.full(square, NOWHERE, np.int64)
        for ends in self.arcs:
            self._renew_arcs(ends)
        for node in range(network.nodes):
            self._renew_people(node, self.every_node)
        self.step = np.minimum(self.by_arc, self.by_person)

    def choices(self) -> Ints:
        """The number of the arc that each person uses."""
        network = self.network
        return np.flatnonzero(network.head == self.seat[network.owner()])

    def push_all(self) -> bool:
        """Move as many as the shortest ways of this moment carry; whether anybody moved."""
        has_moved, targets = False, np.flatnonzero(self.excess < 0)
        if not len(targets):
            return has_moved
        ways = ways_to(self.step, targets)
        for node in np.flatnonzero((self.excess > 0) & (ways.far < FAR // 2)).tolist():
            path = ways.walk(node)
            while self.excess[node] > 0 and self.excess[path[-1]] < 0 and self._is_shortest(path, ways.far):
                self._push(path)
                has_moved = True
        return has_moved

    def _is_shortest(self, path: list[int], far: Ints) -> bool:
        return all(self.step[here, there] + far[there] == far[here] for here, there in pairwise(path))

    def _push(self, path: list[int]) -> None:
        hops = list(pairwise(path))
        units = min(int(self.excess[path[0]]), -int(self.excess[path[-1]]), *map(self._room, hops))
        for here, there in hops:
            self._carry(here, there, units)
        self.excess[path[0]] -= units
        self.excess[path[-1]] += units
        for node in path:
            np.minimum(self.by_arc[node], self.by_person[node], out=self.step[node])

    def _room(self, hop: tuple[int, int]) -> int:
        if self._takes_a_person(hop):
            return 1
        arc, is_forward = self._arc(hop)
        return int(self.network.capacity[arc] - self.carried[arc] if is_forward else self.carried[arc])

    def _takes_a_person(self, hop: tuple[int, int]) -> bool:
        return bool(self.by_person[hop] < self.by_arc[hop])

    def _carry(self, here: int, there: int, units: int) -> None:
        if self._takes_a_person((here, there)):
            self._reseat(int(self.mover[here, there]), here, there)
            return
        arc, is_forward = self._arc((here, there))
        self.carried[arc] += units if is_forward else -units
        self._renew_arcs((here, there))

    def _reseat(self, person: int, here: int, there: int) -> None:
        self.seat[person] = there
        self._renew_people(here, np.flatnonzero(self.mover[here] == person))
        self._arrive(person, there)

    def _arc(self, hop: tuple[int, int]) -> tuple[int, bool]:
        """The arc of the small graph that makes this step, and whether it is used forwards."""
        return min(self._open_arcs(hop))[1:]

    def _open_arcs(self, hop: tuple[int, int]) -> list[tuple[int, int, bool]]:
        network, (here, there) = self.network, hop
        forward = [
            (-int(network.worth[arc]), arc, True)
            for arc in self.arcs.get((here, there), ())
            if self.carried[arc] < network.capacity[arc]
        ]
        back = [
            (int(network.worth[arc]), arc, False)
            for arc in self.arcs.get((there, here), ())
            if self.carried[arc] > 0
        ]
        return forward + back

    def _renew_arcs(self, ends: tuple[int, int]) -> None:
        """What the small graph asks for a step between these two, in both directions."""
        for hop in (ends, ends[::-1]):
            self.by_arc[hop] = min((cost for cost, _, _ in self._open_arcs(hop)), default=FAR)

    def _renew_people(self, node: int, goals: Ints) -> None:
        """Who here loses least by going to each of these nodes, and how much."""
        (people,) = (self.seat == node).nonzero()
        if not len(people):
            self.by_person[node] = FAR
            self.mover[node] = NOWHERE
            return
        loss = self.gain[people[:, None], goals]
        np.subtract(self.gain[people, node][:, None], loss, out=loss)
        cheapest = loss.argmin(axis=0)
        self.mover[node, goals] = people[cheapest]
        self.by_person[node, goals] = loss[cheapest, self.every_node[: len(goals)]]
        self.by_person[node, node] = FAR

    def _arrive(self, person: int, node: int) -> None:
        """One more is here now; of equals the first goes."""
        loss = self.gain[person, node] - self.gain[person]
        by_person, mover = self.by_person[node], self.mover[node]
        goes = (loss < by_person) | ((loss == by_person) & (person < mover))
        by_person[goes] = loss[goes]
        mover[goes] = person
        by_person[node] = FAR


def _arcs_between(network: Network) -> dict[tuple[int, int], list[int]]:
    arcs: dict[tuple[int, int], list[int]] = {}
    for arc, ends in enumerate(zip(network.tail.tolist(), network.to.tolist(), strict=True)):
        arcs.setdefault(ends, []).append(arc)
    return arcs
