"""The round is the best of all possible ones, in the order that was promised; every possible one is tried."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from matching.engine import Policy, Problem, cost_of_moving, solve, worth_of_one_more
from matching.engine.flow import SOLVERS
from tests.matching.engine.small import (
    band_of,
    best_key,
    chosen,
    every_choice,
    key,
    policies,
    problem,
    problems,
    total,
)

if TYPE_CHECKING:
    from matching.engine import Round
    from matching.engine.order import Order

BANDS = Policy()


def with_places(given: Problem, opening: int, more: int) -> Problem:
    places = given.openings.places.copy()
    places[opening] += more
    return replace(given, openings=replace(given.openings, places=places))


@pytest.mark.parametrize("solver", sorted(SOLVERS))
@given(problems(), policies)
def test_no_possible_round_is_better(solver: str, given: Problem, policy: Policy) -> None:
    found = solve(given, policy, solver)
    assert chosen(found) in set(every_choice(given))
    assert key(given, policy, chosen(found)) == best_key(given, policy)


@given(problems(people=12, openings=6), policies)
def test_both_solvers_reach_the_same(given: Problem, policy: Policy) -> None:
    ours, theirs = solve(given, policy, "numpy"), solve(given, policy, "ortools")
    assert key(given, policy, chosen(ours)) == key(given, policy, chosen(theirs))
    assert [one.certificates for one in ours.turns] == [one.certificates for one in theirs.turns]


@given(problems(), policies)
def test_every_round_carries_its_proof(given: Problem, policy: Policy) -> None:
    assert all(one.holds for turn in solve(given, policy).turns for one in turn.certificates)


@given(problems(), st.sampled_from([BANDS, Policy(bands=None)]))
def test_nobody_who_waits_could_take_the_place_of_someone_behind_them(given: Problem, policy: Policy) -> None:
    """No justified exclusion: placing them would leave out somebody of the same band or of one before."""
    choice = chosen(solve(given, policy))
    placed = {person for person, one in enumerate(choice) if one is not None}
    possible = {
        frozenset(at for at, one in enumerate(other) if one is not None) for other in every_choice(given)
    }
    band = band_of(given, policy)
    for waiting in set(range(len(choice))) - placed:
        for one in placed:
            if band[one] < band[waiting]:
                assert frozenset(placed - {one} | {waiting}) not in possible


@given(problems(), st.integers(0, 4))
def test_a_target_for_women_costs_nobody_their_place(given: Problem, women: int) -> None:
    without, with_target = solve(given, BANDS), solve(given, replace(BANDS, women=women))
    assert len(with_target.placed) == len(without.placed)
    reachable = max(
        sum(bool(given.people.women[person]) for person, one in enumerate(choice) if one is not None)
        for choice in every_choice(given)
    )
    assert given.people.women[with_target.placed].sum() >= min(women, reachable)


@given(problems(), st.sampled_from([BANDS, Policy(bands=None)]), st.data())
def test_one_more_place_takes_nobodys_place(given: Problem, policy: Policy, data: st.DataObject) -> None:
    opening = data.draw(st.integers(0, len(given.openings) - 1))
    before, after = solve(given, policy), solve(with_places(given, opening, 1), policy)
    assert 0 <= len(after.placed) - len(before.placed) <= 1
    if policy.bands is None:
        assert set(before.placed.tolist()) <= set(after.placed.tolist())


@given(problems(), st.data())
def test_refusing_something_never_brings_anyone_a_place(given: Problem, data: st.DataObject) -> None:
    person = data.draw(st.integers(0, len(given.people) - 1))
    opening = data.draw(st.integers(0, len(given.openings) - 1))
    table = given.rules[0]
    excludes = table.excludes.copy()
    excludes[0, person, opening] = True
    refusing = replace(given, rules=(replace(table, excludes=excludes),))
    strict = Policy(bands=None)
    before, after = solve(given, strict), solve(refusing, strict)
    assert person in before.placed or person not in after.placed
    if person not in solve(given, BANDS).placed:
        assert best_key(refusing, BANDS) == best_key(given, BANDS)


@given(problems(), policies, st.data())
def test_a_price_is_what_solving_again_without_the_place_loses(
    given: Problem, policy: Policy, data: st.DataObject
) -> None:
    opening = data.draw(st.integers(0, len(given.openings) - 1))
    assume(given.openings.places[opening] > 0)
    policy = replace(policy, women=0, spread=0)
    found, again = solve(given, policy), solve(with_places(given, opening, -1), policy)
    order = found.first.order
    assert int(found.first.prices.loss[opening]) == _value(found, order) - _value(again, order)


@given(problems(), policies, st.data())
def test_the_worth_of_one_more_is_what_solving_again_with_it_gains(
    given: Problem, policy: Policy, data: st.DataObject
) -> None:
    opening = data.draw(st.integers(0, len(given.openings) - 1))
    policy = replace(policy, women=0)
    found, again = solve(given, policy), solve(with_places(given, opening, 1), policy)
    (told,) = (one for one in worth_of_one_more(found) if one.opening == 200 + opening)
    assert told.people == len(again.placed) - len(found.placed)
    order = found.first.order
    assert (told.weights, told.points) == order.split(_value(again, order) - _value(found, order))


@given(problems(), policies, st.data())
def test_what_moving_someone_costs_is_what_solving_again_with_that_settled_loses(
    given: Problem, policy: Policy, data: st.DataObject
) -> None:
    person = data.draw(st.integers(0, len(given.people) - 1))
    opening = data.draw(st.integers(0, len(given.openings) - 1))
    assume(given.openings.places[opening] > 0)
    policy = replace(policy, women=0, spread=0)
    found = solve(given, policy)
    settled = replace(given, locked=((100 + person, 200 + opening),))
    told = cost_of_moving(found, person, opening)
    again = solve(settled, policy)
    order = found.first.order
    assert (told.weights, told.points) == order.split(_value(found, order) - _value(again, order))


def _value(found: Round, order: Order) -> int:
    """What a round yields, by the weights of the order of another one."""
    placed = int(order.weight[found.placed].sum())
    return placed * order.unit + total(found.problem, found.policy, chosen(found))


def test_a_band_begins_on_the_day_itself() -> None:
    """Four weeks come before four weeks less a day, whoever it suits better."""
    given = problem([[0], [100]], places=[1], waited=[28, 27])
    assert chosen(solve(given, BANDS)) == (0, None)
