"""What a place is worth to those waiting: what is lost when it goes, and what is gained by one more.

Both are prices of the linear programme, the highest and the lowest that prove the round (its dual lattice).
"""

from __future__ import annotations

from dataclasses import dataclass
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

    loss: Ints
    gain: Ints
    step: Ints
    out: Ways
    back: Ways


def prices(network: Network, flow: Flow) -> Prices:
    """Raises `CertificateError` where the flow can still be improved."""
    step = steps(network, flow)
    sink = np.array([network.sink])
    out, back = ways_to(step, sink), ways_to(np.ascontiguousarray(step.T), sink)
    loss = np.where(out.far < FAR // 2, out.far, PRICELESS)
    gain = np.where(back.far < FAR // 2, -back.far, np.minimum(loss, 0))
    return Prices(loss, gain, step, out, back)
