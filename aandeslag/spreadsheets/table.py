"""What comes out of an uploaded file: rows of plain values that know their original row number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


class CellProblem(StrEnum):
    """A cell that holds no value we can use."""

    FORMULA = "formula"  # a formula whose result was not stored in the file
    ERROR = "error"  # #N/A, #REF! and their kin


Cell = str | int | float | date | datetime | time | CellProblem | None


class FileKind(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"
    ODS = "ods"


class SkipReason(StrEnum):
    TITLE = "title"
    EMPTY = "empty"
    TOTAL = "total"
    REPEATED_HEADER = "repeated-header"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the sheet; `number` is what the spreadsheet program shows beside it."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """Lines that are no data, and why; a run of empty lines is one entry."""

    first: int
    last: int
    why: SkipReason
    text: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A header with its rows, as wide as the header; nothing of the sheet is left unnamed."""

    kind: FileKind
    sheet: str | None
    other_sheets: tuple[str, ...]
    header_row: int
    header: tuple[str, ...]
    header_guessed: bool
    rows: tuple[Row, ...]
    skipped: tuple[Skipped, ...]

    @property
    def year_hint(self) -> int | None:
        """Give the one year that the title lines name, if they name exactly one."""
        titles = " ".join(part.text for part in self.skipped if part.why is SkipReason.TITLE)
        years = set(re.findall(r"\b20\d\d\b", titles))
        return int(years.pop()) if len(years) == 1 else None


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it was read, before anyone knows what is the header."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The non-empty lines of the one sheet that was read."""

    kind: FileKind
    sheet: str | None
    other_sheets: tuple[str, ...]
    lines: tuple[Line, ...]
