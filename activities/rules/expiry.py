"""Does a declaration end soon, and is it time to ask for a new one?"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from activities.rules.declarations import Standing, declaration_allows

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from activities.rules.declarations import DatedDeclaration

MONTHS: Final = 12


class Warned(StrEnum):
    """The most urgent first."""

    EXPIRED = "expired"
    ONE_MONTH = "one-month"
    THREE_MONTHS = "three-months"


def months_after(day: date, months: int) -> date:
    """The same day so many months later (or earlier), or the last one of a shorter month."""
    number = day.year * MONTHS + day.month - 1 + months
    year, month = number // MONTHS, number % MONTHS + 1
    for last in (day.day, 30, 29, 28):
        try:
            return day.replace(year=year, month=month, day=last)
        except ValueError:
            continue
    raise AssertionError


def last_day_of(declarations: Collection[DatedDeclaration]) -> date | None:
    """The latest last day of what was granted."""
    return max((one.valid_until for one in declarations if one.valid_until is not None), default=None)


def warning_of(declarations: Collection[DatedDeclaration], day: date) -> Warned | None:
    """None while it lasts longer, and when a renewal is under way of which the receipt is in."""
    last, standing = last_day_of(declarations), declaration_allows(declarations, day)
    if standing == Standing.EXPIRED:
        return Warned.EXPIRED
    if standing != Standing.GRANTED or last is None or _is_renewed(declarations, last):
        return None
    if day >= months_after(last, -1):
        return Warned.ONE_MONTH
    return Warned.THREE_MONTHS if day >= months_after(last, -3) else None


def _is_renewed(declarations: Collection[DatedDeclaration], last: date) -> bool:
    """Whether people may go on after the last day, as it stands now."""
    return declaration_allows(declarations, last + timedelta(days=1)).allows
