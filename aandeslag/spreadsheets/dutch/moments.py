"""Cut the words for the times of an activity into days, dates, hours and the signs between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from aandeslag.spreadsheets.dutch.calendar import ALL_DAYS, DAY_GROUPS, MONTHS, WEEKDAYS
from aandeslag.spreadsheets.dutch.dates import parse_date
from aandeslag.spreadsheets.dutch.outcome import Reason

if TYPE_CHECKING:
    from aandeslag.vocabulary import Weekday


class MomentError(Exception):
    """The words do not say when; `reason` says what is the matter."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


class Sign(Enum):
    RANGE = auto()
    BREAK = auto()


@dataclass(frozen=True, slots=True)
class Hours:
    starts: time
    ends: time | None


@dataclass(frozen=True, slots=True)
class Nth:
    number: int


@dataclass(frozen=True, slots=True)
class Days:
    days: tuple[Weekday, ...]


Token = Hours | Nth | Days | date | Sign

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_CLOCK = r"\d{1,2}(?:[:.u]\d{2})?\s*(?:uur\b|u\b|h\b)?"
_LEXER: Final = re.compile(
    "|".join(
        (
            r"(?P<date>\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{4}(?!\d)|\d{1,2}[-/]\d{1,2}[-/]\d{2}(?!\d)"
            rf"|\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}}e?\s+(?:{_MONTH})\b\.?\s*(?:\d{{4}}|'\d{{2}})(?!\d))",
            rf"(?P<part>\d{{1,2}}e?\s+(?:{_MONTH})\b)",
            r"(?P<nth>\d\s?(?:ste|de|e)\b)",
            rf"(?P<hours>{_CLOCK}(?:\s*(?:-|–|\btot\b)\s*{_CLOCK})?(?![\d:]))",
            r"(?P<word>[a-z]+)",
            r"(?P<range>-|–)",
            r"(?P<break>[,;+&/])",
            r"(?P<other>[^\s.'])",
        )
    )
)
_NTHS: Final = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "laatste": -1}
_DAYS: Final[dict[str, tuple[Weekday, ...]]] = {
    **{word: (weekday,) for word, weekday in WEEKDAYS.items()},
    **DAY_GROUPS,
    **dict.fromkeys(("dag", "dagen"), ALL_DAYS),
}
_FILLING: Final = frozenset(
    {"elke", "iedere", "ieder", "elk", "alle", "op", "van", "de", "het", "maand", "v", "d", "eenmalig", "s"}
    | {"wekelijks", "en", "in", "vanaf", "om", "uur", "maandelijks", "eenmalige", "week", "per", "tussen"}
)
_HOURS_IN_A_DAY = 24


def tokens_of(words: str) -> list[Token]:
    """Cut lower-case words into tokens, or raise for a word that is not understood."""
    found = (_token(match) for match in _LEXER.finditer(words))
    return [token for token in found if token is not None]


def _token(match: re.Match[str]) -> Token | None:
    kind, text = match.lastgroup or "", match.group()
    if kind == "hours":
        return _hours(text)
    if kind == "date":
        return _date(text)
    if kind == "nth":
        return Nth(int(text[0]))
    if kind in {"range", "break"}:
        return Sign.RANGE if kind == "range" else Sign.BREAK
    if kind == "word":
        return _word(text)
    raise MomentError(Reason.YEAR_MISSING if kind == "part" else Reason.TIMES_UNKNOWN)


def _word(text: str) -> Token | None:
    if text in _NTHS:
        return Nth(_NTHS[text])
    if text in _DAYS:
        return Days(_DAYS[text])
    if text == "en":
        return Sign.BREAK
    if text in _FILLING:
        return None
    raise MomentError(Reason.TIMES_UNKNOWN)


def _date(text: str) -> date:
    found = parse_date(text.replace("e ", " "))
    if isinstance(found, date):
        return found
    raise MomentError(Reason.NO_SUCH_DAY)


def _hours(text: str) -> Hours:
    clocks = re.findall(r"(\d{1,2})(?:[:.u](\d{2}))?", text)
    first, *rest = (_clock(hour, minute) for hour, minute in clocks)
    ends = rest[0] if rest else None
    if ends is not None and ends <= first:
        raise MomentError(Reason.END_BEFORE_START)
    return Hours(first, ends)


def _clock(hour: str, minute: str) -> time:
    try:
        return time(int(hour), int(minute or 0))
    except ValueError as error:
        raise MomentError(Reason.TIMES_UNKNOWN) from error
