"""Whoever waits longest picks first: told once more in plain words, and beside the round."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matching.engine import Policy, Problem, by_queue, solve
from matching.engine.score import points_by_part
from tests.matching.engine.small import every_choice, policies, problem, problems

POLICY = Policy()


def suits(given: Problem, person: int, opening: int) -> int:
    return sum(points_by_part(given.parts, POLICY.weights, person, opening).values())


def one_after_the_other(given: Problem) -> list[tuple[int, int]]:
    """As it would be done at a desk with a list on paper."""
    ids, waited = given.people.ids.tolist(), given.people.waited.tolist()
    settled = [(ids.index(person), opening - 200) for person, opening in given.locked]
    goes = [row for row, number in enumerate(given.people.number_of_activities.tolist()) if number]
    left = given.openings.places.tolist()
    for _, opening in settled:
        left[opening] -= 1
    picked = list(settled)
    for person in sorted(range(len(ids)), key=lambda row: (-waited[row], ids[row])):
        free = [one for one in given.eligibility.of(person).tolist() if left[one] > 0]
        if person in goes or person in [one for one, _ in settled] or not free:
            continue
        best = max(free, key=lambda one: (suits(given, person, one), -one))
        left[best] -= 1
        picked.append((person, best))
    return sorted(picked)


@given(problems(people=7), st.data())
def test_it_is_what_is_done_one_after_the_other(given: Problem, data: st.DataObject) -> None:
    choice = data.draw(st.sampled_from(list(every_choice(problem([[1] * 2] * 2, [1, 1])))))
    free = len(given.people) > 1 and len(given.openings) > 1 and given.openings.places[:2].all()
    locked = tuple((100 + row, 200 + one) for row, one in enumerate(choice) if free and one is not None)
    size = len(given.people)
    goes_to = np.array(data.draw(st.lists(st.integers(0, 1), min_size=size, max_size=size)))
    asked = replace(given, locked=locked, people=replace(given.people, goes_to=goes_to))
    found = by_queue(asked, POLICY)
    assert list(found.pairs) == one_after_the_other(asked)
    assert found.placed == sum(goes_to[person] == 0 for person, _ in found.pairs)
    assert found.points == sum(suits(asked, *pair) for pair in found.pairs)


@given(problems(), policies)
def test_a_round_never_places_fewer(given: Problem, policy: Policy) -> None:
    assert len(solve(given, policy).placed) >= by_queue(given, policy).placed


def test_of_who_waits_as_long_the_lower_id_goes_first_in_whatever_order_they_are_told() -> None:
    given = problem([[90, 10], [90, 20], [90, 30]], places=[1, 1], waited=[5, 9, 5])
    turned = np.array([2, 0, 1])
    told = replace(
        given,
        people=replace(given.people, ids=given.people.ids[turned], waited=given.people.waited[turned]),
        rules=tuple(replace(one, kind_of_person=turned) for one in given.rules),
        parts=tuple(replace(one, kind_of_person=turned) for one in given.parts),
    )
    assert by_queue(given, POLICY).pairs == by_queue(told, POLICY).pairs == ((0, 1), (1, 0))


def test_of_what_suits_as_well_it_is_the_first_opening() -> None:
    assert by_queue(problem([[40, 70, 70]], places=[1, 1, 1]), POLICY).pairs == ((0, 1),)


def test_who_is_settled_keeps_their_place_and_picks_nothing_more() -> None:
    given = problem([[90, 80], [90, 80]], places=[1, 2], waited=[9, 1], locked=((101, 200),))
    assert by_queue(given, replace(POLICY, at_once=2)).pairs == ((0, 1), (1, 0))


def test_who_goes_somewhere_already_does_not_count_nor_pick() -> None:
    given = problem([[90, 80], [90, 80]], places=[1, 2], locked=((100, 200),))
    busy = replace(given, people=replace(given.people, goes_to=np.array([1, 1])))
    found = by_queue(busy, replace(POLICY, at_once=2))
    assert (found.pairs, found.placed) == (((0, 0),), 0)


def test_it_may_place_fewer_than_a_round() -> None:
    """Who waits longest takes the only place that the other may have."""
    given = problem([[90, 80], [90, None]], places=[1, 1], waited=[9, 1])
    assert (by_queue(given, POLICY).placed, len(solve(given, POLICY).placed)) == (1, 2)


def test_nobody_and_nothing() -> None:
    assert by_queue(problem([[None]], places=[1]), POLICY).pairs == ()
    assert by_queue(problem([[]], places=[]), POLICY).placed == 0
