"""Gather the lines of a sheet within the limits, and tell whether they look like a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aandeslag.spreadsheets.errors import UnreadableCode, UnreadableFileError
from aandeslag.spreadsheets.headings import KNOWN_WORDINGS
from aandeslag.spreadsheets.limits import MAX_ROWS, MAX_TEXT_CHARACTERS
from aandeslag.spreadsheets.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aandeslag.spreadsheets.table import Cell, Line

_ENOUGH = 2


def collect_lines(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Keep the lines that hold something, up to as many as a desk could have."""
    kept: list[Line] = []
    characters = 0
    for line in lines:
        if all(cell is None for cell in line.cells):
            continue
        kept.append(line)
        characters += sum(len(cell) for cell in line.cells if isinstance(cell, str))
        if len(kept) > MAX_ROWS:
            raise UnreadableFileError(UnreadableCode.TOO_MANY_ROWS, row=line.number)
        if characters > MAX_TEXT_CHARACTERS:
            raise UnreadableFileError(UnreadableCode.TOO_LARGE, row=line.number)
    if not kept:
        raise UnreadableFileError(UnreadableCode.EMPTY)
    return tuple(kept)


def looks_like_table(lines: Iterable[Line]) -> bool:
    """Say whether one of the lines is a header."""
    return any(is_header(line.cells) for line in lines)


def is_header(cells: tuple[Cell, ...]) -> bool:
    """At least two headings we know, and they make up half of what the line holds."""
    texts = [plain(cell) for cell in cells if isinstance(cell, str)]
    known = sum(text in KNOWN_WORDINGS for text in texts)
    filled = sum(cell is not None for cell in cells)
    return known >= _ENOUGH and known * 2 >= filled
