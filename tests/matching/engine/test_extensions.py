"""Settled pairs, several activities for one person, standing places, spread over organisations, groups."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.engine import Policy, Problem, ProblemError, solve, standing_places
from matching.engine.groups import Together, solve_together, standing
from matching.engine.report import total_yield
from tests.matching.engine.small import Choice, chosen, every_choice, key, problem, problems

POLICY = Policy()


@given(problems(), st.integers(0, 3), st.data())
def test_settled_pairs_stay_and_the_rest_is_the_best_around_them(
    given: Problem, women: int, data: st.DataObject
) -> None:
    policy = replace(POLICY, women=women)
    choice = data.draw(st.sampled_from(list(every_choice(given))))
    kept = {person: one for person, one in enumerate(choice) if one is not None and data.draw(st.booleans())}
    locked = tuple((100 + person, 200 + one) for person, one in kept.items())
    found = solve(replace(given, locked=locked), policy)
    around = [
        other for other in every_choice(given) if all(other[person] == one for person, one in kept.items())
    ]
    assert chosen(found) in around
    assert key(given, policy, chosen(found)) == max(key(given, policy, other) for other in around)


def test_staff_may_settle_what_a_caution_keeps_out() -> None:
    found = solve(problem([[None], [90]], places=[1], locked=((100, 200),)), POLICY)
    assert found.pairs == ((0, 0),)


@pytest.mark.parametrize(
    "locked", [((100, 200), (101, 200)), ((100, 200), (100, 200)), ((7, 200),), ((100, 7),)]
)
def test_what_cannot_all_be_settled_is_refused(locked: tuple[tuple[int, int], ...]) -> None:
    with pytest.raises(ProblemError):
        solve(problem([[1, 1], [1, 1]], places=[1, 1], locked=locked), POLICY)


@given(problems(), st.integers(2, 3), st.data())
def test_a_second_activity_takes_nobodys_first_one_nor_their_own_time(
    given: Problem, at_once: int, data: st.DataObject
) -> None:
    number = len(given.openings)
    pairs = data.draw(st.sets(st.sampled_from(list(combinations(range(number), 2)) or [(0, 0)])))
    clashes = [[(a, b) in pairs or (b, a) in pairs for b in range(number)] for a in range(number)]
    offered = replace(given, openings=problem([], given.openings.places.tolist(), clashes=clashes).openings)
    one, more = solve(offered, POLICY), solve(offered, replace(POLICY, at_once=at_once))
    assert set(one.pairs) <= set(more.pairs)
    assert more.placed.tolist() == one.placed.tolist()
    per_person = Counter(person for person, _ in more.pairs)
    assert max(per_person.values(), default=0) <= at_once
    used = Counter(opening for _, opening in more.pairs)
    assert all(used[opening] <= given.openings.places[opening] for opening in used)
    for (person, opening), (other, another) in combinations(more.pairs, 2):
        assert person != other or (opening != another and not clashes[opening][another])


def test_places_that_are_left_go_to_second_activities() -> None:
    given = problem([[90, 80], [70, None]], places=[1, 1], clashes=[[False, False], [False, False]])
    assert solve(given, replace(POLICY, at_once=2)).pairs == ((0, 1), (1, 0))
    roomy = problem([[90, 80], [70, None]], places=[2, 1])
    assert solve(roomy, replace(POLICY, at_once=2)).pairs == ((0, 0), (0, 1), (1, 0))


def test_somebody_with_a_settled_pair_gets_a_second_activity_only_where_that_is_allowed() -> None:
    given = problem([[90, 80]], places=[1, 1], locked=((100, 200),))
    assert solve(given, POLICY).pairs == ((0, 0),)
    assert solve(given, replace(POLICY, at_once=2)).pairs == ((0, 0), (0, 1))


def test_a_standing_place_is_there_on_all_of_its_dates() -> None:
    assert standing_places([3, 1, 2]) == 1
    assert standing_places([3, -1]) == 0
    assert standing_places([]) == 0


def test_spread_brings_residents_to_more_organisations_but_takes_nobodys_place() -> None:
    given = problem([[100, 80], [100, 80]], places=[2, 2], organisations=[0, 1])
    assert chosen(solve(given, POLICY)) == (0, 0)
    assert sorted(chosen(solve(given, replace(POLICY, spread=100))), key=str) == [0, 1]
    settled = replace(given, locked=((100, 200),))
    assert chosen(solve(settled, replace(POLICY, spread=100))) == (0, 1)
    begun = replace(given, locked=((100, 201),))
    assert chosen(solve(begun, replace(POLICY, spread=100))) == (1, 0)


def best_together(given: Problem, policy: Policy, groups: list[tuple[int, ...]]) -> tuple[int, int]:
    """Of all rounds that cost nobody their place: most groups, then most points."""
    keys = [(key(given, policy, choice), choice) for choice in every_choice(given)]
    best = max(found[:3] for found, _ in keys)
    return max(
        (
            sum(_go_together(choice, group) for group in groups),
            found[3],
        )
        for found, choice in keys
        if found[:3] == best
    )


def _go_together(choice: Choice, group: tuple[int, ...]) -> bool:
    seats = {choice[one - 100] for one in group}
    return len(seats) == 1 and None not in seats


@settings(max_examples=20)
@given(problems(), st.integers(0, 2), st.sampled_from([0, 150]))
def test_as_many_groups_go_together_as_can_without_costing_anyone_their_place(
    given: Problem, women: int, spread: int
) -> None:
    policy = replace(POLICY, women=women, spread=spread)
    ids = given.people.ids.tolist()
    groups = [tuple(ids[:2]), tuple(ids[2:4])] if len(ids) >= 4 else [tuple(ids)]
    found = solve_together(given, policy, groups)
    assert found.is_proven
    assert standing(found.round) == standing(solve(given, policy))
    assert (len(found.groups), total_yield(found.round)) == best_together(given, policy, groups)


def test_friends_go_together_though_apart_would_suit_them_better() -> None:
    given = problem([[100, 60], [60, 100]], places=[2, 2])
    alone = solve(given, POLICY)
    assert chosen(alone) == (0, 1)
    found = solve_together(given, POLICY, [(101, 100)])
    assert found == Together(found.round, ((100, 101),), is_proven=True)
    assert len(set(chosen(found.round))) == 1


@pytest.mark.parametrize("groups", [[(100, 101), (101,)], [(100, 999)]])
def test_groups_share_nobody_and_consist_of_people_of_the_round(groups: list[tuple[int, ...]]) -> None:
    with pytest.raises(ProblemError):
        solve_together(problem([[1], [1]], places=[2]), POLICY, groups)
