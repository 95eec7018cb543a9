"""First prices for the own solver: where too many want to go the price rises until only as many do.

Any prices do to begin with. The nearer they are to the right ones, the fewer people have to be moved one by
one afterwards (the auction of Bertsekas 1979, in which all openings raise their price at once).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from matching.engine.arrays import FAR

if TYPE_CHECKING:
    from matching.engine.arrays import Ints
    from matching.engine.network import Network

# After a few times the same people outbid each other for one more point each.
TIMES: Final = 8


def first_prices(network: Network, gain: Ints) -> Ints:
    """Of each node; `gain[person, node]` is -FAR where they may not go."""
    room = np.zeros(network.nodes, np.int64)
    np.add.at(room, network.tail, network.capacity)
    price = np.zeros(network.nodes, np.int64)
    for _ in range(TIMES):
        raised = _raised(gain - price, room)
        if not raised.any():
            break
        price += raised
    return price


def _raised(left: Ints, room: Ints) -> Ints:
    """For each node as much as makes those go elsewhere who are too many and lose least by it."""
    people = np.arange(len(left))
    seat = left.argmax(axis=1)
    best = left[people, seat]
    left[people, seat] = -FAR
    loss = best - left.max(axis=1)
    number = np.bincount(seat, minlength=len(room))
    least_first, first = np.lexsort((loss, seat)), np.cumsum(number) - number
    full = np.flatnonzero(number > room)
    last_to_go = loss[least_first[first[full] + number[full] - room[full] - 1]]
    raised = np.zeros(len(room), np.int64)
    # Who has no other choice stays at any price.
    raised[full] = np.where(last_to_go < FAR // 2, last_to_go + 1, 0)
    return raised
