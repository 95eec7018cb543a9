"""Find the header among title lines, and leave out totals, repeated headers and empty lines."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from aandeslag.spreadsheets.collect import is_header
from aandeslag.spreadsheets.errors import UnreadableCode, UnreadableFileError
from aandeslag.spreadsheets.table import Cell, Grid, Line, Row, Skipped, SkipReason, Table
from aandeslag.spreadsheets.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TOTAL = re.compile(r"(?:sub ?|eind ?)?(?:totaal|totalen|total|som|aantal)\b")
_BARE_TOTAL = re.compile(r"(?:sub ?|eind ?)?(?:totaal|totalen|total)")
_MOST_CELLS_IN_A_TOTAL = 3
_LONGEST_TITLE = 200
_LEAST_GUESSED_WIDTH = 3
_LEAST_ROWS_BELOW_A_GUESS = 2


def to_table(grid: Grid) -> Table:
    """Name the columns of a grid and sort its lines into data and what is none."""
    position, guessed = _header_position(grid.lines)
    top, below = grid.lines[position], grid.lines[position + 1 :]
    width = max(_width(line.cells) for line in grid.lines[position:])
    header = _padded(top.cells, width)
    skipped = [_skip(line, SkipReason.TITLE) for line in grid.lines[:position]]
    rows: list[Row] = []
    for line in below:
        cells = _padded(line.cells, width)
        if why := _no_data(cells, header):
            skipped.append(_skip(line, why))
        else:
            rows.append(Row(line.number, cells))
    skipped.extend(_gaps(grid.lines))
    return Table(
        kind=grid.kind,
        sheet=grid.sheet,
        other_sheets=grid.other_sheets,
        header_row=top.number,
        header=tuple(map(shown, header)),
        header_guessed=guessed,
        rows=tuple(rows),
        skipped=tuple(sorted(skipped, key=lambda part: part.first)),
    )


def shown(cell: Cell) -> str:
    """Write a cell as a person would in a heading or a title."""
    if cell is None:
        return ""
    if isinstance(cell, date | datetime):
        return cell.strftime("%d-%m-%Y")
    return str(cell)


def _header_position(lines: Sequence[Line]) -> tuple[int, bool]:
    for position, line in enumerate(lines):
        if is_header(line.cells):
            return position, False
    for position, line in enumerate(lines):
        if _could_be_header(line.cells, lines[position + 1 :]):
            return position, True
    raise UnreadableFileError(UnreadableCode.NO_HEADER)


def _could_be_header(cells: tuple[Cell, ...], below: Sequence[Line]) -> bool:
    """Different words without digits, above lines that are as wide: a person may correct it."""
    filled = [cell for cell in cells if cell is not None]
    words = {cell for cell in filled if isinstance(cell, str) and not re.search(r"\d", cell)}
    if len(filled) < _LEAST_GUESSED_WIDTH or len(words) < len(filled):
        return False
    as_wide = [line for line in below[:20] if _filled(line.cells) * 2 >= len(filled)]
    return len(as_wide) >= _LEAST_ROWS_BELOW_A_GUESS


def _no_data(cells: tuple[Cell, ...], header: tuple[Cell, ...]) -> SkipReason | None:
    filled = [(cell, heading) for cell, heading in zip(cells, header, strict=True) if cell is not None]
    if len(filled) > 1 and all(_same_word(cell, heading) for cell, heading in filled):
        return SkipReason.REPEATED_HEADER
    return SkipReason.TOTAL if _is_total([cell for cell, _ in filled]) else None


def _same_word(cell: Cell, heading: Cell) -> bool:
    return isinstance(cell, str) and isinstance(heading, str) and plain(cell) == plain(heading)


def _is_total(filled: list[Cell]) -> bool:
    """`totaal: 214`, or the word alone before a line of nothing but numbers."""
    first = filled[0]
    if not isinstance(first, str):
        return False
    word = plain(first)
    numbers = all(isinstance(cell, int | float) or _is_number(cell) for cell in filled[1:])
    if _BARE_TOTAL.fullmatch(word) and numbers:
        return True
    return bool(_TOTAL.match(word)) and len(filled) <= _MOST_CELLS_IN_A_TOTAL and numbers


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, str) and re.fullmatch(r"[\d.,%\s]+", cell) is not None


def _gaps(lines: Sequence[Line]) -> Iterator[Skipped]:
    expected = 1
    for line in lines:
        if line.number > expected:
            yield Skipped(expected, line.number - 1, SkipReason.EMPTY)
        expected = line.number + 1


def _skip(line: Line, why: SkipReason) -> Skipped:
    text = " ".join(shown(cell) for cell in line.cells if cell is not None)
    return Skipped(line.number, line.number, why, text[:_LONGEST_TITLE])


def _filled(cells: tuple[Cell, ...]) -> int:
    return sum(cell is not None for cell in cells)


def _width(cells: tuple[Cell, ...]) -> int:
    return max((index for index, cell in enumerate(cells, start=1) if cell is not None), default=0)


def _padded(cells: tuple[Cell, ...], width: int) -> tuple[Cell, ...]:
    return (*cells[:width], *[None] * (width - len(cells)))
