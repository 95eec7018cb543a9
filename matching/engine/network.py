"""Everybody's choice as a flow: each person sends one unit into one node, and a small graph carries it off.

The nodes are openings, the waiting rooms, organisations, and last of all the sink. What a person may
choose is an arc with a gain; what the small graph allows is an arc with a capacity and a worth for each unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from matching.engine.arrays import Ints, Small


@dataclass(frozen=True)
class Network:
    """The arcs of person i are those from `start[i]` to `start[i + 1]`, and everybody has one."""

    start: Ints
    head: Small
    gain: Ints
    nodes: int
    tail: Ints
    to: Ints
    capacity: Ints
    worth: Ints

    @property
    def people(self) -> int:
        return len(self.start) - 1

    @property
    def sink(self) -> int:
        return self.nodes - 1

    def owner(self) -> Small:
        """Whose each arc is."""
        return np.repeat(np.arange(self.people, dtype=np.int32), np.diff(self.start))


@dataclass(frozen=True)
class Flow:
    """For each person the number of the arc that is used, and for each arc of the small graph how often."""

    choice: Ints
    carried: Ints


def value(network: Network, flow: Flow) -> int:
    """What a flow yields."""
    return exact_sum(network.gain[flow.choice]) + exact_product(network.worth, flow.carried)


def exact_sum(numbers: Ints | Small) -> int:
    """In whole numbers of any size: sixty-four bits may be too few."""
    total: int = sum(numbers.tolist())
    return total


def exact_product(numbers: Ints, times: Ints) -> int:
    return sum(one * each for one, each in zip(numbers.tolist(), times.tolist(), strict=True))
