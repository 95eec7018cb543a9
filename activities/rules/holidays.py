"""On which days does most of the Netherlands not work? Computed, for any year of the Gregorian calendar.

Source: Algemene termijnenwet, article 3 (the public holidays), with Good Friday beside it, on which many
organisations close too. King's Day is 27 April, or the day before when that is a Sunday.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

SUNDAY: Final = 6


class Holiday(StrEnum):
    NEW_YEAR = "new-year"
    GOOD_FRIDAY = "good-friday"
    EASTER_SUNDAY = "easter-sunday"
    EASTER_MONDAY = "easter-monday"
    KINGS_DAY = "kings-day"
    LIBERATION_DAY = "liberation-day"
    ASCENSION = "ascension"
    WHIT_SUNDAY = "whit-sunday"
    WHIT_MONDAY = "whit-monday"
    CHRISTMAS_DAY = "christmas-day"
    BOXING_DAY = "boxing-day"


# How many days after Easter Sunday.
MOVABLE: Final = {
    Holiday.GOOD_FRIDAY: -2,
    Holiday.EASTER_SUNDAY: 0,
    Holiday.EASTER_MONDAY: 1,
    Holiday.ASCENSION: 39,
    Holiday.WHIT_SUNDAY: 49,
    Holiday.WHIT_MONDAY: 50,
}
FIXED: Final = {
    Holiday.NEW_YEAR: (1, 1),
    Holiday.LIBERATION_DAY: (5, 5),
    Holiday.CHRISTMAS_DAY: (12, 25),
    Holiday.BOXING_DAY: (12, 26),
}


def holiday_on(day: date) -> Holiday | None:
    """Of two on one day (Ascension on Liberation Day) the one that comes later in the list."""
    return _of_year(day.year).get(day)


@cache
def _of_year(year: int) -> Mapping[date, Holiday]:
    easter = easter_sunday(year)
    kings_day = date(year, 4, 27)
    if kings_day.weekday() == SUNDAY:
        kings_day -= timedelta(days=1)
    days = {date(year, month, day): holiday for holiday, (month, day) in FIXED.items()}
    days[kings_day] = Holiday.KINGS_DAY
    return days | {easter + timedelta(days=after): holiday for holiday, after in MOVABLE.items()}


def easter_sunday(year: int) -> date:
    """The anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8)."""
    golden, (century, in_century) = year % 19, divmod(year, 100)
    leaps, rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - moon + 15) % 30
    quarter, left = divmod(in_century, 4)
    weekday = (32 + 2 * rest + 2 * quarter - epact - left) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)
