"""Reads cells column by column and gathers what is not understood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from aandeslag.spreadsheets.dutch.dates import DateWithoutYear, parse_date
from aandeslag.spreadsheets.dutch.outcome import NotUnderstood, Reason, problem_of, text_of
from matching.imports.cells import Hidden
from matching.imports.judgement import Because, Why

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matching.imports.cells import Stored

Parser = Callable[..., Any]
# What was read before: column, kind of cell and cell → what it means.
Memory = dict[tuple[str, str, Any], Any]
EARLIEST: Final = date(2010, 1, 1)


@dataclass
class RowReader:
    """The cells of one row, and what was found to be the matter with them."""

    cells: Mapping[str, Stored]
    # Lists repeat the same words many times; it lasts no longer than one slice.
    memory: Memory = field(default_factory=dict)
    problems: list[Because] = field(default_factory=list)
    notes: list[Because] = field(default_factory=list)
    unanswered: list[Because] = field(default_factory=list)

    def read(self, column: str, parser: Parser) -> Any:
        """Give the value of a cell; None where there is none or it is not understood."""
        cell = self.cells.get(column)
        if cell is None:
            return None
        if isinstance(cell, Hidden):
            self.problem(Why.CELL_HIDDEN, column, sorts=sorted(cell.sorts))
            return None
        if (trouble := problem_of(cell)) is not None:  # type: ignore[arg-type]  # remarks are not read here
            self.not_understood(column, trouble)
            return None
        # The kind of cell keeps 1 apart from 1.0.
        known = (column, type(cell).__name__, cell)
        if known not in self.memory:
            self.memory[known] = parser(cell)
        found = self.memory[known]
        if isinstance(found, NotUnderstood):
            self.not_understood(column, found)
            return None
        return found

    def text(self, column: str, *, longest: int) -> str:
        words = self.read(column, text_of) or ""
        if len(words) > longest:
            self.problem(Why.TOO_LONG, column, longest=longest)
            return ""
        return " ".join(words.split())

    def require(self, column: str, value: Any) -> None:
        """Note that nothing stands here, unless it was already said what is the matter."""
        if value in (None, "", ()) and not any(one.column == column for one in self.problems):
            self.problem(Why.MISSING, column)

    def day(self, column: str, *, year: int | None, today: date) -> date | None:
        """Read a date; one without a year is in `year`."""
        found = self.read(column, parse_date)
        if isinstance(found, DateWithoutYear):
            if year is None:
                self.unanswered.append(Because(Why.YEAR_NOT_ANSWERED, column))
                return None
            found = self._in_year(column, found, year)
        return self.sensible(column, found, today)

    def sensible(self, column: str, day: date | None, today: date) -> date | None:
        if day is None:
            return None
        if day > today:
            self.problem(Why.IN_THE_FUTURE, column, date=day.isoformat())
            return None
        if day < EARLIEST:
            self.not_understood(column, NotUnderstood(Reason.YEAR_IMPLAUSIBLE, str(day.year)))
            return None
        return day

    def _in_year(self, column: str, found: DateWithoutYear, year: int) -> date | None:
        day = found.in_year(year)
        if isinstance(day, NotUnderstood):
            self.not_understood(column, day)
            return None
        self.note(Why.YEAR_FOUND, column, date=day.isoformat())
        return day

    def problem(self, code: Why, column: str = "", **values: Any) -> None:
        self.problems.append(Because(code, column, values))

    def note(self, code: Why, column: str = "", **values: Any) -> None:
        self.notes.append(Because(code, column, values))

    def not_understood(self, column: str, why: NotUnderstood) -> None:
        self.problem(Why.CELL, column, reason=why.reason.value, text=why.text)
