"""The columns of a file with a few of their cells, to see whether they were recognised rightly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from aandeslag.spreadsheets.dutch.remarks import Remark
from matching.imports.cells import Hidden, unpack
from matching.imports.left_out import shown

if TYPE_CHECKING:
    from django.forms import BoundField

    from matching.imports.forms import ColumnsForm
    from matching.models import Import

_ROWS_LOOKED_AT: Final = 40
_SAMPLES: Final = 3
_LONGEST: Final = 40


@dataclass(frozen=True)
class ColumnShown:
    letter: str
    heading: str
    samples: list[str]
    is_guess: bool
    is_kept: bool
    field: BoundField


def column_samples(imported: Import, form: ColumnsForm) -> list[ColumnShown]:
    rows = list(imported.rows.order_by("number").values_list("cells", flat=True)[:_ROWS_LOOKED_AT])
    return [
        ColumnShown(
            letter=letter_of(index),
            heading=heading,
            samples=_samples([cells[index] for cells in rows]),
            is_guess=index in imported.guessed,
            is_kept=not any(isinstance(unpack(cells[index]), Hidden | Remark) for cells in rows),
            field=form[f"column-{index}"],
        )
        for index, heading in enumerate(imported.header)
    ]


def letter_of(index: int) -> str:
    """The letter a spreadsheet program shows above a column: A to Z, AA, AB …."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _samples(cells: list[object]) -> list[str]:
    words = [shown(unpack(cell))[:_LONGEST] for cell in cells]
    return list(dict.fromkeys(filter(None, words)))[:_SAMPLES]
