"""Takes in an uploaded file: reads it in the sandbox, recognises its columns, stores what may be kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from aandeslag.spreadsheets.headers import Certainty, recognise
from aandeslag.spreadsheets.sandbox import read_table
from aandeslag.teams.once import once
from matching.imports.cells import Hidden, may_be_kept, pack
from matching.imports.digests import file_digest, line_digest
from matching.imports.keeping import Keeper
from matching.imports.kinds import KINDS
from matching.imports.storing import BATCH
from matching.models import Import, ImportRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from aandeslag.spreadsheets.table import Cell, Row, Table
    from aandeslag.teams.models import Team, User
    from matching.imports.cells import Stored

OTHER_SHEETS: Final = "other-sheets"
# In a column that nobody named yet, anything longer than a name is not kept.
_LONGEST_UNNAMED: Final = {Import.Kind.ACTIVITIES: 120}
_LONGEST_NAME: Final = 30


@dataclass(frozen=True)
class Upload:
    """A file as it came in; its bytes are let go once they have been read."""

    team: Team
    kind: str
    content: bytes
    file_name: str
    by: User | None


def start_import(*, upload: Upload, now: datetime, token: UUID | None = None) -> Import:
    """Store a file's rows for the preview; the same token gives the first import again.

    Raises UnreadableFileError; then nothing is left behind.
    """
    table = read_table(upload.content, file_name=upload.file_name)
    begun: list[Import] = []

    def make() -> Import:
        begun.append(_begin(upload, table, now))
        return begun[0]

    imported = make() if token is None else once(team=upload.team, token=token, model=Import, make=make)
    if begun:
        try:
            _store(imported, table.rows, timezone.localdate(now))
        except Exception:
            imported.delete()
            raise
    return imported


@transaction.atomic
def _begin(upload: Upload, table: Table, now: datetime) -> Import:
    matches = recognise(table.header, KINDS[upload.kind].vocabulary)
    imported = Import.objects.create(
        team=upload.team,
        kind=upload.kind,
        digest=file_digest(upload.team.pk, upload.content),
        header=list(table.header),
        columns=[match.field or "" for match in matches],
        guessed=[match.index for match in matches if match.certainty is Certainty.GUESS],
        year_hint=table.year_hint,
        skipped=_skipped(table),
        row_count=len(table.rows),
        by=upload.by,
        created_at=now,
    )
    record(action="import.uploaded", on=imported)
    return imported


def _skipped(table: Table) -> list[list[int | str]]:
    """Which lines were no data, and how many sheets were not read; never the words of either."""
    lines: list[list[int | str]] = [[part.first, part.last, part.why.value] for part in table.skipped]
    return [*lines, [0, len(table.other_sheets), OTHER_SHEETS]] if table.other_sheets else lines


def _store(imported: Import, rows: Sequence[Row], today: date) -> None:
    """In short transactions; until all are there the import cannot be gone on with."""
    ready = list(_rows(imported, rows, today))
    for start in range(0, len(ready), BATCH):
        with transaction.atomic():
            ImportRow.objects.bulk_create(ready[start : start + BATCH])
    imported.stage = Import.Stage.COLUMNS
    imported.save(update_fields=["stage"])


def _rows(imported: Import, rows: Sequence[Row], today: date) -> Iterator[ImportRow]:
    keeper = Keeper(KINDS[imported.kind].keep, today)
    longest = _LONGEST_UNNAMED.get(Import.Kind(imported.kind), _LONGEST_NAME)
    for row in rows:
        kept = [
            keeper.keep(column, cell) if column else _unnamed(cell, longest)
            for column, cell in zip(imported.columns, row.cells, strict=True)
        ]
        yield ImportRow(
            team_id=imported.team_id,
            imported=imported,
            number=row.number,
            cells=[pack(cell) for cell in kept],
            line_digest=line_digest(imported.team_id, imported.kind, row.cells),
            made=uuid4(),
        )


def _unnamed(cell: Cell, longest: int) -> Stored:
    """A column that is not recognised may still be a remark: a longer text is not kept."""
    if isinstance(cell, str) and len(cell) > longest:
        return Hidden()
    return may_be_kept(cell)
