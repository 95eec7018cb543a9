"""Small categories go together until nobody can be found in what is shown, or computed from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.protection.amounts import FEWEST, Amounts
from reports.protection.grouping import MOST_GROUPS, group
from reports.protection.people import Crowd
from tests.reports.protection.cells import people, times


def _codes(cells: object) -> list[list[str]]:
    return [sorted(one.codes) for one in group(cells, Crowd())]  # type: ignore[arg-type]


def test_large_categories_stand_by_themselves() -> None:
    cells = people({"woman": range(12), "man": range(20, 45)})
    assert _codes(cells) == [["woman"], ["man"]]


def test_a_small_one_takes_the_next_smallest_along() -> None:
    cells = people({"woman": range(12), "man": range(20, 45), "other": range(50, 52)})
    assert _codes(cells) == [["other", "woman"], ["man"]]


def test_an_empty_one_looks_like_a_small_one() -> None:
    with_two = people({"woman": range(12), "man": range(20, 45), "other": range(50, 52)})
    with_none = people({"woman": range(12), "man": range(20, 45), "other": ()})
    assert _codes(with_two) == _codes(with_none)


def test_two_small_ones_that_are_enough_together_take_nobody_along() -> None:
    cells = people({"green": range(30), "care": range(40, 46), "food": range(50, 55)})
    assert _codes(cells) == [["green"], ["care", "food"]]


def test_one_group_is_no_breakdown() -> None:
    assert _codes(people({"woman": range(9), "man": range(20, 45)})) == []
    assert _codes(people({"woman": (), "man": ()})) == []


def test_what_is_mostly_of_one_person_is_too_small() -> None:
    regulars = dict.fromkeys(range(20, 40), 3)
    of_one = {0: 40, **dict.fromkeys(range(1, 12), 1)}
    spread = dict.fromkeys(range(12), 4)
    mostly_one = times({"green": regulars, "care": of_one, "food": dict.fromkeys(range(50, 65), 9)})
    assert _codes(mostly_one) == [["green"], ["care", "food"]]
    assert _codes(times({"green": regulars, "care": spread})) == [["green"], ["care"]]


def test_those_who_do_only_something_else_are_enough_too() -> None:
    """Of thirty people twenty-seven garden: the other three could be read from the total."""
    cells = people({"green": range(27), "care": range(15, 30)})
    assert _codes(cells) == []


def test_those_who_do_both_are_enough_too() -> None:
    """Seventeen and fifteen of thirty: two must do both."""
    assert _codes(people({"green": range(17), "care": range(15, 30)})) == []
    assert _codes(people({"green": range(20), "care": range(10, 30)})) == [["green"], ["care"]]


@given(st.dictionaries(st.integers(0, 80), st.sets(st.sampled_from("abcdefghijkl"), min_size=1)))
def test_every_category_is_in_one_group_and_every_group_is_large(world: dict[int, set[str]]) -> None:
    cells = people({code: [who for who, codes in world.items() if code in codes] for code in "abcdefghijkl"})
    shown = group(cells, Crowd())
    assert all(len(one.amounts.per_person) >= FEWEST for one in shown)
    assert len(shown) <= MOST_GROUPS
    assert sorted(code for one in shown for code in one.codes) == (list("abcdefghijkl") if shown else [])


@pytest.mark.parametrize(("left_behind", "is_safe"), [(20, True), (21, False)])
def test_one_who_is_gone_may_have_brought_all_that_was_left_behind(left_behind: int, is_safe: bool) -> None:  # noqa: FBT001
    assert Amounts(dict.fromkeys(range(10), 2), gone=3, left_behind=left_behind).is_safe is is_safe
