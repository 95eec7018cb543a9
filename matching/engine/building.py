"""Turns a problem into a network: openings, waiting rooms, organisations, sink."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from matching.engine.arrays import NOWHERE
from matching.engine.network import Network

if TYPE_CHECKING:
    from matching.engine.arrays import Bools, Ints, Small
    from matching.engine.order import Order
    from matching.engine.pairs import Pairs


@dataclass(frozen=True)
class Target:
    """Of these women all but `may_wait` are placed, as far as nobody loses their place."""

    women: Bools
    may_wait: int


@dataclass(frozen=True)
class Arcs:
    """Of the small graph: from, to, how many at most, and what each is worth."""

    tail: Ints
    to: Ints
    capacity: Ints
    worth: Ints


@dataclass(frozen=True)
class Offer:
    """Of each opening the places left and whose it is.

    `spread` is what the first resident at an organisation is worth; `begun` are openings that have one.
    """

    places: Ints
    organisations: Ints
    spread: int
    begun: Ints


def build(pairs: Pairs, order: Order, offer: Offer, target: Target | None = None) -> Network:
    """Opening a is node a; then waiting room (a second for women with a target), organisations, sink."""
    openings, rooms = len(offer.places), 2 if target else 1
    _, host = np.unique(offer.organisations, return_inverse=True)
    first_host = openings + rooms
    sink = first_host + (int(host.max(initial=NOWHERE)) + 1 if offer.spread else 0)
    # One more than there are people, so that there is always room for another one.
    any_number = pairs.people + 1
    arcs = [_waiting(any_number, openings, sink, order, target)]
    if offer.spread:
        arcs.append(_leaving(offer.places, first_host + host))
        is_new = np.ones(sink - first_host, np.bool_)
        is_new[host[offer.begun]] = False
        arcs.append(_from_hosts(first_host, is_new, any_number, offer.spread))
    else:
        arcs.append(_leaving(offer.places, np.full(openings, sink)))
    room = np.where(target.women, openings + 1, openings) if target else np.full(pairs.people, openings)
    tail, to, capacity, worth = (
        np.concatenate([getattr(one, part) for one in arcs]) for part in ("tail", "to", "capacity", "worth")
    )
    return Network(*_persons(pairs, order, room), sink + 1, tail, to, capacity, worth)


def _persons(pairs: Pairs, order: Order, room: Ints) -> tuple[Ints, Small, Ints]:
    """The arcs of each person: their openings, and last the waiting room."""
    start, last = pairs.start + np.arange(pairs.people + 1), pairs.start[1:]
    head = np.insert(pairs.opening, last, room)
    gain = np.repeat(order.weight * order.unit, np.diff(start))
    gain += np.insert(pairs.points, last, 0)
    gain[start[1:] - 1] = 0
    return start, head, gain


def _waiting(any_number: int, room: int, sink: int, order: Order, target: Target | None) -> Arcs:
    if target is None:
        return Arcs(np.array([room]), np.array([sink]), np.array([any_number]), np.array([0]))
    return Arcs(
        np.array([room, room + 1, room + 1]),
        np.full(3, sink),
        np.array([any_number, target.may_wait, any_number]),
        np.array([0, 0, -order.woman * order.unit]),
    )


def _leaving(places: Ints, to: Ints) -> Arcs:
    return Arcs(np.arange(len(places)), to, places, np.zeros_like(places))


def _from_hosts(first: int, is_new: Bools, any_number: int, spread: int) -> Arcs:
    """The first resident at an organisation is worth something, the others are not."""
    host, sink = first + np.arange(len(is_new)), first + len(is_new)
    return Arcs(
        np.concatenate([host, host]),
        np.repeat(sink, 2 * len(host)),
        np.concatenate([is_new.astype(np.int64), np.full(len(host), any_number)]),
        np.concatenate([np.full(len(host), spread), np.zeros_like(host)]),
    )
