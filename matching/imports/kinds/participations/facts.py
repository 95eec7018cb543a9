"""What one row of an attendance list says; no database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from aandeslag.spreadsheets.columns import ParticipationColumn as Column
from aandeslag.spreadsheets.dutch.attendance import (
    NOT_MARKED,
    PRESENT,
    Mark,
    MarkState,
    parse_attendance,
)
from aandeslag.spreadsheets.dutch.dates import DateWithoutYear, parse_date
from aandeslag.spreadsheets.dutch.numbers import parse_minutes, parse_number
from aandeslag.spreadsheets.dutch.outcome import NotUnderstood
from aandeslag.spreadsheets.dutch.remarks import Remark, parse_remark
from aandeslag.vocabulary import ExcuseReason
from matching.imports.answers import FileQuestion
from matching.imports.cells import may_be_kept
from matching.imports.judgement import Why
from matching.imports.kinds.facts import Facts
from matching.imports.kinds.parsing import Memory, RowReader
from matching.models import Participation

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from aandeslag.spreadsheets.table import Cell
    from matching.imports.answers import Answers
    from matching.imports.cells import Stored

Status = Participation.Status
STATUSES: Final[dict[MarkState, str]] = {
    MarkState.PRESENT: Status.PRESENT,
    MarkState.EXCUSED: Status.EXCUSED,
    MarkState.ABSENT: Status.ABSENT,
    MarkState.NOT_MARKED: Status.SIGNED_UP,
}
MOST_MINUTES: Final = 24 * 60


def read_facts(cells: Mapping[str, Stored], answers: Answers, today: date, memory: Memory) -> Facts:
    row = RowReader(cells, memory)
    day = row.day(Column.DATE, year=answers.year, today=today)
    if not row.unanswered:
        row.require(Column.DATE, day)
    title = row.text(Column.ACTIVITY, longest=200)
    row.require(Column.ACTIVITY, title)
    number = row.read(Column.NUMBER, parse_number)
    name = row.text(Column.NAME, longest=100)
    if number is None:
        row.require(Column.NAME if Column.NAME in cells else Column.NUMBER, name)
    mark = _mark(row, answers)
    _remark(row)
    values = {
        "date": day.isoformat() if day else None,
        "title": title,
        "number": number,
        "name": name,
        "status": STATUSES[mark.state],
        "excuse": (mark.excuse or ExcuseReason.OTHER) if mark.state is MarkState.EXCUSED else "",
        "minutes": _minutes(row),
    }
    kept = {name: value for name, value in values.items() if value not in (None, "")}
    return Facts(kept, tuple(row.problems), tuple(row.notes), tuple(row.unanswered))


def keep(column: str, cell: Cell, _today: date) -> Stored:
    """Names stay until it is known whose they are; of a remark only what kind of thing it was about."""
    if cell is None:
        return None
    if column == Column.REMARKS:
        remark = parse_remark(cell)
        return None if remark == Remark() else remark
    if column == Column.STATUS and not isinstance(parse_attendance(cell), NotUnderstood):
        return cell
    return may_be_kept(cell) if column in {Column.NAME, Column.STATUS} else cell


def file_questions(cells: Mapping[str, Stored]) -> frozenset[FileQuestion]:
    """What one line makes it necessary to ask about the file as a whole."""
    found = set()
    day = cells.get(Column.DATE)
    if isinstance(day, str) and isinstance(parse_date(day), DateWithoutYear):
        found.add(FileQuestion.YEAR)
    if Column.STATUS not in cells:
        found.add(FileQuestion.ALL_PRESENT)
    return frozenset(found)


def _mark(row: RowReader, answers: Answers) -> Mark:
    if Column.STATUS not in row.cells and answers.all_present:
        return PRESENT
    mark: Mark = row.read(Column.STATUS, parse_attendance) or NOT_MARKED
    if mark.state is MarkState.NOT_MARKED:
        row.note(Why.NOT_MARKED, Column.STATUS)
    return mark


def _minutes(row: RowReader) -> int | None:
    minutes: int | None = row.read(Column.HOURS, parse_minutes)
    if minutes is not None and minutes > MOST_MINUTES:
        row.problem(Why.TOO_LONG, Column.HOURS, longest=24)
        return None
    return minutes


def _remark(row: RowReader) -> None:
    remark = row.cells.get(Column.REMARKS)
    if not isinstance(remark, Remark):
        return
    if remark.sensitive:
        row.note(Why.REMARK_SENSITIVE, Column.REMARKS, what=sorted(remark.sensitive))
    else:
        row.note(Why.REMARK_NEUTRAL, Column.REMARKS, what=[])
