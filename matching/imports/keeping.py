"""Decides about each cell what may be kept of it; the same words are judged once per file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from aandeslag.spreadsheets.table import Cell
    from matching.imports.cells import Stored


@dataclass
class Keeper:
    """Wraps what a kind of list keeps; it lasts as long as one file is taken in."""

    kept: Callable[[str, Cell, date], Stored]
    today: date
    _memory: dict[tuple[str, str, Any], Stored] = field(default_factory=dict)

    def keep(self, column: str, cell: Cell) -> Stored:
        # The kind of cell keeps 1 apart from 1.0.
        known = (column, type(cell).__name__, cell)
        if known not in self._memory:
            self._memory[known] = self.kept(column, cell, self.today)
        return self._memory[known]
