"""Rounding: near the truth, right on average, and always the same for the same people."""

from __future__ import annotations

from fractions import Fraction
from statistics import mean

from hypothesis import given
from hypothesis import strategies as st

from reports.protection.rounding import rounded, secret_number

NUMBERS = st.frozensets(st.integers(0, 2**64 - 1), min_size=10, max_size=30)


@given(st.integers(0, 10_000), NUMBERS)
def test_shows_a_multiple_of_five_at_most_four_away(value: int, numbers: frozenset[int]) -> None:
    shown = rounded(value, numbers, what="people")
    assert (shown % 5, abs(shown - value) <= 4) == (0, True)


@given(st.integers(0, 200), NUMBERS)
def test_the_same_people_in_any_order_give_the_same_number(value: int, numbers: frozenset[int]) -> None:
    shown = {
        rounded(value, order, what="people")
        for order in (sorted(numbers), sorted(numbers, reverse=True), list(numbers))
    }
    assert len(shown) == 1


def test_a_multiple_of_five_stays_as_it_is() -> None:
    assert [rounded(value, [1, 2, 3], what="times") for value in (0, 5, 85, 410)] == [0, 5, 85, 410]


def test_on_average_it_is_the_value_itself() -> None:
    groups = [[secret_number(f"{group}-{one}", b"key") for one in range(12)] for group in range(4000)]
    shown = mean(Fraction(rounded(13, group, what="people")) for group in groups)
    assert abs(float(shown) - 13) < 0.15


def test_people_and_times_of_the_same_group_are_rounded_apart() -> None:
    groups = [[secret_number(f"{group}-{one}", b"key") for one in range(12)] for group in range(200)]
    differ = [rounded(13, one, what="people") != rounded(13, one, what="times") for one in groups]
    assert any(differ)


def test_without_the_key_nobody_can_compute_the_number_of_a_person() -> None:
    assert secret_number("person", b"one key") != secret_number("person", b"another key")
    assert secret_number("person", b"one key") == secret_number("person", b"one key")
