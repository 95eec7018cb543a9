"""Whether someone was there, in the words of a paper list."""

from __future__ import annotations

import pytest

from aandeslag.spreadsheets.dutch.attendance import (
    ABSENT,
    NOT_MARKED,
    PRESENT,
    Mark,
    MarkState,
    parse_attendance,
)
from aandeslag.spreadsheets.dutch.outcome import NotUnderstood, Reason
from aandeslag.spreadsheets.table import Cell, CellProblem
from aandeslag.vocabulary import ExcuseReason


@pytest.mark.parametrize(
    ("cell", "mark"),
    [
        *((cell, PRESENT) for cell in ("ja", "x", "X", "aanwezig", 1, "WAAR", "✓")),
        *((cell, ABSENT) for cell in ("nee", "Nee", "afwezig", 0, "ONWAAR")),
        *((cell, NOT_MARKED) for cell in (None, "", "?", "-")),
        ("afgemeld", Mark(MarkState.EXCUSED, ExcuseReason.OTHER)),
        ("afspraak", Mark(MarkState.EXCUSED, ExcuseReason.PROCEDURE)),
        ("ziek", Mark(MarkState.EXCUSED, ExcuseReason.ILL)),
        ("taalles", Mark(MarkState.EXCUSED, ExcuseReason.LESSON)),
        # Present, away or called off: one letter does not tell.
        ("a", NotUnderstood(Reason.ATTENDANCE_UNKNOWN, "a")),
        ("misschien", NotUnderstood(Reason.ATTENDANCE_UNKNOWN, "misschien")),
        (CellProblem.ERROR, NotUnderstood(Reason.ERROR_VALUE)),
    ],
)
def test_marks(cell: Cell, mark: Mark | NotUnderstood) -> None:
    assert parse_attendance(cell) == mark
