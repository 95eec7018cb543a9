"""The proof that a round is the best there is: two whole numbers that must be equal.

Any prices give a bound that no round can pass (duality of linear programmes). A round that reaches its
bound cannot be improved, whoever computed it. This trusts neither the solver nor the prices.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from matching.engine.errors import CertificateError
from matching.engine.network import exact_product, exact_sum, value

if TYPE_CHECKING:
    from matching.engine.arrays import Ints
    from matching.engine.network import Flow, Network


@dataclass(frozen=True)
class Certificate:
    """What the round yields, and what no round can pass."""

    reached: int
    bound: int

    @property
    def holds(self) -> bool:
        return self.reached == self.bound


def certify(network: Network, flow: Flow, price: Ints) -> Certificate:
    """Raises `CertificateError` unless the flow is possible and reaches the bound of these prices."""
    _check_possible(network, flow)
    certificate = Certificate(value(network, flow), bound(network, price))
    if not certificate.holds:
        raise CertificateError(f"The round reaches {certificate.reached} of {certificate.bound}.")
    return certificate


def bound(network: Network, price: Ints) -> int:
    """Everybody takes what is best for them at these prices, and every arc is filled where that pays."""
    free = price - price[network.sink]
    left = network.gain - free[network.head]
    best = np.maximum.reduceat(left, network.start[:-1]) if network.people else left
    pays = np.maximum(network.worth + free[network.tail] - free[network.to], 0)
    return exact_sum(best) + exact_product(pays, network.capacity)


def _check_possible(network: Network, flow: Flow) -> None:
    one_each = len(flow.choice) == network.people and bool(
        ((flow.choice >= network.start[:-1]) & (flow.choice < network.start[1:])).all()
    )
    if not one_each:
        raise CertificateError("Somebody has no choice, or the choice of someone else.")
    if (flow.carried < 0).any() or (flow.carried > network.capacity).any():
        raise CertificateError("More people than places.")
    left = np.bincount(network.head[flow.choice], minlength=network.nodes)
    np.add.at(left, network.to, flow.carried)
    np.subtract.at(left, network.tail, flow.carried)
    if left[: network.sink].any():
        raise CertificateError("People are lost on the way.")
