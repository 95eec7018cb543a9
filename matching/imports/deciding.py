"""Takes the decisions that a preview asks for: each once, for all its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from aandeslag.audit.actions import record
from matching.imports.errors import WrongStageError
from matching.imports.judgement import YES
from matching.models import Import, ImportQuestion, ImportRow

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from aandeslag.teams.models import User


def decide_all_changes(*, imported: Import, by: User | None) -> int:
    """Take over everything that the list says otherwise, as far as nobody decided about it."""
    open_ones = imported.questions.filter(kind=ImportQuestion.Kind.CHANGE, choice="")
    choices = dict.fromkeys(open_ones.values_list("public_id", flat=True), YES)
    return decide(imported=imported, choices=choices, by=by)


@transaction.atomic
def decide(*, imported: Import, choices: Mapping[UUID, str], by: User | None) -> int:
    """Store the choices by question; their rows are read again. An unknown option is passed over."""
    if imported.stage != Import.Stage.PREVIEW:
        raise WrongStageError
    changed = []
    for question in imported.questions.filter(public_id__in=choices):
        choice = choices[question.public_id]
        if choice != question.choice and (choice == "" or choice in question.options):
            question.choice, question.by = choice, by
            changed.append(question)
    if changed:
        ImportQuestion.objects.bulk_update(changed, ["choice", "by"])
        rows = imported.rows.filter(questions__in=changed)
        ImportRow.objects.filter(pk__in=rows.values("pk")).update(verdict=ImportRow.Verdict.UNREAD)
        imported.stage = Import.Stage.READING
        imported.save(update_fields=["stage"])
        record(action="import.decided", on=imported)
    return len(changed)
