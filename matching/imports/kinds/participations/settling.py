"""Lets an earlier row give way where it was decided that a later one is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from aandeslag.spreadsheets.columns import ParticipationColumn as Column
from matching.imports.judgement import Because, QuestionKind, Verdict, Why

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from matching.models import Import, ImportQuestion, ImportRow


@transaction.atomic
def settle(imported: Import) -> None:
    """Without decisions nothing changed since the rows were read from top to bottom."""
    decided = imported.questions.exclude(choice="")
    if decided.exists():
        _leave_out_overruled(decided.filter(kind=QuestionKind.CONTRADICTION))
        _read_doubles_again(imported)


def _leave_out_overruled(decided: QuerySet[ImportQuestion]) -> None:
    """Tie what was overruled to the decision: when that changes it is read again."""
    for question in decided.order_by("pk"):
        right = int(question.choice.removeprefix("row:"))
        later = question.rows.filter(number=right, verdict=Verdict.NEW).first()
        if later is None:
            continue
        for row in _earlier(later):
            because = Because(Why.OVERRULED, Column.STATUS, {"row": later.number})
            row.verdict = Verdict.UNDECIDED
            row.reasons = [because.stored(), *row.reasons]
            row.save(update_fields=["verdict", "reasons"])
            question.rows.add(row)


def _read_doubles_again(imported: Import) -> None:
    """A row further up was decided later: the one below it is to be compared with it after all."""
    seen: set[tuple[int | None, int, str]] = set()
    doubles = []
    new = imported.rows.filter(verdict=Verdict.NEW).order_by("number")
    for pk, resident, values in new.values_list("pk", "resident_id", "values"):
        time = (resident, values["slot"], values["date"])
        if time in seen:
            doubles.append(pk)
        seen.add(time)
    imported.rows.filter(pk__in=doubles).update(verdict=Verdict.UNREAD)


def _earlier(later: ImportRow) -> list[ImportRow]:
    """What rows above say of the same person, moment and date."""
    rows = later.imported.rows.filter(
        verdict=Verdict.NEW, resident=later.resident_id, activity=later.activity_id, number__lt=later.number
    )
    return [row for row in rows if _when(row) == _when(later)]


def _when(row: ImportRow) -> tuple[int, str]:
    return row.values["slot"], row.values["date"]
