"""Measures out charts as SVG without script; the page gives the same numbers in a table.

Axes start at zero. What is not known is a gap, never a zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log10
from typing import TYPE_CHECKING

from reports.cards.writing import written_bars, written_lying

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.utils.safestring import SafeString

WIDTH, HEIGHT = 720, 240
LEFT, TOP, BOTTOM = 44, 34, 26
STEPS = 3
FULL_LENGTH = 100


@dataclass(frozen=True)
class Bar:
    """`value` is None where there is a gap."""

    x: int
    y: int
    width: int
    height: int
    label: str
    value: int | None
    is_last: bool

    @property
    def middle(self) -> int:
        return self.x + self.width // 2

    @property
    def above(self) -> int:
        return self.y - 5


@dataclass(frozen=True)
class GridLine:
    y: int
    value: int

    @property
    def text_y(self) -> int:
        return self.y + 4


@dataclass(frozen=True)
class BarChart:
    bars: tuple[Bar, ...]
    lines: tuple[GridLine, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT

    @property
    def top(self) -> int:
        """The value at which a bar is as long as it can be."""
        return self.lines[-1].value

    @property
    def label_y(self) -> int:
        return self.height - 6

    @property
    def is_empty(self) -> bool:
        return not any(bar.value for bar in self.bars)

    @property
    def has_gaps(self) -> bool:
        return any(bar.value is None for bar in self.bars)

    @property
    def written_bars(self) -> SafeString:
        return written_bars(self)

    @property
    def written_lying(self) -> SafeString:
        return written_lying(self)


def bar_chart(values: Sequence[tuple[str, int | None]]) -> BarChart:
    """Lay out bars of equal width, the last one emphasised, with round grid lines from zero."""
    step = _round_step(max((value or 0 for _, value in values), default=0))
    top = step * STEPS
    floor_y = HEIGHT - BOTTOM
    scale = (floor_y - TOP) / top
    room = (WIDTH - LEFT) / max(len(values), 1)
    bars = tuple(
        Bar(
            x=round(LEFT + number * room + room * 0.15),
            y=round(floor_y - (value or 0) * scale),
            width=round(room * 0.7),
            height=round((value or 0) * scale),
            label=label,
            value=value,
            is_last=number == len(values) - 1,
        )
        for number, (label, value) in enumerate(values)
    )
    lines = tuple(GridLine(round(floor_y - n * step * scale), n * step) for n in range(STEPS + 1))
    return BarChart(bars, lines)


def _round_step(highest: int) -> int:
    """The smallest of 1, 2, 5, 10, 20, 50 … of which three steps reach `highest`."""
    needed = max(ceil(highest / STEPS), 1)
    power = int(10 ** floor(log10(needed)))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= needed)


@dataclass(frozen=True)
class Strip:
    """A bar that lies down beside its words; `length` in hundredths of the longest."""

    label: str
    value: int
    length: int


def strips(values: Sequence[tuple[str, int]]) -> tuple[Strip, ...]:
    highest = max((value for _, value in values), default=0) or 1
    return tuple(Strip(label, value, round(FULL_LENGTH * value / highest)) for label, value in values)
