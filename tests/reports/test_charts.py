"""Bars keep their proportion and stay within the picture."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reports.charts import HEIGHT, LEFT, WIDTH, bar_chart


def test_grid_lines_are_round_and_reach_the_highest_bar() -> None:
    chart = bar_chart([("okt", 31), ("nov", 47)])

    assert [line.value for line in chart.lines] == [0, 20, 40, 60]
    assert chart.top == 60


def test_the_last_bar_is_emphasised() -> None:
    chart = bar_chart([("okt", 31), ("nov", 47)])

    assert [bar.is_last for bar in chart.bars] == [False, True]


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=24))
def test_every_bar_lies_within_the_picture(values: list[int]) -> None:
    chart = bar_chart([(str(number), value) for number, value in enumerate(values)])

    assert all(bar.x >= LEFT and bar.x + bar.width <= WIDTH for bar in chart.bars)
    assert all(bar.y >= 0 and bar.y + bar.height <= HEIGHT for bar in chart.bars)


def test_nothing_happened_gives_an_empty_chart() -> None:
    assert bar_chart([("okt", 0), ("nov", 0)]).is_empty is True
