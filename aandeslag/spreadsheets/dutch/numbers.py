"""Whole numbers, places, ages and hours."""

from __future__ import annotations

import re

from aandeslag.spreadsheets.dutch.outcome import (
    NotUnderstood,
    Reason,
    not_understood,
    reads_text,
)

_NUMBER = re.compile(r"(?:nr\.?|no\.?|#)?\s*0*(\d{1,9})(?:[.,]0+)?\.?", re.IGNORECASE)
_CAPACITY = re.compile(
    r"(?:max(?:imaal|imum)?\.?|tot)?\s*(\d{1,3})\s*(?:pers(?:onen|\.)?|plaatsen|plekken|p\.?)?"
)
_AGE = re.compile(
    r"(?:vanaf|v\.?a\.?|min(?:imaal|imum)?\.?)?\s*(\d{1,2})\s*\+?\s*(?:jaar|jr\.?)?(?: en ouder)?"
)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
_HOURS = re.compile(r"(\d{1,2})(?:[.,](\d{1,2}))?\s*(?:u|uur|uren|h)?\.?")
_HOUR = 60


@reads_text
def parse_number(text: str) -> int | NotUnderstood:
    """Read a participant number, with leading noughts or without."""
    return _whole(_NUMBER, text) or not_understood(Reason.NO_NUMBER, text)


@reads_text
def parse_capacity(text: str) -> int | NotUnderstood:
    """Read how many places there are; a range such as 4-6 is not one number."""
    return _whole(_CAPACITY, text.casefold()) or not_understood(Reason.NO_NUMBER, text)


@reads_text
def parse_minimum_age(text: str) -> int | NotUnderstood:
    """Read `18+`, `vanaf 16 jaar`."""
    return _whole(_AGE, text.casefold()) or not_understood(Reason.NO_NUMBER, text)


@reads_text
def parse_minutes(text: str) -> int | NotUnderstood:
    """Read a duration in hours (`2`, `2,5`, `1:30`) as minutes."""
    if clock := _CLOCK.fullmatch(text):
        return int(clock.group(1)) * _HOUR + int(clock.group(2))
    if hours := _HOURS.fullmatch(text.casefold()):
        whole, fraction = hours.groups()
        return round(float(f"{whole}.{fraction or 0}") * _HOUR)
    return not_understood(Reason.NO_NUMBER, text)


def _whole(pattern: re.Pattern[str], text: str) -> int | None:
    found = pattern.fullmatch(text.strip())
    return int(found.group(1)) if found else None
