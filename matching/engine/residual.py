"""What moving one person would cost: shortest ways between the nodes of a solved network.

A person who sits at one node and may choose another is a way between the two. So the ways between a few
hundred nodes hold everything, however many people there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from matching.engine.arrays import FAR, NOWHERE
from matching.engine.errors import CertificateError

if TYPE_CHECKING:
    from matching.engine.arrays import Ints, Small
    from matching.engine.network import Flow, Network


@dataclass(frozen=True)
class Ways:
    """From every node to one target (or back): how far, and which node comes next."""

    far: Ints
    via: Ints

    def walk(self, node: int) -> list[int]:
        """The nodes on the way, this one first."""
        nodes = [node]
        while self.via[nodes[-1]] != NOWHERE:
            nodes.append(int(self.via[nodes[-1]]))
        return nodes


def steps(network: Network, flow: Flow) -> Ints:
    """`steps[x, y]`: the least that is lost when one unit goes to y instead of x; FAR where none can."""
    lost = np.full(network.nodes * network.nodes, FAR, np.int64)
    seat = network.head[flow.choice].astype(np.int64)
    there = np.repeat(seat, np.diff(network.start))
    loss = np.repeat(network.gain[flow.choice], np.diff(network.start))
    loss -= network.gain
    there *= network.nodes
    there += network.head
    np.minimum.at(lost, there, loss)
    onward = flow.carried < network.capacity
    back = flow.carried > 0
    np.minimum.at(lost, (network.tail * network.nodes + network.to)[onward], -network.worth[onward])
    np.minimum.at(lost, (network.to * network.nodes + network.tail)[back], network.worth[back])
    square = lost.reshape(network.nodes, network.nodes)
    np.fill_diagonal(square, FAR)
    return square


def ways_to(step: Ints, targets: Ints | Small) -> Ways:
    """Shortest ways from every node to the nearest target (Bellman and Ford, all nodes at once).

    Raises `CertificateError` where going round in a circle would gain something: then it was not the best.
    """
    far = np.full(len(step), FAR, np.int64)
    via = np.full(len(step), NOWHERE, np.int64)
    far[targets] = 0
    changed = targets
    for _ in range(len(step) + 1):
        through = step[:, changed] + far[changed]
        reached = through.min(axis=1)
        closer = np.flatnonzero((reached < far) & (reached < FAR // 2))
        if not len(closer):
            return Ways(far, via)
        far[closer] = reached[closer]
        via[closer] = changed[through[closer].argmin(axis=1)]
        changed = closer
    raise CertificateError("There is a round in which somebody gains and nobody loses.")
