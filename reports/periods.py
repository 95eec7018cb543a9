"""A month of the local calendar, and how to step from one to the next."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


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

    def back(self, months: int) -> Month:
        """The month that many months earlier; negative for later."""
        count = self.year * 12 + self.month - 1 - months
        return Month(count // 12, count % 12 + 1)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last
