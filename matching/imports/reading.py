"""Reads the stored rows in slices: each a short time, each row once, in the order of the file."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import transaction

from matching.imports.cells import unpack
from matching.imports.errors import WrongStageError
from matching.imports.following import follow_their_rows
from matching.imports.judgement import Ask, Judgement, Line, Verdict
from matching.imports.kinds import KINDS
from matching.imports.mapping import by_column
from matching.imports.storing import BATCH, store_rows
from matching.models import Import, ImportQuestion, ImportRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from django.db.models import QuerySet

    from matching.imports.kinds.contract import Judge

SLICE_SECONDS: Final = 1.5
_FIELDS: Final = (*("values", "verdict", "reasons", "list_number", "same_row", "resident", "activity"),)
_Asks = ImportRow.questions.through


@dataclass(frozen=True)
class Progress:
    read: int
    total: int

    @property
    def done(self) -> bool:
        return self.read >= self.total


def read_on(*, imported: Import, today: date, seconds: float = SLICE_SECONDS) -> Progress:
    """Read rows for as long as a slice may last; afterwards say how far it is."""
    if imported.stage != Import.Stage.READING:
        raise WrongStageError
    until = time.monotonic() + seconds
    judge = KINDS[imported.kind].judge(imported, today)
    # However long loading took, each slice brings it further.
    while rows := _next_batch(imported):
        _read_batch(imported, rows, judge)
        if time.monotonic() >= until:
            break
    progress = progress_of(imported)
    if progress.done:
        _finish(imported)
    return progress


def _next_batch(imported: Import) -> list[ImportRow]:
    """Rows to read; at the end those that have to be read again because of what others became."""
    unread = _unread(imported).order_by("number")[:BATCH]
    rows = list(unread)
    if not rows:
        KINDS[imported.kind].settle(imported)
        rows = list(unread.all())
    return rows


def progress_of(imported: Import) -> Progress:
    total = imported.rows.count()
    return Progress(total - _unread(imported).count(), total)


def _unread(imported: Import) -> QuerySet[ImportRow]:
    return imported.rows.filter(verdict=Verdict.UNREAD)


def _read_batch(imported: Import, rows: Sequence[ImportRow], judge: Judge) -> None:
    judgements = [judge.judge(_line(imported, row)) for row in rows]
    for row, judgement in zip(rows, judgements, strict=True):
        _note(row, judgement)
    with transaction.atomic():
        store_rows(rows, _FIELDS)
        _store_questions(imported, rows, judgements)


def _line(imported: Import, row: ImportRow) -> Line:
    cells = by_column(imported.columns, [unpack(cell) for cell in row.cells])
    return Line(number=row.number, cells=cells, digest=row.line_digest)


def _note(row: ImportRow, judgement: Judgement) -> None:
    row.values = judgement.values
    row.verdict = judgement.verdict
    row.reasons = [because.stored() for because in judgement.because]
    row.list_number = judgement.list_number
    row.same_row = judgement.same_row
    row.resident_id = judgement.resident_id
    row.activity_id = judgement.activity_id


def _store_questions(imported: Import, rows: Sequence[ImportRow], judgements: Sequence[Judgement]) -> None:
    _Asks.objects.filter(importrow__in=[row.pk for row in rows]).delete()
    asked = {ask.key: ask for judgement in judgements for ask in judgement.asks}
    if not asked:
        return
    ids = _question_ids(imported, asked)
    _Asks.objects.bulk_create(
        _Asks(importrow_id=row.pk, importquestion_id=ids[key])
        for row, judgement in zip(rows, judgements, strict=True)
        for key in {ask.key for ask in judgement.asks}
    )


def _question_ids(imported: Import, asked: dict[str, Ask]) -> dict[str, int]:
    """The questions by key: known ones, where the options may have changed, and new ones."""
    questions = [
        ImportQuestion(
            team_id=imported.team_id,
            imported=imported,
            key=ask.key,
            kind=ask.kind,
            activity_id=ask.activity_id,
            options=list(ask.options),
        )
        for ask in asked.values()
    ]
    ImportQuestion.objects.bulk_create(
        questions,
        update_conflicts=True,
        unique_fields=["imported", "key"],
        update_fields=["options", "activity"],
    )
    return dict(imported.questions.filter(key__in=asked).values_list("key", "pk"))


@transaction.atomic
def _finish(imported: Import) -> None:
    """Let go of questions that no row asks any more; now it is known what becomes of each row."""
    imported.questions.filter(rows=None).delete()
    follow_their_rows(imported)
    imported.stage = Import.Stage.PREVIEW
    imported.save(update_fields=["stage"])
