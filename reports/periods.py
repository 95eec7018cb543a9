"""The periods that figures are about: a month, a quarter, a year, and everything so far."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

MONTHS_IN_A_QUARTER: Final = 3
QUARTERS_IN_A_YEAR: Final = 4
# Before this day nobody can have taken part.
BEGINNING: Final = date(1900, 1, 1)


@dataclass(frozen=True, order=True)
class Month:
    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> Month:
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    @property
    def previous(self) -> Month:
        return self.back(1)

    @property
    def next(self) -> Month:
        return self.back(-1)

    @property
    def period(self) -> Period:
        return Period(Span.MONTH, self.first, self.last)

    def back(self, months: int) -> Month:
        """The month that many months earlier; negative for later."""
        count = self.year * 12 + self.month - 1 - months
        return Month(count // 12, count % 12 + 1)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, order=True)
class Quarter:
    year: int
    quarter: int

    @classmethod
    def of(cls, day: date) -> Quarter:
        return cls(day.year, (day.month - 1) // MONTHS_IN_A_QUARTER + 1)

    @property
    def months(self) -> list[Month]:
        first = (self.quarter - 1) * MONTHS_IN_A_QUARTER + 1
        return [Month(self.year, first + step) for step in range(MONTHS_IN_A_QUARTER)]

    @property
    def first(self) -> date:
        return self.months[0].first

    @property
    def last(self) -> date:
        return self.months[-1].last

    @property
    def previous(self) -> Quarter:
        return self.back(1)

    @property
    def next(self) -> Quarter:
        return self.back(-1)

    @property
    def is_last_of_the_year(self) -> bool:
        return self.quarter == QUARTERS_IN_A_YEAR

    @property
    def period(self) -> Period:
        return Period(Span.QUARTER, self.first, self.last)

    def back(self, quarters: int) -> Quarter:
        count = self.year * QUARTERS_IN_A_YEAR + self.quarter - 1 - quarters
        return Quarter(count // QUARTERS_IN_A_YEAR, count % QUARTERS_IN_A_YEAR + 1)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


class Span(TextChoices):
    MONTH = "month", _("month")
    QUARTER = "quarter", _("quarter")
    YEAR = "year", _("year")
    SO_FAR = "so-far", _("so far")


@dataclass(frozen=True)
class Period:
    """From a first up to and including a last day of the local calendar."""

    span: Span
    first: date
    last: date

    @classmethod
    def of_year(cls, year: int) -> Period:
        return cls(Span.YEAR, date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def so_far(cls, today: date) -> Period:
        """The whole programme up to today: the one period that is never closed."""
        return cls(Span.SO_FAR, BEGINNING, today)

    @property
    def quarters(self) -> list[Quarter]:
        """Of a year, the four within it."""
        return [Quarter(self.first.year, number) for number in range(1, QUARTERS_IN_A_YEAR + 1)]

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def periods_of(day: date, today: date) -> list[Period]:
    """The month, the quarter and the year in which a day falls, and so far."""
    return [
        Month.of(day).period,
        Quarter.of(day).period,
        Period.of_year(day.year),
        Period.so_far(today),
    ]


EARLIEST_YEAR, LATEST_YEAR = 2000, 2100
SLUG: Final = r"\d{4}(?:-Q[1-4]|-(?:0[1-9]|1[0-2]))?|so-far"


def slug_of(period: Period) -> str:
    """How a period stands in an address: 2026-Q3, 2026-11, 2026 or so-far."""
    if period.span == Span.QUARTER:
        return f"{period.first.year}-Q{Quarter.of(period.first).quarter}"
    if period.span == Span.MONTH:
        return f"{period.first:%Y-%m}"
    return str(period.first.year) if period.span == Span.YEAR else Span.SO_FAR.value


def period_of(slug: str, today: date) -> Period | None:
    """None for a year that no calendar of ours has."""
    if slug == Span.SO_FAR:
        return Period.so_far(today)
    year, _sign, part = slug.partition("-")
    if not EARLIEST_YEAR <= int(year) <= LATEST_YEAR:
        return None
    if part.startswith("Q"):
        return Quarter(int(year), int(part[1:])).period
    return Month(int(year), int(part)).period if part else Period.of_year(int(year))


def beside(period: Period, step: int) -> Period | None:
    """The period so many steps later; none beside *so far*."""
    if period.span == Span.MONTH:
        return Month.of(period.first).back(-step).period
    if period.span == Span.QUARTER:
        return Quarter.of(period.first).back(-step).period
    if period.span == Span.YEAR:
        return Period.of_year(period.first.year + step)
    return None
