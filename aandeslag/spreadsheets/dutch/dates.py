"""Dates as a desk writes them: the day comes first, and the year is often left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from aandeslag.spreadsheets.dutch.calendar import MONTHS, WEEKDAYS
from aandeslag.spreadsheets.dutch.outcome import (
    NotUnderstood,
    Reason,
    not_understood,
    problem_of,
    says_nothing,
    text_of,
)

if TYPE_CHECKING:
    from aandeslag.spreadsheets.table import Cell

_TIME = r"(?:[ T]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}")
_IN_DIGITS = re.compile(rf"(\d{{1,2}})\s?[-/.]\s?(\d{{1,2}})(?:\s?[-/.]\s?('?\d{{2}}|\d{{4}}))?{_TIME}")
_IN_WORDS = re.compile(r"(\d{1,2})(?:e|ste|de)?[\s\-/.]*([a-z]{3,10})\.?(?:[\s\-/.,]*('?\d{2}|\d{4}))?")
_MONTH_ONLY = re.compile(r"(?:([a-z]{3,10})\.?\s*)?'?\d{2,4}|[a-z]{3,10}")
_SERIAL_NUMBER = re.compile(r"[1-9]\d{4}")
_LATEST_SHORT_YEAR = 59  # 25 is 2025; what 97 is, a person must say
_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class DateWithoutYear:
    """A day and a month; the year is asked once for the whole file."""

    month: int
    day: int

    def in_year(self, year: int) -> date | NotUnderstood:
        return _date(year, self.month, self.day, f"{self.day}-{self.month}")

    def first_on_or_after(self, earliest: date) -> date | NotUnderstood:
        """Give the first such day from a known date on; 29 February may take years."""
        for year in range(earliest.year, earliest.year + 9):
            found = self.in_year(year)
            if isinstance(found, date) and found >= earliest:
                return found
        return not_understood(Reason.NO_SUCH_DAY, f"{self.day}-{self.month}")


def parse_date(cell: Cell) -> date | DateWithoutYear | NotUnderstood | None:
    """Read a date; one without a year keeps lacking it."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if (problem := problem_of(cell)) is not None:
        return problem
    text = text_of(cell)
    return None if says_nothing(text) else _parse_text(text)


def _parse_text(text: str) -> date | DateWithoutYear | NotUnderstood:
    words = _without_weekday(text.casefold())
    if found := _YEAR_FIRST.fullmatch(words):
        year, month, day = (int(part) for part in found.groups())
        return _date(year, month, day, text)
    if found := _IN_DIGITS.fullmatch(words):
        return _in_order(found.group(1), int(found.group(2)), found.group(3), text)
    if (found := _IN_WORDS.fullmatch(words)) and found.group(2) in MONTHS:
        return _in_order(found.group(1), MONTHS[found.group(2)], found.group(3), text)
    return not_understood(_why_no_date(words), text)


def _without_weekday(words: str) -> str:
    first, _, rest = words.strip().partition(" ")
    return rest.strip() if first.rstrip(".,") in WEEKDAYS and rest else words.strip()


def _in_order(day: str, month: int, year: str | None, text: str) -> date | DateWithoutYear | NotUnderstood:
    if year is None:
        known = _date(_LEAP_YEAR, month, int(day), text)
        return DateWithoutYear(month, int(day)) if isinstance(known, date) else known
    digits = year.removeprefix("'")
    if len(digits) > 2:  # noqa: PLR2004 - a year in four digits
        return _date(int(digits), month, int(day), text)
    if int(digits) > _LATEST_SHORT_YEAR:
        return not_understood(Reason.TWO_DIGIT_YEAR, text)
    return _date(2000 + int(digits), month, int(day), text)


def _date(year: int, month: int, day: int, text: str) -> date | NotUnderstood:
    try:
        return date(year, month, day)
    except ValueError:
        return not_understood(Reason.NO_SUCH_DAY, text)


def _why_no_date(words: str) -> Reason:
    if _SERIAL_NUMBER.fullmatch(words):
        return Reason.DATE_AS_NUMBER
    month_only = _MONTH_ONLY.fullmatch(words)
    if month_only and (words in MONTHS or month_only.group(1) in MONTHS or words.isdigit()):
        return Reason.DAY_MISSING
    return Reason.NO_DATE
