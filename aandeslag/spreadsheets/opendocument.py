"""Read ODS row by row: odfpy (in hiatus) and odfdo build whole documents in memory."""

from __future__ import annotations

import io
import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from xml.etree.ElementTree import (
    Element,
    ParseError,
)

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from aandeslag.spreadsheets.archive import read_member
from aandeslag.spreadsheets.cells import duration_cell, moment_cell, number_cell, text_cell
from aandeslag.spreadsheets.collect import collect_lines, looks_like_table
from aandeslag.spreadsheets.errors import UnreadableCode, UnreadableFileError
from aandeslag.spreadsheets.limits import MAX_COLUMNS, MAX_ROWS
from aandeslag.spreadsheets.table import Cell, CellProblem, FileKind, Grid, Line

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TABLE, _TEXT = f"{_NAMES}office:1.0}}", f"{_NAMES}table:1.0}}", f"{_NAMES}text:1.0}}"
_CELL_TAGS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_DURATION = re.compile(r"(-?)P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?")
_SPACING = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_MOST_SPACES = 100

Sheet = tuple[str, tuple[Line, ...]]


def read_opendocument(archive: zipfile.ZipFile) -> Grid:
    """Read the first sheet that holds a table; name the others."""
    if b"encryption-data" in _manifest(archive):
        raise UnreadableFileError(UnreadableCode.ENCRYPTED)
    try:
        sheets = list(_sheets(read_member(archive, "content.xml")))
    except DefusedXmlException as error:
        raise UnreadableFileError(UnreadableCode.UNSAFE) from error
    except (ParseError, ValueError) as error:
        raise UnreadableFileError(UnreadableCode.DAMAGED) from error
    if not any(lines for _, lines in sheets):
        raise UnreadableFileError(UnreadableCode.EMPTY)
    fullest = max(sheets, key=lambda sheet: len(sheet[1]))
    name, lines = next((one for one in sheets if looks_like_table(one[1][:60])), fullest)
    return Grid(
        kind=FileKind.ODS,
        sheet=name,
        other_sheets=tuple(other for other, _ in sheets if other != name),
        lines=collect_lines(lines),
    )


def _manifest(archive: zipfile.ZipFile) -> bytes:
    name = "META-INF/manifest.xml"
    return read_member(archive, name) if name in archive.namelist() else b""


def _sheets(content: bytes) -> Iterator[Sheet]:
    lines: list[Line] = []
    number = 0
    for _event, element in iterparse(io.BytesIO(content), events=("end",), forbid_dtd=True):
        if element.tag == f"{_TABLE}table-row":
            number = _add_row(element, number, lines)
            element.clear()
        elif element.tag == f"{_TABLE}table":
            yield element.get(f"{_TABLE}name", ""), tuple(lines)
            lines, number = [], 0
            element.clear()


def _add_row(element: Element, number: int, lines: list[Line]) -> int:
    """Add the row as often as the file says, and give the number of the last one."""
    times = _repeated(element, "number-rows-repeated")
    cells = _row_cells(element, number + 1)
    if any(cell is not None for cell in cells):
        if len(lines) + times > MAX_ROWS:
            raise UnreadableFileError(UnreadableCode.TOO_MANY_ROWS, row=number + 1)
        lines.extend(Line(number + step, cells) for step in range(1, times + 1))
    return number + times


def _row_cells(element: Element, number: int) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    for child in element:
        if child.tag not in _CELL_TAGS:
            continue
        cell = _cell(child, row=number, column=len(cells) + 1)
        room = MAX_COLUMNS - len(cells)
        times = _repeated(child, "number-columns-repeated")
        if cell is not None and times > room:
            raise UnreadableFileError(UnreadableCode.TOO_LARGE, row=number, column=len(cells) + 1)
        cells.extend([cell] * min(times, room))
    return tuple(cells)


def _repeated(element: Element, attribute: str) -> int:
    return max(int(element.get(f"{_TABLE}{attribute}", "1")), 1)


def _cell(element: Element, *, row: int, column: int) -> Cell:
    kind = element.get(f"{_OFFICE}value-type")
    text = "\n".join(map(_text, element.findall(f"{_TEXT}p")))
    shown = text_cell(text, row=row, column=column)
    if kind in (None, "string") or shown is CellProblem.ERROR:
        if shown is None and element.get(f"{_TABLE}formula"):
            return CellProblem.FORMULA
        return shown
    if kind == "boolean":
        return "WAAR" if element.get(f"{_OFFICE}boolean-value") == "true" else "ONWAAR"
    if kind == "date":
        return _moment(element.get(f"{_OFFICE}date-value", ""))
    if kind == "time":
        return _duration(element.get(f"{_OFFICE}time-value", ""))
    return number_cell(float(element.get(f"{_OFFICE}value", "nan")))


def _moment(value: str) -> Cell:
    if "T" in value:
        return moment_cell(datetime.fromisoformat(value))
    return date.fromisoformat(value)


def _duration(value: str) -> Cell:
    found = _DURATION.fullmatch(value)
    if found is None:
        return CellProblem.ERROR
    sign, *parts = found.groups()
    days, hours, minutes, seconds = (int(part or 0) for part in parts)
    length = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    return duration_cell(-length if sign else length)


def _text(paragraph: Element) -> str:
    """Give the words of a paragraph; comments live outside it and stay out."""
    parts = [paragraph.text or ""]
    for child in paragraph:
        if child.tag == f"{_TEXT}s":
            parts.append(" " * min(int(child.get(f"{_TEXT}c", "1")), _MOST_SPACES))
        elif child.tag in _SPACING:
            parts.append(_SPACING[child.tag])
        elif child.tag != f"{_OFFICE}annotation":
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)
