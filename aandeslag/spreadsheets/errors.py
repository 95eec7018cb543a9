"""Why a file as a whole cannot be read, as a code that is put into words elsewhere."""

from __future__ import annotations

from enum import StrEnum


class UnreadableCode(StrEnum):
    """One way in which a file cannot be read."""

    TOO_LARGE = "too-large"
    TOO_MANY_ROWS = "too-many-rows"
    WRONG_TYPE = "wrong-type"
    OLD_FORMAT = "old-format"  # .xls of before 2007: save it again as .xlsx
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    ZIP_BOMB = "zip-bomb"
    UNSAFE = "unsafe"  # XML that reaches outside itself or multiplies
    TOO_SLOW = "too-slow"
    CELL_TOO_LARGE = "cell-too-large"
    NUL_BYTES = "nul-bytes"
    NO_HEADER = "no-header"
    EMPTY = "empty"


class UnreadableFileError(Exception):
    """The file cannot be read; row and column are given where one cell is to blame."""

    def __init__(self, code: UnreadableCode, *, row: int | None = None, column: int | None = None) -> None:
        super().__init__(code, row, column)
        self.code = code
        self.row = row
        self.column = column
