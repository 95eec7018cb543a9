"""First prices: they only have to be near, but where bidding can settle it nobody is left to be moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from matching.engine import InfeasibleError, Policy, Problem, bidding, solve
from matching.engine.arrays import FAR
from matching.engine.bidding import first_prices
from matching.engine.flow import best_flow
from matching.engine.network import Network, value
from tests.matching.engine.small import problem

if TYPE_CHECKING:
    from matching.engine.arrays import Ints


def network_of(given: Problem) -> Network:
    return solve(given, Policy()).first.network


def gains(network: Network) -> Ints:
    gain = np.full((network.people, network.nodes), -FAR, np.int64)
    gain[network.owner(), network.head] = network.gain
    return gain


def taken(network: Network) -> list[int]:
    """What each takes at the first prices."""
    gain = gains(network)
    takes: list[int] = (gain - first_prices(network, gain)).argmax(axis=1).tolist()
    return takes


def test_where_too_many_want_to_go_those_leave_who_lose_least() -> None:
    fits = [[90, 80], [90, 10], [90, 50]]
    assert taken(network_of(problem(fits, places=[2, 2]))) == [1, 0, 0]
    assert taken(network_of(problem(fits, places=[1, 2]))) == [1, 0, 1]


def test_what_has_no_places_is_taken_by_nobody() -> None:
    waiting = 2
    assert taken(network_of(problem([[90, 80], [90, None]], places=[0, 1]))) == [1, waiting]


def test_what_everybody_can_have_costs_nothing() -> None:
    network = network_of(problem([[90, 80], [20, 30]], places=[2, 2]))
    assert not first_prices(network, gains(network)).any()


def test_who_has_no_other_choice_is_not_priced_out() -> None:
    """Then not everybody can have something, and no price changes that."""
    one = np.ones(1, np.int64)
    network = Network(np.arange(3), np.zeros(2, np.int32), np.array([5, 7]), 2, 0 * one, one, one, 0 * one)
    assert not first_prices(network, gains(network)).any()
    with pytest.raises(InfeasibleError):
        best_flow(network, "numpy")


@pytest.mark.parametrize("times", [0, 1, 3, 50])
def test_however_long_they_bid_the_round_is_the_best(times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(times)
    fits = [[int(one) if one > 20 else None for one in row] for row in random.integers(0, 101, (40, 8))]
    found = solve(problem(fits, [4] * 8, waited=random.integers(0, 500, 40).tolist()), Policy(spread=50))
    monkeypatch.setattr(bidding, "TIMES", times)
    network = found.first.network
    assert value(network, best_flow(network, "numpy")) == found.first.certificates[0].reached
