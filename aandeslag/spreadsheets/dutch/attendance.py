"""Whether someone was there, in the words of a paper list."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from aandeslag.spreadsheets.dutch.outcome import (
    NotUnderstood,
    Reason,
    not_understood,
    problem_of,
    text_of,
)
from aandeslag.spreadsheets.wording import plain
from aandeslag.vocabulary import ExcuseReason

if TYPE_CHECKING:
    from aandeslag.spreadsheets.table import Cell


class MarkState(StrEnum):
    """The same words as the states of a participation, and that nobody marked it."""

    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"
    NOT_MARKED = "not-marked"


@dataclass(frozen=True, slots=True)
class Mark:
    state: MarkState
    excuse: ExcuseReason | None = None


PRESENT: Final = Mark(MarkState.PRESENT)
ABSENT: Final = Mark(MarkState.ABSENT)
NOT_MARKED: Final = Mark(MarkState.NOT_MARKED)

_TICKS: Final = frozenset({"✓", "✔", "√", "☑", "+"})
_MARKS: Final[dict[str, Mark]] = {
    **dict.fromkeys(
        ("ja", "j", "x", "xx", "aanwezig", "geweest", "was er", "present", "1", "waar", "v", "y", "yes"),
        PRESENT,
    ),
    **dict.fromkeys(
        ("nee", "n", "afwezig", "niet gekomen", "niet geweest", "no show", "0", "onwaar", "absent", "no"),
        ABSENT,
    ),
    **dict.fromkeys(
        ("afgemeld", "afm", "heeft afgezegd", "afgezegd", "met bericht"),
        Mark(MarkState.EXCUSED, ExcuseReason.OTHER),
    ),
    **dict.fromkeys(
        ("afspraak", "gehoor", "ind", "advocaat", "had afspraak", "procedure"),
        Mark(MarkState.EXCUSED, ExcuseReason.PROCEDURE),
    ),
    **dict.fromkeys(("ziek", "ziek gemeld", "ziekgemeld"), Mark(MarkState.EXCUSED, ExcuseReason.ILL)),
    **dict.fromkeys(
        ("meldplicht", "inhuisregistratie", "melden"), Mark(MarkState.EXCUSED, ExcuseReason.REPORTING_DUTY)
    ),
    **dict.fromkeys(("les", "taalles", "school", "nt2"), Mark(MarkState.EXCUSED, ExcuseReason.LESSON)),
    **dict.fromkeys(
        ("vervoer", "geen vervoer", "bus gemist"), Mark(MarkState.EXCUSED, ExcuseReason.TRANSPORT)
    ),
    **dict.fromkeys(("kind ziek", "oppas", "geen oppas"), Mark(MarkState.EXCUSED, ExcuseReason.CARE)),
}
_UNMARKED: Final = frozenset({"", "onbekend", "niet ingevuld"})


def parse_attendance(cell: Cell) -> Mark | NotUnderstood:
    """Read one mark; nothing filled in is a value of its own, never an absence."""
    if (problem := problem_of(cell)) is not None:
        return problem
    text = text_of(cell)
    if text in _TICKS:
        return PRESENT
    word = plain(text)
    if word in _UNMARKED:
        return NOT_MARKED
    return _MARKS.get(word) or not_understood(Reason.ATTENDANCE_UNKNOWN, text)
