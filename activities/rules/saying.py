"""Understands when something is, as people write it in Dutch: "elke eerste zaterdag van 10 tot 12 uur".

What is not understood is left open, for the form to ask; nothing is guessed besides the year of a date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from aandeslag.vocabulary import Weekday

DAYS: Final = {
    "maandag": Weekday.MONDAY,
    "dinsdag": Weekday.TUESDAY,
    "woensdag": Weekday.WEDNESDAY,
    "donderdag": Weekday.THURSDAY,
    "vrijdag": Weekday.FRIDAY,
    "zaterdag": Weekday.SATURDAY,
    "zondag": Weekday.SUNDAY,
}
SHORT: Final = {name[:2]: day for name, day in DAYS.items()}
NTH: Final = {
    "eerste": 1,
    "1e": 1,
    "tweede": 2,
    "2e": 2,
    "derde": 3,
    "3e": 3,
    "vierde": 4,
    "4e": 4,
    "laatste": -1,
}
MONTHS: Final = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
# What an organisation calls a season, as months.
SEASONS: Final = {
    "lente": (3, 5),
    "voorjaar": (3, 5),
    "zomer": (6, 8),
    "herfst": (9, 11),
    "najaar": (9, 11),
    "winter": (12, 2),
}
NUMBERS: Final = {"twee": 2, "drie": 3, "vier": 4, "2": 2, "3": 3, "4": 4}

_MONTH: Final = "|".join(MONTHS)
_DATE: Final = re.compile(rf"\b(\d{{1,2}})\s+({_MONTH})(?:\s+(\d{{4}}))?")
# 12-12-2026 or 12/12; without a year and with a dash it would be from ten to twelve.
_NUMERIC: Final = re.compile(r"\b(\d{1,2})(?:-(?P<dash>\d{1,2})-|/(?P<slash>\d{1,2})/?)(\d{4})?\b")
_SEASON: Final = re.compile(rf"\b(?:van|vanaf)?\s*({_MONTH})\s*(?:tot en met|t/m|tot|-|–)\s*({_MONTH})\b")
_CLOCK: Final = re.compile(r"\b(\d{1,2})(?:[:.](\d{2}))?\s*(?:uur|u)?\b")
_EVERY: Final = re.compile(r"\b(?:elke|iedere|om de|eens per|eens in de)\s+(twee|drie|vier|[2-4])\s+weken\b")


@dataclass(frozen=True)
class Said:
    """None and the empty word are *not said*; `every` is once in so many weeks."""

    pattern: str = ""
    weekday: str = ""
    nth: int | None = None
    every: int = 1
    date: date | None = None
    starts: time | None = None
    ends: time | None = None
    season_from: int | None = None
    season_until: int | None = None

    @property
    def is_complete(self) -> bool:
        return bool(self.pattern) and self.starts is not None


def understand(words: str, today: date) -> Said:
    """A date without a year is the first to come; two different days are not understood as one moment."""
    text = " ".join(words.casefold().replace("'s ", "").split())
    day, text = _take_date(text, today)
    season, text = _take_season(text)
    every, text = _take_every(text)
    nth, text = _take_nth(text)
    weekday = _weekday(text)
    starts, ends = _clock(text)
    pattern = _pattern(day, nth, weekday)
    return Said(
        pattern=pattern,
        weekday="" if day is not None else weekday,
        nth=nth if pattern == "monthly" else None,
        every=every if pattern == "weekly" else 1,
        date=day,
        starts=starts,
        ends=ends,
        season_from=season[0] if day is None else None,
        season_until=season[1] if day is None else None,
    )


def _pattern(day: date | None, nth: int | None, weekday: str) -> str:
    if day is not None:
        return "single"
    if not weekday:
        return ""
    return "weekly" if nth is None else "monthly"


def _take_date(text: str, today: date) -> tuple[date | None, str]:
    written, numeric = _DATE.search(text), _NUMERIC.search(text)
    if written is not None:
        number, month, year = int(written[1]), MONTHS.index(written[2]) + 1, written[3]
        found = written
    elif numeric is not None:
        number, month, year = int(numeric[1]), int(numeric["dash"] or numeric["slash"]), numeric[4]
        found = numeric
    else:
        return None, text
    return _date(number, month, year, today), text[: found.start()] + " " + text[found.end() :]


def _date(number: int, month: int, year: str | None, today: date) -> date | None:
    try:
        day = date(int(year) if year else today.year, month, number)
    except ValueError:
        return None
    return day.replace(year=day.year + 1) if not year and day < today else day


def _take_season(text: str) -> tuple[tuple[int | None, int | None], str]:
    found = _SEASON.search(text)
    if found is not None:
        months = (MONTHS.index(found[1]) + 1, MONTHS.index(found[2]) + 1)
        return months, text[: found.start()] + " " + text[found.end() :]
    for name, (first, last) in SEASONS.items():
        if re.search(rf"\b(?:in de|in het|alleen in de)\s+{name}\b", text):
            return (first, last), text
    return (None, None), text


def _take_every(text: str) -> tuple[int, str]:
    found = _EVERY.search(text)
    if found is not None:
        return NUMBERS[found[1]], text[: found.start()] + " " + text[found.end() :]
    if re.search(r"\b(?:om de week|om de andere week|eens per twee weken|tweewekelijks)\b", text):
        return 2, text
    return 1, text


def _take_nth(text: str) -> tuple[int | None, str]:
    found = re.search(rf"\b({'|'.join(NTH)})\b", text)
    if found is None:
        return None, text
    return NTH[found[1]], text[: found.start()] + " " + text[found.end() :]


def _weekday(text: str) -> str:
    """The one day that is named; of several nobody knows which is meant."""
    full = {
        day
        for name, day in DAYS.items()
        if re.search(rf"\b{name}(?:en|s)?(?:ochtend|middag|avond)?(?:en)?\b", text)
    }
    named = full or {day for name, day in SHORT.items() if re.search(rf"\b{name}\b", text)}
    return named.pop().value if len(named) == 1 else ""


def _clock(text: str) -> tuple[time | None, time | None]:
    times = [one for one in (_time(found) for found in _CLOCK.finditer(text)) if one is not None]
    starts = times[0] if times else None
    ends = times[1] if len(times) > 1 else None
    return (starts, ends) if starts is None or ends is None or ends > starts else (starts, None)


def _time(found: re.Match[str]) -> time | None:
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004 - the clock
