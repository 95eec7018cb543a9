"""Makes the numbers of one period that may leave the team: totals, and each breakdown of the fixed menu."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reports.protection.deciding import Release, Verdict, decide
from reports.protection.grouping import group
from reports.protection.rounding import rounded
from reports.protection.split import Split

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.protection.amounts import Amounts
    from reports.protection.deciding import Part, Published, Series
    from reports.protection.people import Crowd

# No percentage of fewer.
SMALLEST_WHOLE: Final = 50


@dataclass(frozen=True)
class Number:
    """What is shown for some categories together."""

    codes: frozenset[str]
    value: int


@dataclass(frozen=True)
class Breakdown:
    """What becomes of one breakdown. `release` is kept where it was decided afresh; numbers only then too."""

    verdict: Verdict
    numbers: tuple[Number, ...] = ()
    release: Release | None = None


def total(amounts: Amounts, *, what: str) -> int | None:
    """The rounded total, always fresh; None where it is of fewer than ten, or mostly of one."""
    if not amounts.is_safe:
        return None
    return rounded(amounts.total, amounts.per_person, what=what)


@dataclass(frozen=True)
class Ready:
    """A breakdown in its groups and rounded, as it is shown where it is judged to be fresh."""

    release: Release
    numbers: tuple[Number, ...]

    def judged(self, published: Published, ways: Sequence[Sequence[Part]] = ()) -> Breakdown:
        """Against what was shown before."""
        verdict = decide(self.release, published, ways)
        if verdict is not Verdict.FRESH:
            return Breakdown(verdict)
        return Breakdown(verdict, self.numbers, self.release)


def make_ready(series: Series, amounts: Mapping[str, Amounts], crowd: Crowd) -> Ready:
    groups = group(amounts, crowd)
    numbers = tuple(
        Number(one.codes, rounded(one.amounts.total, one.amounts.per_person, what=series.measure))
        for one in groups
    )
    return Ready(Release(series, Split.of(amounts, crowd), tuple(one.codes for one in groups)), numbers)


def break_down(
    series: Series,
    amounts: Mapping[str, Amounts],
    crowd: Crowd,
    *,
    published: Published,
    ways: Sequence[Sequence[Part]] = (),
) -> Breakdown:
    """Group, round, and judge against what was shown before."""
    return make_ready(series, amounts, crowd).judged(published, ways)


def percentage(part: int, whole: int) -> int | None:
    """Whole per cent of numbers that are shown; None where they are too small to say it."""
    return None if whole < SMALLEST_WHOLE else (200 * part + whole) // (2 * whole)
