"""Carry a table from the limited subprocess to the caller as JSON, and back to values."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from aandeslag.spreadsheets.errors import UnreadableCode, UnreadableFileError
from aandeslag.spreadsheets.table import (
    Cell,
    CellProblem,
    FileKind,
    Row,
    Skipped,
    SkipReason,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Callable


def pack_table(table: Table) -> bytes:
    """Write a table as JSON."""
    return _bytes(
        {
            "kind": table.kind,
            "sheet": table.sheet,
            "other_sheets": table.other_sheets,
            "header_row": table.header_row,
            "header": table.header,
            "header_guessed": table.header_guessed,
            "rows": [[row.number, [pack_cell(cell) for cell in row.cells]] for row in table.rows],
            "skipped": [[part.first, part.last, part.why, part.text] for part in table.skipped],
        }
    )


def pack_error(error: UnreadableFileError) -> bytes:
    """Write as JSON why there is no table."""
    return _bytes({"error": error.code, "row": error.row, "column": error.column})


def unpack(answer: bytes) -> Table:
    """Give the table, or raise the error that the subprocess found."""
    found: dict[str, Any] = json.loads(answer)
    if "error" in found:
        raise UnreadableFileError(UnreadableCode(found["error"]), row=found["row"], column=found["column"])
    return Table(
        kind=FileKind(found["kind"]),
        sheet=found["sheet"],
        other_sheets=tuple(found["other_sheets"]),
        header_row=found["header_row"],
        header=tuple(found["header"]),
        header_guessed=found["header_guessed"],
        rows=tuple(Row(number, tuple(map(unpack_cell, cells))) for number, cells in found["rows"]),
        skipped=tuple(
            Skipped(first, last, SkipReason(why), text) for first, last, why, text in found["skipped"]
        ),
    )


def _bytes(content: dict[str, object]) -> bytes:
    return json.dumps(content, separators=(",", ":")).encode("ascii")


def pack_cell(cell: Cell) -> object:
    """Make one value fit for JSON: what JSON lacks becomes a pair of kind and text."""
    if isinstance(cell, CellProblem):
        return ["problem", cell.value]
    if isinstance(cell, datetime):
        return ["datetime", cell.isoformat()]
    if isinstance(cell, date):
        return ["date", cell.isoformat()]
    if isinstance(cell, time):
        return ["time", cell.isoformat()]
    return cell


_READERS: dict[str, Callable[[str], Cell]] = {
    "problem": CellProblem,
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
}


def unpack_cell(packed: object) -> Cell:
    """Give the value that `pack_cell` wrote."""
    if isinstance(packed, list):
        kind, text = packed
        return _READERS[kind](text)
    if packed is None or isinstance(packed, str | int | float):
        return packed
    raise TypeError(packed)
