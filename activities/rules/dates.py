"""On which dates does something take place that people describe as "every first Saturday"?

Everything is a local date. A clock that is put forward, a week 53 or a leap day changes nothing here.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from aandeslag.vocabulary import Weekday

if TYPE_CHECKING:
    from collections.abc import Iterator

LAST: Final = -1  # the last such weekday of the month, whether that is the fourth or the fifth
DAYS_IN_A_WEEK: Final = 7
MONTHS_IN_A_YEAR: Final = 12
Months = tuple[int | None, int | None]  # the first and the last of a season; None is all year


class Pattern(StrEnum):
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    SINGLE = "single"


@dataclass(frozen=True)
class Recurrence:
    """A pattern, the first and last date it holds for, and the months of its season (1 to 12).

    `every`: once in so many weeks, counted from the first date on; `pauses`: first and last day of each.
    """

    pattern: str
    valid_from: date
    valid_until: date | None = None
    weekday: str = ""
    nth: int | None = None
    single_date: date | None = None
    season_from: int | None = None
    season_until: int | None = None
    every: int = 1
    pauses: tuple[tuple[date, date], ...] = ()


def dates_of(recurrence: Recurrence, first: date, last: date) -> list[date]:
    """Give the dates from `first` up to and including `last`, in order."""
    start = max(first, recurrence.valid_from)
    end = last if recurrence.valid_until is None else min(last, recurrence.valid_until)
    if end < start:
        return []
    days = _in_pattern(recurrence, start, end)
    return [day for day in days if _in_season(recurrence, day) and not _pauses(recurrence, day)]


def _in_pattern(recurrence: Recurrence, start: date, end: date) -> Iterator[date]:
    if recurrence.pattern == Pattern.WEEKLY:
        return _weekly(recurrence, start, end)
    if recurrence.pattern == Pattern.MONTHLY and recurrence.nth is not None:
        return _monthly(Weekday(recurrence.weekday), recurrence.nth, start, end)
    day = recurrence.single_date
    return iter([day] if day is not None and start <= day <= end else [])


def _weekly(recurrence: Recurrence, start: date, end: date) -> Iterator[date]:
    """Counted in days from the very first date: weeks have no odd and even that survive a week 53."""
    begins, step = recurrence.valid_from, DAYS_IN_A_WEEK * recurrence.every
    first = begins + timedelta(days=(Weekday(recurrence.weekday).number - begins.weekday()) % DAYS_IN_A_WEEK)
    skipped = max(-(-(start - first).days // step), 0)
    for offset in range(skipped * step, (end - first).days + 1, step):
        yield first + timedelta(days=offset)


def _monthly(weekday: Weekday, nth: int, start: date, end: date) -> Iterator[date]:
    for number in range(_months(start), _months(end) + 1):
        year, month = divmod(number, MONTHS_IN_A_YEAR)
        day = _nth_weekday(year, month + 1, weekday, nth)
        if start <= day <= end:
            yield day


def _months(day: date) -> int:
    return day.year * MONTHS_IN_A_YEAR + day.month - 1


def _nth_weekday(year: int, month: int, weekday: Weekday, nth: int) -> date:
    starts_on, length = monthrange(year, month)
    first = 1 + (weekday.number - starts_on) % DAYS_IN_A_WEEK
    if nth == LAST:
        return date(year, month, first + (length - first) // DAYS_IN_A_WEEK * DAYS_IN_A_WEEK)
    return date(year, month, first + (nth - 1) * DAYS_IN_A_WEEK)


def _in_season(recurrence: Recurrence, day: date) -> bool:
    """A single date has no season."""
    months = (recurrence.season_from, recurrence.season_until)
    return recurrence.pattern == Pattern.SINGLE or is_within(months, day)


def is_within(months: Months, day: date) -> bool:
    """A season may run over the new year."""
    begins, ends = months
    if begins is None or ends is None:
        return True
    if begins <= ends:
        return begins <= day.month <= ends
    return day.month >= begins or day.month <= ends


def _pauses(recurrence: Recurrence, day: date) -> bool:
    return any(first <= day <= last for first, last in recurrence.pauses)
