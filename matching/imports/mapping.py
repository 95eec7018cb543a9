"""Fixes what each column holds, and drops at once what is not taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction

from aandeslag.spreadsheets.columns import ResidentColumn
from aandeslag.spreadsheets.dutch.remarks import Remark
from matching.imports.answers import Answers, FileQuestion
from matching.imports.cells import Hidden, pack, unpack
from matching.imports.errors import ColumnsMissingError, ColumnTwiceError, WrongStageError
from matching.imports.keeping import Keeper
from matching.imports.kinds import KINDS
from matching.imports.storing import BATCH, store_rows
from matching.models import Import, ImportRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from matching.imports.cells import Stored
    from matching.imports.kinds.contract import ListKind

# What is in these was never kept, so they cannot become something else afterwards.
FIXED: Final = frozenset({"remarks", "never-stored", "surname", "birth-year"})
_MAY_REPEAT: Final = frozenset({"", ResidentColumn.NEVER_STORED})
_CONTACTS: Final = frozenset({ResidentColumn.PHONE, ResidentColumn.EMAIL})


def set_columns(*, imported: Import, columns: Sequence[str], today: date) -> Import:
    """Take over the columns as they were corrected, and find out what is to be asked."""
    if imported.stage != Import.Stage.COLUMNS:
        raise WrongStageError
    kind = KINDS[imported.kind]
    _refuse_impossible(kind, columns)
    asks: set[FileQuestion] = set()
    rows = list(imported.rows.order_by("number"))
    keeper = Keeper(kind.keep, today)
    changes = [column != before for column, before in zip(columns, imported.columns, strict=True)]
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        for row in batch:
            cells = [unpack(cell) for cell in row.cells]
            for index, column in enumerate(columns):
                # What was taken for this column from the beginning is as it may be kept.
                if changes[index] or not column:
                    cells[index] = _kept(keeper, column, cells[index])
            row.cells = [pack(cell) for cell in cells]
            asks |= kind.asks(by_column(columns, cells))
        store_rows(batch, ["cells"])
    imported.columns = list(columns)
    imported.asks = sorted(asks)
    imported.stage = Import.Stage.ANSWERS
    imported.save(update_fields=["columns", "asks", "stage"])
    return imported


def by_column(columns: Sequence[str], cells: Sequence[Stored]) -> dict[str, Stored]:
    """The cells by what they hold."""
    return {column: cell for column, cell in zip(columns, cells, strict=True) if column}


def answer(*, imported: Import, answers: Answers) -> Import:
    """Store the answers about the file as a whole; reading can begin."""
    if imported.stage not in {Import.Stage.ANSWERS, Import.Stage.PREVIEW}:
        raise WrongStageError
    if FileQuestion.PHONE_ASKED in imported.asks and not answers.phone_asked:
        _forget_contacts(imported)
    imported.answers = answers.stored()
    imported.save(update_fields=["answers", "asks"])
    start_reading(imported)
    return imported


def _forget_contacts(imported: Import) -> None:
    """Nobody was asked, so the numbers go now; that one stood there is still counted."""
    places = [index for index, column in enumerate(imported.columns) if column in _CONTACTS]
    rows = list(imported.rows.order_by("number"))
    for row in rows:
        for index in places:
            row.cells[index] = pack(Hidden()) if row.cells[index] is not None else None
    for start in range(0, len(rows), BATCH):
        store_rows(rows[start : start + BATCH], ["cells"])
    imported.asks = [ask for ask in imported.asks if ask != FileQuestion.PHONE_ASKED]


@transaction.atomic
def start_reading(imported: Import) -> None:
    """Judge every row from the beginning, compared with how things are now."""
    imported.rows.update(verdict=ImportRow.Verdict.UNREAD)
    imported.newest = KINDS[imported.kind].newest(imported)
    imported.stage = Import.Stage.READING
    imported.save(update_fields=["newest", "stage"])


def _refuse_impossible(kind: ListKind, columns: Sequence[str]) -> None:
    named = [column for column in columns if column not in _MAY_REPEAT]
    twice = [column for column in named if named.count(column) > 1]
    if twice:
        raise ColumnTwiceError(twice[0])
    missing = [group for group in kind.required if not set(group) & set(named)]
    if missing:
        raise ColumnsMissingError(missing)


def _kept(keeper: Keeper, column: str, cell: Stored) -> Stored:
    if not column:
        return None
    if isinstance(cell, Remark):
        return cell if column == ResidentColumn.REMARKS else None
    if isinstance(cell, Hidden):
        return cell
    return keeper.keep(column, cell)
