"""Bring whatever a file format yields to one of the few kinds of value a cell may have."""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import UTC, date, datetime, time, timedelta

from aandeslag.spreadsheets.errors import UnreadableCode, UnreadableFileError
from aandeslag.spreadsheets.limits import MAX_CELL_CHARACTERS
from aandeslag.spreadsheets.table import Cell, CellProblem

_ERRORS = frozenset(
    {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#N/B", "#WAARDE!"}
    | {"#VERW!", "#DEEL/0!", "#NAAM?", "#GETAL!", "#LEEG!", "#GETTING_DATA", "#SPILL!", "#CALC!"}
)
# Everything below the space except tab and line ends, and the second block of controls.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SPACES = re.compile(r"[^\S\n]+")
_LARGEST_WHOLE = 10**15  # beyond this a spreadsheet no longer keeps every digit


def text_cell(text: str, *, row: int, column: int) -> Cell:
    """Clean a text; refuse one that no person typed."""
    if len(text) > MAX_CELL_CHARACTERS:
        raise UnreadableFileError(UnreadableCode.CELL_TOO_LARGE, row=row, column=column)
    if "\x00" in text:
        raise UnreadableFileError(UnreadableCode.NUL_BYTES, row=row, column=column)
    cleaned = _CONTROLS.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n")))
    cleaned = _SPACES.sub(" ", cleaned.replace("\r", "\n")).strip()
    if cleaned in _ERRORS or re.fullmatch(r"Err:\d{3}", cleaned):
        return CellProblem.ERROR
    return cleaned or None


def number_cell(number: float) -> Cell:
    """Keep whole numbers whole: a spreadsheet stores 12 as 12.0."""
    if not math.isfinite(number):
        return CellProblem.ERROR
    if abs(number) >= _LARGEST_WHOLE:
        return f"{number:.0f}"
    return int(number) if number == int(number) else number


def moment_cell(moment: datetime) -> Cell:
    """Midnight means that only a date was meant."""
    local = moment.replace(tzinfo=None)
    if local.time() == time():
        return local.date()
    return local.replace(microsecond=0)


def duration_cell(duration: timedelta) -> Cell:
    """Give a time of day, or hours and minutes as text where it is more than a day."""
    if timedelta() <= duration < timedelta(days=1):
        return (datetime.min.replace(tzinfo=UTC) + duration).time().replace(microsecond=0)
    minutes = int(duration.total_seconds() // 60)
    return f"{minutes // 60}:{minutes % 60:02d}"


def clean_cell(value: object, *, row: int, column: int) -> Cell:
    """Bring one value of a workbook to a cell."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "WAAR" if value else "ONWAAR"  # as Dutch Excel shows it
    if isinstance(value, int | float):
        return number_cell(value)
    return _moment_or_text(value, row=row, column=column)


def _moment_or_text(value: object, *, row: int, column: int) -> Cell:
    if isinstance(value, datetime):
        return moment_cell(value)
    if isinstance(value, date):
        return value
    if isinstance(value, time):
        return value.replace(microsecond=0, tzinfo=None)
    if isinstance(value, timedelta):
        return duration_cell(value)
    return text_cell(str(value), row=row, column=column)
