"""What the desk is told of one person: their five best, what each costs the others, and who would move."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.engine import Move, Policy, Problem, ProblemError, rank, rank_again, solve
from matching.engine.arrays import NOWHERE
from tests.matching.engine.small import chosen, policies, problem, problems, total

NEW = 999


def newcomer(given: Problem, fits: list[int | None]) -> Problem:
    alone = problem([fits], given.openings.places.tolist())
    return replace(alone, people=replace(alone.people, ids=np.array([NEW])), openings=given.openings)


def with_newcomer(given: Problem, fits: list[int | None], opening: int) -> Problem:
    """The same problem in which the newcomer is there, and settled at an opening."""
    rows = [*_rows(given), fits]
    together = problem(
        rows,
        given.openings.places.tolist(),
        waited=[*given.people.waited.tolist(), 0],
        women=[*given.people.women.tolist(), False],
        organisations=given.openings.organisations.tolist(),
    )
    return replace(together, locked=((100 + len(rows) - 1, 200 + opening),))


def _rows(given: Problem) -> list[list[int | None]]:
    excludes, strength = given.rules[0].excludes[0], given.parts[0].strength
    return [
        [None if no else int(one) for no, one in zip(*row, strict=True)]
        for row in zip(excludes, strength, strict=True)
    ]


@given(problems(), policies, st.data())
def test_what_a_newcomer_costs_is_what_the_others_lose_when_solved_again(
    given: Problem, policy: Policy, data: st.DataObject
) -> None:
    policy = replace(policy, women=0)
    fits = data.draw(st.lists(st.none() | st.integers(0, 100), min_size=4, max_size=4))[: len(given.openings)]
    found = solve(given, policy)
    for option in rank(found, newcomer(given, fits)):
        settled = with_newcomer(given, fits, option.opening - 200)
        again = solve(settled, policy)
        order = found.first.order
        others = again.placed[again.placed < len(given.people)]
        kept = int(order.weight[others].sum()) * order.unit + total(settled, policy, chosen(again))
        had = int(order.weight[found.placed].sum()) * order.unit + total(given, policy, chosen(found))
        assert order.split(had - kept + option.points) == (option.cost.weights, option.cost.points)
        assert option.cost.people == len(found.placed) - len(others)


def test_a_free_place_is_free_and_a_full_one_names_who_would_move() -> None:
    given = problem([[100, 50], [80, None]], places=[2, 1], waited=[7 * 30, 7 * 31])
    found = solve(given, Policy())
    assert chosen(found) == (0, 0)
    free, full = sorted(rank(found, newcomer(given, [10, 90])), key=lambda one: one.cost.points)
    assert (free.opening, free.cost.is_free) == (201, True)
    assert (full.opening, full.cost.people) == (200, 0)
    assert full.cost.moves == (Move(person=0, leaves=0, takes=1),)
    assert full.cost.points == 350 // 2


def test_the_last_place_says_that_someone_else_would_go_without() -> None:
    given = problem([[100], [90]], places=[1], waited=[7 * 31, 7 * 2])
    found = solve(given, Policy())
    (option,) = rank(found, newcomer(given, [100]))
    assert option.cost.people == 1
    assert option.cost.moves == (Move(person=0, leaves=0, takes=NOWHERE),)


def test_what_costs_nobody_their_place_comes_first_and_only_five_are_shown() -> None:
    given = problem([[100] + [None] * 6], places=[1] * 7)
    options = rank(solve(given, Policy()), newcomer(given, [100, 10, 20, 30, 40, 50, 60]))
    assert [one.opening for one in options] == [206, 205, 204, 203, 202]


def test_someone_in_the_round_is_ranked_with_their_own_place_left_to_the_others() -> None:
    given = problem([[100, 60], [90, 20]], places=[1, 1])
    found = solve(given, Policy())
    assert chosen(found) == (1, 0)
    mine, theirs = rank_again(found, 0)
    assert (mine.opening, mine.cost.is_free) == (201, True)
    assert (theirs.opening, theirs.cost.points) == (200, 350 * 90 // 100 - 350 * 20 // 100)
    assert theirs.cost.moves == (Move(person=1, leaves=0, takes=1),)


def test_the_parts_add_up_to_the_points() -> None:
    given = problem([[37, 81]], places=[1, 1])
    for option in rank_again(solve(given, Policy()), 0):
        assert sum(points for _, points in option.parts) == option.points


def test_a_newcomer_is_offered_the_openings_of_the_round() -> None:
    found = solve(problem([[1, 2]], places=[1, 1]), Policy())
    with pytest.raises(ProblemError):
        rank(found, problem([[1]], places=[1]))
