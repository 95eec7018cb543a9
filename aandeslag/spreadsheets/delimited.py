"""Read CSV in any usual encoding and delimiter; a stray quotation mark loses no lines."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from typing import TYPE_CHECKING

from aandeslag.spreadsheets.cells import text_cell
from aandeslag.spreadsheets.collect import collect_lines, is_header
from aandeslag.spreadsheets.encodings import decode
from aandeslag.spreadsheets.errors import UnreadableCode, UnreadableFileError
from aandeslag.spreadsheets.limits import MAX_CELL_CHARACTERS, MAX_COLUMNS
from aandeslag.spreadsheets.table import Cell, CellProblem, FileKind, Grid, Line

if TYPE_CHECKING:
    from collections.abc import Iterable

DELIMITERS = (";", ",", "\t", "|")
_SAMPLE_LINES = 60
_SEPARATOR_LINE = re.compile(r"sep=(.)[\r\n]+", re.IGNORECASE)
# Excel users write ="0612345678" to keep the nought in front.
_KEPT_AS_TEXT = re.compile(r'="(.*)"', re.DOTALL)
_FORMULA = re.compile(r"=[\w(+@\-]")
_MARKUP = re.compile(r"\s*<(?:!doctype|html|\?xml|table|svg)", re.IGNORECASE)

Records = list[list[str]]


def read_delimited(content: bytes) -> Grid:
    """Read a text file as lines of cells."""
    text = decode(content)
    if _MARKUP.match(text):
        raise UnreadableFileError(UnreadableCode.WRONG_TYPE)
    first_row = 1
    named = _SEPARATOR_LINE.match(text)
    if named:
        text, first_row = text[named.end() :], 2
    delimiter = named.group(1) if named else _delimiter(text)
    records = _records(text, delimiter)
    lines = (Line(number, _cells(record, number)) for number, record in enumerate(records, first_row))
    return Grid(kind=FileKind.CSV, sheet=None, other_sheets=(), lines=collect_lines(lines))


def _delimiter(text: str) -> str:
    """Choose the sign that gives known headings, or else the most even columns."""
    sample = "\n".join(text[:200_000].splitlines()[:_SAMPLE_LINES])
    return max(DELIMITERS, key=lambda sign: _evenness(_records(sample, sign)))


def _evenness(records: Records) -> tuple[bool, int]:
    has_header = any(is_header(tuple(cell.strip() or None for cell in one)) for one in records)
    widths = Counter(len(record) for record in records if len(record) > 1)
    return has_header, max((width * times for width, times in widths.items()), default=0)


def _records(text: str, delimiter: str) -> Records:
    csv.field_size_limit(MAX_CELL_CHARACTERS + 1)
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        if "field limit" in str(error):
            raise UnreadableFileError(UnreadableCode.CELL_TOO_LARGE) from error
        return _plain_records(text, delimiter)
    return _plain_records(text, delimiter) if _swallowed_lines(records, delimiter) else records


def _swallowed_lines(records: Records, delimiter: str) -> bool:
    """Two stray quotation marks make one cell of all the lines between them."""
    usual = max((len(record) for record in records), default=0) - 1
    return any(
        "\n" in cell and cell.count(delimiter) >= max(usual, 1) for record in records for cell in record
    )


def _plain_records(text: str, delimiter: str) -> Records:
    """Take each line as it stands, without letting quotation marks span lines."""
    return [
        [_unquoted(cell) for cell in line.split(delimiter)] if line.strip() else []
        for line in text.splitlines()
    ]


def _unquoted(cell: str) -> str:
    stripped = cell.strip()
    quoted = len(stripped) > 1 and stripped.startswith('"') and stripped.endswith('"')
    return stripped[1:-1].replace('""', '"') if quoted else stripped


def _cells(record: Iterable[str], number: int) -> tuple[Cell, ...]:
    cells = tuple(_cell(text, number, column) for column, text in enumerate(record, start=1))
    if len(cells) > MAX_COLUMNS and any(cell is not None for cell in cells[MAX_COLUMNS:]):
        raise UnreadableFileError(UnreadableCode.TOO_LARGE, row=number, column=MAX_COLUMNS + 1)
    return cells[:MAX_COLUMNS]


def _cell(text: str, row: int, column: int) -> Cell:
    stripped = text.strip()
    if kept := _KEPT_AS_TEXT.fullmatch(stripped):
        stripped = kept.group(1)
    elif _FORMULA.match(stripped):
        return CellProblem.FORMULA
    return text_cell(stripped, row=row, column=column)
