"""When an activity is: `ma, wo, vr 09.00 - 11.30`, `1e zaterdag v/d maand 10.00-14.00`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from aandeslag.spreadsheets.dutch.calendar import ALL_DAYS, MONTHS, days_between
from aandeslag.spreadsheets.dutch.moments import (
    Days,
    Hours,
    MomentError,
    Nth,
    Sign,
    Token,
    tokens_of,
)
from aandeslag.spreadsheets.dutch.outcome import NotUnderstood, Reason, not_understood, reads_text
from aandeslag.spreadsheets.dutch.patterns import Pattern, PatternKind
from aandeslag.spreadsheets.wording import plain
from aandeslag.vocabulary import Weekday

if TYPE_CHECKING:
    from collections.abc import Iterator

_ASIDE: Final = re.compile(r"\(([^)]*)\)")
_UNTIL: Final = re.compile(r"t\s*/\s*m\b|\btm\b|tot en met")
_SEASON: Final = re.compile(rf"\b({'|'.join(MONTHS)})\.?\s*[-–]\s*({'|'.join(MONTHS)})\b\.?")
_SCHOOL_HOURS: Final = frozenset({"schooltijd", "onder schooltijd", "tijdens schooltijd", "in schooltijd"})
_OTHER_WEEKS: Final = re.compile(
    r"om de week|om de \w+ weken|\beven\b|oneven|2-?wekelijks|tweewekelijks|\bx per\b"
)
_LONGEST_NOTE = 60


@dataclass(frozen=True, slots=True)
class _Extras:
    """What is said beside days and hours."""

    season: tuple[int, int] | None = None
    school_hours: bool = False
    note: str = ""


@reads_text
def parse_times(text: str) -> tuple[Pattern, ...] | NotUnderstood:
    """Read the fixed moments of an activity: one pattern for each weekday or date."""
    words = _UNTIL.sub("-", text.casefold().replace("’", "'"))
    if _OTHER_WEEKS.search(words):
        return not_understood(Reason.NOT_EVERY_WEEK, text)
    extras, words = _split_extras(words)
    try:
        found = [
            replace(pattern, season=extras.season, school_hours=extras.school_hours, note=extras.note)
            for hours, days in _spans(tokens_of(words))
            for pattern in _patterns(hours, days)
        ]
    except MomentError as error:
        return not_understood(error.reason, text)
    return tuple(found)


def _split_extras(words: str) -> tuple[_Extras, str]:
    """Take out the season and what stands in brackets; give the words that remain."""
    season = _SEASON.search(words)
    months = (MONTHS[season.group(1)], MONTHS[season.group(2)]) if season else None
    asides = [aside for aside in _ASIDE.findall(_SEASON.sub(" ", words)) if plain(aside)]
    notes = [aside.strip() for aside in asides if plain(aside) not in _SCHOOL_HOURS]
    extras = _Extras(months, len(notes) < len(asides), ", ".join(notes)[:_LONGEST_NOTE])
    return extras, _SEASON.sub(" ", _ASIDE.sub(" ", words))


def _spans(tokens: list[Token]) -> Iterator[tuple[Hours, list[Token]]]:
    """Pair hours with the days before them; `ma 9-12 en 13-15` keeps Monday."""
    days: list[Token] = []
    current: list[Token] = []
    count = sum(isinstance(token, Hours) for token in tokens)
    if count == 0:
        raise MomentError(Reason.TIME_MISSING)
    if count == 1:
        # `10:00-12:00 op dinsdag`: with one time it does not matter where it stands.
        (hours,) = (token for token in tokens if isinstance(token, Hours))
        yield hours, [token for token in tokens if token is not hours]
        return
    for token in tokens:
        if not isinstance(token, Hours):
            current.append(token)
            continue
        days = current if _says_when(current) else days
        yield token, days
        current = []
    if _says_when(current):
        raise MomentError(Reason.TIMES_UNKNOWN)


def _says_when(tokens: list[Token]) -> bool:
    return any(not isinstance(token, Sign) for token in tokens)


def _patterns(hours: Hours, tokens: list[Token]) -> list[Pattern]:
    dates = [token for token in tokens if isinstance(token, date)]
    weekdays = _weekdays(tokens)
    if dates:
        if any(Weekday.from_date(day) not in weekdays for day in dates if weekdays):
            raise MomentError(Reason.DAYS_AMBIGUOUS)
        return [Pattern(PatternKind.SINGLE, hours.starts, hours.ends, date=day) for day in dates]
    if not weekdays:
        raise MomentError(Reason.DAY_OF_WEEK_MISSING)
    nths = [token.number for token in tokens if isinstance(token, Nth)]
    if nths:
        return [
            Pattern(PatternKind.NTH_WEEKDAY, hours.starts, hours.ends, weekday=weekday, nth=nth)
            for nth in nths
            for weekday in weekdays
        ]
    return [Pattern(PatternKind.WEEKLY, hours.starts, hours.ends, weekday=weekday) for weekday in weekdays]


def _weekdays(tokens: list[Token]) -> list[Weekday]:
    """List the days once each, in the order of the week; `ma - vr` is all between."""
    found: set[Weekday] = set()
    for position, token in enumerate(tokens):
        if not isinstance(token, Days):
            continue
        found.update(token.days)
        before = tokens[position - 2] if position > 1 else None
        if tokens[position - 1] is Sign.RANGE and isinstance(before, Days):
            found.update(days_between(before.days[0], token.days[-1]))
    return sorted(found, key=ALL_DAYS.index)
