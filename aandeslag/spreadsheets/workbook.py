"""Read XLSX with openpyxl, row by row, stored results instead of formulas."""

from __future__ import annotations

import io
import itertools
import re
from typing import TYPE_CHECKING, Any

import openpyxl
from defusedxml.common import DefusedXmlException

from aandeslag.spreadsheets.archive import read_member
from aandeslag.spreadsheets.cells import clean_cell
from aandeslag.spreadsheets.collect import collect_lines, looks_like_table
from aandeslag.spreadsheets.errors import UnreadableCode, UnreadableFileError
from aandeslag.spreadsheets.limits import MAX_COLUMNS, MAX_SHEETS
from aandeslag.spreadsheets.table import Cell, CellProblem, FileKind, Grid, Line

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

_SAMPLE = 60
# `<f>A1</f></c>` or `<f>A1</f><v/></c>`, with or without a prefix for the namespace.
_OPEN_FORMULA = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f [^>]*/>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</"
)


def read_workbook(content: bytes, archive: zipfile.ZipFile) -> Grid:
    """Read the first visible sheet that holds a table; name the others."""
    try:
        values = _open(content, data_only=True)
        formulas = _open(content, data_only=False) if _has_open_formulas(archive) else None
        return _read(values, formulas)
    except DefusedXmlException as error:
        raise UnreadableFileError(UnreadableCode.UNSAFE) from error


def _read(values: Any, formulas: Any) -> Grid:
    sheets = [sheet for sheet in values.worksheets if sheet.sheet_state == "visible"]
    if not sheets:
        raise UnreadableFileError(UnreadableCode.EMPTY)
    chosen = next(filter(_holds_table, sheets[:MAX_SHEETS]), None) or _fullest(sheets[:MAX_SHEETS])
    pattern = formulas[chosen.title] if formulas is not None else None
    return Grid(
        kind=FileKind.XLSX,
        sheet=chosen.title,
        other_sheets=tuple(name for name in values.sheetnames if name != chosen.title),
        lines=collect_lines(_lines(chosen, pattern)),
    )


def _open(content: bytes, *, data_only: bool) -> Any:
    workbook = openpyxl.load_workbook(
        io.BytesIO(content), read_only=True, data_only=data_only, keep_links=False
    )
    for sheet in workbook.worksheets:
        # A file may claim a million rows; only those that are there count.
        sheet.reset_dimensions()
    return workbook


def _has_open_formulas(archive: zipfile.ZipFile) -> bool:
    """Look for formulas without a stored result; spreadsheet programs always store one."""
    sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
    return any(_OPEN_FORMULA.search(read_member(archive, name)) for name in sheets)


def _lines(sheet: Any, formulas: Any) -> Iterator[Line]:
    rows = sheet.iter_rows(values_only=True)
    if formulas is None:
        for number, row in enumerate(rows, start=1):
            yield Line(number, _clean(row, number))
        return
    both = itertools.zip_longest(rows, formulas.iter_rows(values_only=True), fillvalue=())
    for number, (row, formula_row) in enumerate(both, start=1):
        yield Line(number, _with_formulas(_clean(row, number), formula_row))


def _clean(row: tuple[object, ...], number: int) -> tuple[Cell, ...]:
    if len(row) > MAX_COLUMNS and any(value is not None for value in row[MAX_COLUMNS:]):
        raise UnreadableFileError(UnreadableCode.TOO_LARGE, row=number, column=MAX_COLUMNS + 1)
    return tuple(
        clean_cell(value, row=number, column=column)
        for column, value in enumerate(row[:MAX_COLUMNS], start=1)
    )


def _with_formulas(cells: tuple[Cell, ...], formula_row: tuple[object, ...]) -> tuple[Cell, ...]:
    pairs = itertools.zip_longest(cells, formula_row[:MAX_COLUMNS])
    return tuple(
        CellProblem.FORMULA if cell is None and formula is not None else cell for cell, formula in pairs
    )


def _holds_table(sheet: Any) -> bool:
    return looks_like_table(itertools.islice(_lines(sheet, None), _SAMPLE))


def _fullest(sheets: list[Any]) -> Any:
    def filled(sheet: Any) -> int:
        sample = itertools.islice(_lines(sheet, None), _SAMPLE)
        return sum(cell is not None for line in sample for cell in line.cells)

    return max(sheets, key=filled)
