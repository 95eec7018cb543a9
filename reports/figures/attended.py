"""Who was there, at what and for how long, as arrays: a place in one of them leads to a place in another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from reports.figures.arrays import NOBODY_KNOWS, summed

if TYPE_CHECKING:
    from datetime import date

    from reports.figures.arrays import Bools, Column, Ints
    from reports.periods import Period

NOT_ENDED: Final = "-"


@dataclass(frozen=True)
class Times:
    """Each time in the period that somebody was there. `minutes` may be what nobody knows."""

    placement: Ints
    day: Ints
    year: Ints
    minutes: Ints

    def of(self, which: Bools) -> Times:
        return Times(self.placement[which], self.day[which], self.year[which], self.minutes[which])


@dataclass(frozen=True)
class Placements:
    """`ended` says why, of those that ended in the period."""

    keys: Ints
    resident: Ints
    activity: Ints
    was_agreed: Bools
    ended: Column

    def of(self, which: Ints) -> Placements:
        return Placements(
            self.keys[which],
            self.resident[which],
            self.activity[which],
            self.was_agreed[which],
            self.ended.at(which),
        )


@dataclass(frozen=True)
class People:
    """`birth_year` is nought where nobody knows it."""

    keys: Ints
    gender: Column
    birth_year: Ints
    legal_status: Column
    centre: Column
    municipality: Column
    registered: Ints

    def in_order(self) -> People:
        order = np.argsort(self.keys)
        return People(
            self.keys[order],
            self.gender.at(order),
            self.birth_year[order],
            self.legal_status.at(order),
            self.centre.at(order),
            self.municipality.at(order),
            self.registered[order],
        )


@dataclass(frozen=True)
class Works:
    """`counts` says whether times of it count for the programme."""

    keys: Ints
    purpose: Column
    theme: Column
    kind: Column
    organisation: Ints
    counts: Bools

    def in_order(self) -> Works:
        order = np.argsort(self.keys)
        return Works(
            self.keys[order],
            self.purpose.at(order),
            self.theme.at(order),
            self.kind.at(order),
            self.organisation[order],
            self.counts[order],
        )


@dataclass(frozen=True)
class Rows:
    """Times in the period, put together by placement and year; of a placement the first year is first."""

    placement: Ints
    year: Ints
    times: Ints
    minutes: Ints
    # Times of which nobody knows how long they took.
    untimed: Ints
    first: Ints

    def of(self, which: Bools) -> Rows:
        return Rows(
            self.placement[which],
            self.year[which],
            self.times[which],
            self.minutes[which],
            self.untimed[which],
            self.first[which],
        )


@dataclass(frozen=True)
class Attended:
    """Everything of one team and period, and how often its people came before and after."""

    period: Period
    times: Times
    # Times of each placement before the period, and after it.
    before: Ints
    after: Ints
    placements: Placements
    people: People
    works: Works

    @cached_property
    def counts(self) -> Bools:
        """Of each placement, whether it counts for the programme."""
        return self.works.counts[self.placements.activity]

    @cached_property
    def here(self) -> Ints:
        """Times of each placement in the period."""
        return summed(self.times.placement, len(self.placements.keys))

    def by_resident(self, of_placements: Ints) -> Ints:
        """Times of each resident, of what counts."""
        counted = np.where(self.counts, of_placements, 0)
        return summed(self.placements.resident, len(self.people.keys), counted)

    @cached_property
    def rows(self) -> Rows:
        year, minutes = self.times.year, self.times.minutes
        earliest, latest = int(year.min(initial=9999)), int(year.max(initial=0))
        span = max(latest - earliest + 1, 1)
        place = self.times.placement * span + year - earliest
        size = len(self.placements.keys) * span
        is_known = minutes != NOBODY_KNOWS
        first = np.full(size, np.iinfo(np.int64).max)
        np.minimum.at(first, place, self.times.day)
        number = summed(place, size)
        found = np.flatnonzero(number)
        return Rows(
            placement=found // span,
            year=found % span + earliest,
            times=number[found],
            minutes=summed(place, size, np.where(is_known, minutes, 0))[found],
            untimed=summed(place, size, ~is_known)[found],
            first=first[found],
        )


def day_number(day: date) -> int:
    """Days since 1970, as in the arrays."""
    return int(np.datetime64(day, "D").astype(np.int64))
