"""Imports the rows that are new or decided: all of them or none, in one short transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from matching.imports.counting import counts_of
from matching.imports.errors import ChangedMeanwhileError, WrongStageError
from matching.imports.following import follow_their_rows
from matching.imports.judgement import Verdict
from matching.imports.kinds import KINDS
from matching.imports.kinds.contract import Moment
from matching.imports.mapping import start_reading
from matching.imports.storing import EMPTIED
from matching.models import Import, ImportRow

if TYPE_CHECKING:
    from datetime import datetime

    from aandeslag.teams.models import User
    from matching.imports.kinds.contract import Plan


def apply_import(*, imported: Import, by: User | None, now: datetime) -> Import:
    """Write it all down. A second time changes nothing.

    Raises ChangedMeanwhileError when people or activities came in since the rows were read;
    the rows are then to be read again.
    """
    rows = list(imported.rows.filter(verdict=Verdict.NEW).order_by("number"))
    # Asked after the rows: whoever imported them meanwhile emptied them too.
    stage = Import.objects.values_list("stage", flat=True).get(pk=imported.pk)
    if stage != Import.Stage.PREVIEW:
        return _done_before(imported)
    moment = Moment(by=by, now=now, today=timezone.localdate(now))
    plan = KINDS[imported.kind].plan(imported, rows, moment)
    try:
        return _write(imported, plan, now)
    except ChangedMeanwhileError:
        start_reading(imported)
        raise


def _done_before(imported: Import) -> Import:
    imported.refresh_from_db()
    if imported.stage != Import.Stage.APPLIED:
        raise WrongStageError
    return imported


@transaction.atomic
def _write(imported: Import, plan: Plan, now: datetime) -> Import:
    locked = Import.objects.select_for_update().get(pk=imported.pk)
    if locked.stage != Import.Stage.PREVIEW:
        return _done_before(imported)
    made = plan.write()
    follow_their_rows(imported)
    counts = counts_of(imported)
    imported.counts = {
        "new": counts.new,
        "changed": counts.changed,
        "same": counts.same,
        "undecided": counts.undecided,
        "not_understood": counts.not_understood,
        "made": made,
    }
    imported.stage = Import.Stage.APPLIED
    imported.applied_at = now
    imported.save(update_fields=["counts", "stage", "applied_at", "made_besides"])
    forget_contents(imported)
    record(action="import.applied", on=imported)
    return imported


def forget_contents(imported: Import) -> None:
    """Empty the rows of everything known, too; what was left out stays until it was looked at."""
    imported.rows.filter(verdict__in=(Verdict.SAME, Verdict.CHANGED)).update(**EMPTIED)
    imported.questions.all().delete()


@transaction.atomic
def forget_everything(*, imported: Import) -> None:
    """Empty what was left out as well."""
    ImportRow.objects.filter(imported=imported).update(**EMPTIED)
