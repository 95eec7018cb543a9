"""The prices that a round keeps: what the desk concludes from them holds in every small problem."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given

from matching.engine import Policy, Problem, solve
from matching.rounds.pricing import kept_prices, price_list
from tests.matching.engine.small import policies, problems


@given(problems(), policies)
def test_a_place_besides_those_of_the_round_costs_nobody_anything(given: Problem, policy: Policy) -> None:
    found = solve(given, policy)
    taken = [opening for _, opening in found.pairs]

    prices = price_list(found)

    for row, key in enumerate(found.problem.openings.ids.tolist()):
        if taken.count(row) < found.problem.openings.places[row]:
            assert prices[key].is_free
            assert prices[key].rank == (0, 0, 0)


@given(problems(), policies)
def test_who_loses_a_place_is_told_of_with_how_long_they_wait(given: Problem, policy: Policy) -> None:
    found = solve(given, replace(policy, women=0))
    placed = found.problem.people.waited[found.placed] // 7

    for price in price_list(found).values():
        assert (price.weeks is not None) == (price.people > 0)
        assert price.weeks is None or price.weeks in placed


@given(problems(), policies)
def test_prices_come_back_as_they_were_kept(given: Problem, policy: Policy) -> None:
    prices = price_list(solve(given, policy))
    kept = json.loads(json.dumps({str(key): one.as_json() for key, one in prices.items()}))

    assert kept_prices(kept) == prices
