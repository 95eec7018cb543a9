"""The Dutch and English words for weekdays and months, and their usual abbreviations."""

from __future__ import annotations

from typing import Final

from aandeslag.vocabulary import Weekday

_MONTHS = (
    ("januari", "jan", "january", "januarie"),
    ("februari", "feb", "febr", "february"),
    ("maart", "mrt", "maa", "mar", "march"),
    ("april", "apr", "april"),
    ("mei", "may"),
    ("juni", "jun", "june"),
    ("juli", "jul", "july"),
    ("augustus", "aug", "august"),
    ("september", "sep", "sept"),
    ("oktober", "okt", "oct", "october"),
    ("november", "nov"),
    ("december", "dec"),
)
MONTHS: Final[dict[str, int]] = {
    word: number for number, words in enumerate(_MONTHS, start=1) for word in words
}

_WEEKDAYS = {
    Weekday.MONDAY: ("maandag", "maandags", "maandagen", "ma", "maa", "mon", "monday"),
    Weekday.TUESDAY: ("dinsdag", "dinsdags", "dinsdagen", "di", "din", "tue", "tuesday"),
    Weekday.WEDNESDAY: ("woensdag", "woensdags", "woensdagen", "wo", "woe", "wed", "wednesday"),
    Weekday.THURSDAY: ("donderdag", "donderdags", "donderdagen", "do", "don", "thu", "thursday"),
    Weekday.FRIDAY: ("vrijdag", "vrijdags", "vrijdagen", "vr", "vrij", "vrijd", "fri", "friday"),
    Weekday.SATURDAY: ("zaterdag", "zaterdags", "zaterdagen", "za", "zat", "sat", "saturday"),
    Weekday.SUNDAY: ("zondag", "zondags", "zondagen", "zo", "zon", "sun", "sunday"),
}
WEEKDAYS: Final[dict[str, Weekday]] = {
    word: weekday for weekday, words in _WEEKDAYS.items() for word in words
}
WORKING_DAYS: Final = tuple(list(Weekday)[:5])
WEEKEND: Final = tuple(list(Weekday)[5:])
ALL_DAYS: Final[tuple[Weekday, ...]] = tuple(Weekday)
DAY_GROUPS: Final[dict[str, tuple[Weekday, ...]]] = {
    **dict.fromkeys(("doordeweeks", "werkdagen", "werkdag", "weekdagen"), WORKING_DAYS),
    **dict.fromkeys(("weekend", "weekenden", "weekends"), WEEKEND),
    **dict.fromkeys(("dagelijks", "altijd"), ALL_DAYS),
}


def days_between(first: Weekday, last: Weekday) -> tuple[Weekday, ...]:
    """Give the days from first to last, over the weekend where that is the way round."""
    start = ALL_DAYS.index(first)
    count = (ALL_DAYS.index(last) - start) % len(ALL_DAYS) + 1
    return tuple(ALL_DAYS[(start + step) % len(ALL_DAYS)] for step in range(count))
