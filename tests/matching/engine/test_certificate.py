"""The proof: a round that was changed afterwards does not pass, and neither does a wrong price."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from matching.engine import CertificateError, Policy, Problem, solve
from matching.engine.certificate import bound, certify
from matching.engine.network import Flow, value
from matching.engine.prices import prices
from tests.matching.engine.small import policies, problem, problems

if TYPE_CHECKING:
    from matching.engine.rounds import Turn


def reseated(turn: Turn, person: int, arc: int) -> Flow:
    """The same flow with one person elsewhere, and the places counted accordingly."""
    network, choice = turn.network, turn.flow.choice.copy()
    before, choice[person] = network.head[choice[person]], arc
    carried = turn.flow.carried.copy()
    carried[np.flatnonzero(network.tail == before)[0]] -= 1
    carried[np.flatnonzero(network.tail == network.head[arc])[0]] += 1
    return Flow(choice, carried)


@given(problems(), policies, st.data())
def test_a_changed_round_fails_unless_it_is_just_as_good(
    given: Problem, policy: Policy, data: st.DataObject
) -> None:
    turn = solve(given, replace(policy, spread=0, women=0)).first
    person = data.draw(st.integers(0, len(given.people) - 1))
    first, last = turn.network.start[person : person + 2]
    arc = data.draw(st.integers(int(first), int(last) - 1))
    assume(arc != turn.flow.choice[person])
    changed = reseated(turn, person, arc)
    overfull = (changed.carried > turn.network.capacity).any()
    if overfull or value(turn.network, changed) < turn.certificates[0].reached:
        with pytest.raises(CertificateError):
            certify(turn.network, changed, turn.prices.loss)
    else:
        assert certify(turn.network, changed, turn.prices.loss).holds


@given(problems(), policies, st.data())
def test_wrong_prices_never_give_a_lower_bound(given: Problem, policy: Policy, data: st.DataObject) -> None:
    turn = solve(given, policy).first
    price = turn.prices.loss.copy()
    price[turn.network.sink] += data.draw(st.integers(1, 5))
    node = data.draw(st.integers(0, turn.network.nodes - 1))
    price[node] += data.draw(st.integers(-5000, 5000))
    # The bound of any prices is one that no round passes.
    assert bound(turn.network, price) >= turn.certificates[0].reached


@given(problems(), policies)
def test_both_ends_of_the_prices_prove_the_round(given: Problem, policy: Policy) -> None:
    turn = solve(given, policy).first
    assert (turn.prices.gain <= turn.prices.loss).all()
    assert certify(turn.network, turn.flow, turn.prices.gain) == certify(
        turn.network, turn.flow, turn.prices.loss
    )


def test_what_could_still_be_improved_has_no_prices() -> None:
    turn = solve(problem([[100, 0], [0, 100]], places=[1, 1]), Policy()).first
    swapped = Flow(np.array([1, 3]), turn.flow.carried)
    with pytest.raises(CertificateError):
        prices(turn.network, swapped)


@pytest.mark.parametrize(
    "flow",
    [
        Flow(np.array([0]), np.array([0, 1, 1])),
        Flow(np.array([0, 1]), np.array([0, 1, 1])),
        Flow(np.array([0, 3]), np.array([0, 2, 0])),
        Flow(np.array([0, 4]), np.array([0, 1, 0])),
    ],
    ids=["too few choices", "someone else's choice", "more than there are places", "lost on the way"],
)
def test_what_is_not_possible_is_said(flow: Flow) -> None:
    turn = solve(problem([[100, 0], [0, 100]], places=[1, 1]), Policy()).first
    with pytest.raises(CertificateError):
        certify(turn.network, flow, turn.prices.loss)
