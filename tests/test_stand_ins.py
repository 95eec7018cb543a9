"""Of many lengths of a list a few questions are made: the last stands in it once more."""

from __future__ import annotations

import pytest

from aandeslag.stand_ins import filled


@pytest.mark.parametrize(
    ("number", "length"),
    [(0, 0), (1, 1), (2, 2), (7, 7), (8, 8), (9, 10), (15, 16), (17, 20), (60, 64), (65, 80), (132, 160)],
)
def test_a_list_is_filled_up_with_its_last(number: int, length: int) -> None:
    [found] = filled([list(range(number))])

    assert found == [*range(number), *[number - 1] * (length - number)]


def test_at_most_a_quarter_more_is_sent() -> None:
    lengths = {number: len(filled([list(range(number))])[0]) for number in range(1, 2000)}

    assert all(number <= length < number * 1.25 for number, length in lengths.items())
    assert len(set(lengths.values())) == 40


def test_what_is_no_list_stays_as_it_is() -> None:
    assert filled(["a text", 7, (1, 2, 3, 4, 5)]) == ["a text", 7, [1, 2, 3, 4, 5]]
