"""What each kind of list brings along, so that uploading, reading and applying are the same for all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date, datetime

    from aandeslag.spreadsheets.table import Cell
    from aandeslag.teams.models import User
    from matching.imports.answers import FileQuestion
    from matching.imports.cells import Stored
    from matching.imports.judgement import Judgement, Line
    from matching.models import Import, ImportRow


class Judge(Protocol):
    """Judges lines in the order of the file."""

    def judge(self, line: Line) -> Judgement: ...


@dataclass(frozen=True)
class Moment:
    """Who imports, and when."""

    by: User | None
    now: datetime
    today: date


class Plan(Protocol):
    """Everything that will be written, made ready before the transaction begins."""

    def write(self) -> dict[str, int]:
        """Write it all inside the caller's transaction, and empty the rows; give how many of what."""


@dataclass(frozen=True)
class ListKind:
    """One kind of list."""

    kind: str
    vocabulary: Mapping[str, Sequence[str]]
    # In each group at least one column has to be there.
    required: tuple[tuple[str, ...], ...]
    # What may be kept of a cell of a column.
    keep: Callable[[str, Cell, date], Stored]
    # The questions about the file as a whole that one line raises.
    asks: Callable[[Mapping[str, Stored]], frozenset[FileQuestion]]
    judge: Callable[[Import, date], Judge]
    plan: Callable[[Import, Sequence[ImportRow], Moment], Plan]
    # The newest ids of what the rows are compared with.
    newest: Callable[[Import], dict[str, int]]
    # When all rows are read: what decisions about one row mean for others.
    settle: Callable[[Import], None]
    # What was built on an applied import, counted per kind of thing; and taking it back.
    built_upon: Callable[[Import], dict[str, int]]
    take_back: Callable[[Import], dict[str, int]]


def nothing_to_settle(_imported: Import) -> None:
    """For lists of which each row stands by itself."""
