"""What a place is worth to those waiting: what is lost when it goes, and what is gained by one more.

Both are prices of the linear programme, the highest and the lowest that prove the round (its dual lattice).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from matching.engine.arrays import FAR
from matching.engine.residual import Ways, steps, ways_to

if TYPE_CHECKING:
    from matching.engine.arrays import Ints
    from matching.engine.network import Flow, Network

# Of what has no places at all: more than anybody could give for it.
PRICELESS: Final = FAR // 4


@dataclass(frozen=True)
class Prices:
    """Of each node: `loss` when a unit is taken away there, `gain` when one is added. Never gain > loss."""

    sink: int
    step: Ints
    out: Ways

    @cached_property
    def loss(self) -> Ints:
        return np.where(self.out.far < FAR // 2, self.out.far, PRICELESS)

    @cached_property
    def back(self) -> Ways:
        """The ways from the sink to each node, told from their ends."""
        return ways_to(np.ascontiguousarray(self.step.T), np.array([self.sink]))

    @cached_property
    def gain(self) -> Ints:
        far = self.back.far
        return np.where(far < FAR // 2, -far, np.minimum(self.loss, 0))


def prices(network: Network, flow: Flow) -> Prices:
    """Raises `CertificateError` where the flow can still be improved."""
    step = steps(network, flow)
    return Prices(network.sink, step, ways_to(step, np.array([network.sink])))
