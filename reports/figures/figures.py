"""The figures of a period, ready to be read: each a number with its name, made from counts."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Final

from aandeslag.vocabulary import Gender
from matching.models import Placement
from reports.figures.counts import SETS, Counts, Dimension, Key, Measure

if TYPE_CHECKING:
    from reports.periods import Period

EndReason = Placement.EndReason
MINUTES_IN_AN_HOUR: Final = 60
# Whoever went on elsewhere did not drop out; neither did whoever was done.
MOVED_ON: Final = (EndReason.RELOCATION, EndReason.HOUSING, EndReason.PAID_WORK, EndReason.STUDY)
DONE: Final = (EndReason.COMPLETED, EndReason.ACTIVITY_ENDED, EndReason.OTHER_ACTIVITY)


@dataclass(frozen=True)
class Figures:
    """Of one team and one period."""

    period: Period
    counts: Counts
    # Closed: stored as numbers, and never counted again.
    is_final: bool = False

    def of(self, measure: Measure, dimension: str = Dimension.ALL, code: str = "") -> int:
        return self.counts[Key(measure, dimension, code)]

    def by(self, measure: Measure, dimension: str) -> dict[str, int]:
        """Of each part of a dimension; of a set, how many are in it."""
        found = self._by.get((measure, dimension), {})
        if measure not in SETS:
            return dict(found)
        sizes: dict[str, int] = {}
        for code in found:
            part = code.rpartition("/")[0]
            sizes[part] = sizes.get(part, 0) + 1
        return sizes

    @cached_property
    def _by(self) -> dict[tuple[str, str], dict[str, int]]:
        found: dict[tuple[str, str], dict[str, int]] = {}
        for (measure, dimension, code), value in self.counts.items():
            found.setdefault((measure, dimension), {})[code] = value
        return found

    @property
    def times(self) -> int:
        return self.of(Measure.TIMES)

    @property
    def participants(self) -> int:
        return self.of(Measure.PARTICIPANTS)

    @property
    def placements(self) -> int:
        return self.of(Measure.PLACEMENTS)

    @property
    def hours(self) -> int:
        return hours(self.of(Measure.MINUTES))

    @property
    def organisations(self) -> int:
        return self.by(Measure.ORGANISATION, Dimension.ALL).get("", 0)

    @property
    def activities(self) -> int:
        return self.by(Measure.ACTIVITY, Dimension.ALL).get("", 0)

    @property
    def sessions(self) -> int:
        return self.of(Measure.SESSIONS)

    @property
    def women(self) -> int:
        return self.of(Measure.PARTICIPANTS, Dimension.GENDER, Gender.WOMAN)

    @property
    def women_share(self) -> int | None:
        return per_cent(self.women, self.participants)

    @cached_property
    def days_to_first(self) -> Fraction | None:
        return median(self.by(Measure.DAYS_TO_FIRST, Dimension.ALL))

    @property
    def went_on_share(self) -> int | None:
        return per_cent(self.of(Measure.WENT_ON), self.of(Measure.THIRD))

    @property
    def activities_per_participant(self) -> float | None:
        return round(self.of(Measure.PAIRS) / self.participants, 1) if self.participants else None

    @property
    def places_used_share(self) -> int | None:
        return per_cent(self.times, self.of(Measure.PLACES))

    @property
    def waiting(self) -> int:
        return sum(self.by(Measure.WAITING, Dimension.ALL).values())

    @property
    def days_waiting(self) -> Fraction | None:
        return median(self.by(Measure.WAITING, Dimension.ALL))

    @property
    def endings(self) -> dict[str, int]:
        return self.by(Measure.ENDED, Dimension.ALL)

    @property
    def moved_on(self) -> int:
        return sum(self.endings.get(reason, 0) for reason in MOVED_ON)

    @property
    def done(self) -> int:
        return sum(self.endings.get(reason, 0) for reason in DONE)

    @property
    def dropped_out(self) -> int:
        return sum(self.endings.values()) - self.moved_on - self.done


def hours(minutes: int) -> int:
    """Whole hours; half an hour is one."""
    return (minutes + MINUTES_IN_AN_HOUR // 2) // MINUTES_IN_AN_HOUR


def per_cent(part: int, whole: int) -> int | None:
    """Whole per cent; None of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else None


def median(numbers: dict[str, int]) -> Fraction | None:
    """Of how many people (the values) it was how much (the codes)."""
    in_order = sorted((int(code), people) for code, people in numbers.items() if people)
    total = sum(people for _, people in in_order)
    if not total:
        return None
    low, high = _nth(in_order, (total - 1) // 2), _nth(in_order, total // 2)
    return Fraction(low + high, 2)


def _nth(in_order: list[tuple[int, int]], place: int) -> int:
    for number, people in in_order:
        if place < people:
            return number
        place -= people
    raise IndexError
