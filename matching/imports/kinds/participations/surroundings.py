"""The activities with their moments, and what was noted before: what a row is judged with; pure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz

from activities.rules import Recurrence, dates_of
from matching.imports.kinds.activities.judging import words_of_title

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, time

_LEAST_ALIKE: Final = 85


@dataclass(frozen=True)
class Moment:
    """A fixed moment; whether a date is one of its own does not depend on since when it is known."""

    slot_id: int
    ref: str
    pattern: str
    weekday: str
    nth: int | None
    single: date | None
    season: tuple[int | None, int | None]
    starts: time
    ends: time | None

    def falls_on(self, day: date) -> bool:
        recurrence = Recurrence(
            pattern=self.pattern,
            valid_from=day,
            weekday=self.weekday,
            nth=self.nth,
            single_date=self.single,
            season_from=self.season[0],
            season_until=self.season[1],
        )
        return bool(dates_of(recurrence, day, day))


@dataclass(frozen=True)
class Known:
    """An activity of the team with its moments."""

    activity_id: int
    ref: str
    title: str
    is_one_off: bool
    moments: tuple[Moment, ...]

    @property
    def times(self) -> set[tuple[time, time | None]]:
        return {(moment.starts, moment.ends) for moment in self.moments}


@dataclass
class Programme:
    """Activities by title, and the dates that exist already."""

    by_title: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
    by_ref: dict[str, Known] = field(default_factory=dict)
    # Activity and date → the slots that take place then; and those that were cancelled then.
    taking_place: dict[tuple[int, date], list[int]] = field(default_factory=lambda: defaultdict(list))
    cancelled: set[tuple[int, date]] = field(default_factory=set)
    _alike: dict[str, list[Known]] = field(default_factory=dict)

    def add(self, activities: Iterable[Known]) -> None:
        for activity in activities:
            self.by_title[words_of_title(activity.title)].append(activity)
            self.by_ref[activity.ref] = activity

    def titled(self, title: str) -> list[Known]:
        return self.by_title.get(words_of_title(title), [])

    def nearly_titled(self, title: str) -> list[Known]:
        key = words_of_title(title)
        if key not in self._alike:
            self._alike[key] = [
                activity
                for other, activities in self.by_title.items()
                if fuzz.ratio(key, other) >= _LEAST_ALIKE
                for activity in activities
            ]
        return self._alike[key]

    def moments_on(self, activity: Known, day: date) -> list[Moment]:
        """Those that took place that day; else those that usually do."""
        slots = self.taking_place.get((activity.activity_id, day), ())
        there = [moment for moment in activity.moments if moment.slot_id in slots]
        return there or [moment for moment in activity.moments if moment.falls_on(day)]
