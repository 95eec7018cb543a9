"""Several activities for one person: the first of everybody comes before the second of anybody."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations, product
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.engine import (
    Policy,
    Problem,
    change,
    forced,
    report,
    solve,
    solve_together,
)
from matching.engine.groups import standing
from matching.rounds.pricing import price_list
from tests.matching.engine.small import Choice, Key, chosen, key, problem, problems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matching.engine import Round

ONE, TWO = Policy(), Policy(at_once=2)


@st.composite
def several(draw: st.DrawFn) -> Problem:
    """With times at which nobody can do both, and people who go somewhere already."""
    given = draw(problems(people=4, openings=4))
    number = len(given.openings)
    both = {pair for pair in combinations(range(number), 2) if draw(st.booleans())}
    clashes = [[(a, b) in both or (b, a) in both for b in range(number)] for a in range(number)]
    goes_to = draw(
        st.lists(st.sampled_from([0, 0, 0, 1]), min_size=len(given.people), max_size=len(given.people))
    )
    return replace(
        given,
        people=replace(given.people, goes_to=np.array(goes_to, np.int64)),
        openings=replace(given.openings, clashes=np.array(clashes, np.bool_).reshape(number, number)),
    )


def first_of(found: Round) -> Choice:
    return tuple(int(one) if one >= 0 else None for one in found.first.opening)


def second_of(found: Round) -> Choice:
    return tuple(int(one) if one >= 0 else None for one in found.turns[1].opening)


def every_second(given: Problem, first: Choice, places: list[int]) -> Iterator[Choice]:
    """All ways to give a second activity to who has one, of what the first ones leave."""
    left = [number - first.count(opening) for opening, number in enumerate(places)]
    goes_to, clashes = given.people.number_of_activities, given.openings.clashes
    assert clashes is not None

    def may(person: int, opening: int) -> bool:
        mine = first[person]
        if goes_to[person]:
            return mine is None
        return mine is not None and mine != opening and not clashes[mine, opening]

    options = [
        [None, *(one for one in given.eligibility.of(person).tolist() if may(person, one))]
        for person in range(len(first))
    ]
    for choice in product(*options):
        used = Counter(one for one in choice if one is not None)
        if all(number <= left[opening] for opening, number in used.items()):
            yield choice


def best_second(given: Problem, first: Choice, places: list[int] | None = None) -> Key:
    offered = given.openings.places.tolist() if places is None else places
    return max(key(given, ONE, choice) for choice in every_second(given, first, offered))


@settings(max_examples=200)
@given(several())
def test_the_first_turn_is_the_round_of_who_go_nowhere_and_the_second_the_best_of_what_is_left(
    given: Problem,
) -> None:
    found = solve(given, TWO)
    waits = given.people.number_of_activities == 0
    only = replace(given, people=replace(given.people, goes_to=None))
    nothing = replace(
        only.rules[0],
        kind_of_person=np.arange(len(waits)),
        excludes=~waits[None, :, None] | only.rules[0].excludes,
    )
    assert first_of(found) == chosen(solve(replace(only, rules=(nothing,)), ONE))
    assert second_of(found) in set(every_second(given, first_of(found), given.openings.places.tolist()))
    assert key(given, ONE, second_of(found)) == best_second(given, first_of(found))
    assert all(one.holds for turn in found.turns for one in turn.certificates)


@given(several(), st.integers(0, 3))
def test_a_second_activity_costs_nobody_their_first_whatever_the_target(given: Problem, women: int) -> None:
    one, two = solve(given, replace(ONE, women=women)), solve(given, replace(TWO, women=women))
    assert one.placed.tolist() == two.placed.tolist()
    assert standing(one) == standing(two)
    assert {pair for pair in two.pairs if pair not in two.further} == set(one.pairs)


@given(several())
def test_the_numbers_are_about_who_goes_nowhere_yet(given: Problem) -> None:
    found = solve(given, TWO)
    told, waits = report(found), given.people.number_of_activities == 0
    fits = given.eligibility.mask.any(axis=1)
    assert told.all.of == int((fits & waits).sum())
    assert told.all.placed == sum(one is not None for one in first_of(found))
    assert told.further == sum(one is not None for one in second_of(found))
    assert set(told.nothing_fits) == set(given.people.ids[waits & ~fits].tolist())


@given(several(), st.data())
def test_the_price_of_a_place_that_nobody_needs_for_a_first_is_that_of_the_second_ones(
    given: Problem, data: st.DataObject
) -> None:
    found = solve(given, TWO)
    opening = data.draw(st.integers(0, len(given.openings) - 1))
    price = price_list(found).get(200 + opening)
    spare = given.openings.places[opening] > first_of(found).count(opening)
    if price is None or not spare:
        return
    places = given.openings.places.tolist()
    places[opening] -= 1
    before, after = best_second(given, first_of(found)), best_second(given, first_of(found), places)
    assert (price.people, price.weeks) == (0, None)
    assert price.further == before[0] - after[0]
    assert price.points == before[-1] - after[-1]


def test_what_forcing_somebody_costs_is_told_of_firsts_and_seconds() -> None:
    """One place in the kitchen, which is the second activity of one and would be the first of nobody."""
    given = problem([[100, 50], [90, None]], places=[2, 1], waited=[70, 7])
    found = solve(given, TWO)
    assert found.pairs == ((0, 0), (0, 1), (1, 0))
    assert found.further == {(0, 1)}
    cramped = solve(problem([[100, 50], [90, 80]], places=[1, 1], waited=[70, 7]), TWO)
    lost = change(cramped, forced(cramped, 101, 200), besides=1)
    assert (lost.people, lost.losers, lost.further) == (0, (), 0)
    alone = solve(problem([[100, 50], [90, None]], places=[1, 1], waited=[70, 7]), TWO)
    assert alone.pairs == ((0, 1), (1, 0))
    taken = change(alone, forced(alone, 100, 200), besides=0)
    assert (taken.people, taken.losers, taken.further) == (1, (1,), -1)


def test_the_first_settled_pair_of_somebody_is_their_first_whatever_its_id() -> None:
    given = problem([[10, 90]], places=[1, 1], locked=((100, 201), (100, 200)))
    assert solve(given, TWO).further == {(0, 0)}


def test_friends_go_together_to_their_first_activity_and_each_alone_to_a_second() -> None:
    given = problem([[100, 60], [60, 100]], places=[2, 2])
    found = solve_together(given, TWO, [(100, 101)])
    assert (found.is_proven, found.groups) == (True, ((100, 101),))
    firsts = [pair for pair in found.round.pairs if pair not in found.round.further]
    assert len({opening for _, opening in firsts}) == 1
    assert len(found.round.pairs) == 4


@given(several(), st.integers(0, 2))
def test_friends_cost_nobody_a_first_with_several_activities_either(given: Problem, women: int) -> None:
    policy = replace(TWO, women=women)
    nowhere = given.people.ids[given.people.number_of_activities == 0].tolist()
    if len(nowhere) < 2:
        return
    found = solve_together(given, policy, [tuple(nowhere[:2])])
    assert standing(found.round) == standing(solve(given, policy))
    assert all(one.holds for turn in found.round.turns for one in turn.certificates)
