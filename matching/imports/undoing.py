"""Takes an import back as a whole, or throws a preview away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from aandeslag.audit.actions import record
from matching.imports.errors import BuiltUponError, WrongStageError
from matching.imports.kinds import KINDS
from matching.imports.removing import remove_lines
from matching.models import Import

if TYPE_CHECKING:
    from datetime import datetime


@transaction.atomic
def undo_import(*, imported: Import, now: datetime) -> Import:
    """Delete what the import made. Raises BuiltUponError when that would take more with it."""
    locked = Import.objects.select_for_update().get(pk=imported.pk)
    if locked.stage == Import.Stage.UNDONE:
        return locked
    if locked.stage != Import.Stage.APPLIED:
        raise WrongStageError
    kind = KINDS[locked.kind]
    if what := kind.built_upon(locked):
        raise BuiltUponError(what)
    kind.take_back(locked)
    _close(locked, Import.Stage.UNDONE, "import.undone")
    locked.undone_at = now
    locked.save(update_fields=["undone_at"])
    return locked


@transaction.atomic
def drop_import(*, imported: Import) -> Import:
    """Throw a preview away: nothing was imported, and nothing of the file stays."""
    locked = Import.objects.select_for_update().get(pk=imported.pk)
    if locked.stage in {Import.Stage.APPLIED, Import.Stage.UNDONE}:
        raise WrongStageError
    _close(locked, Import.Stage.DROPPED, "import.dropped")
    return locked


def _close(imported: Import, stage: str, action: str) -> None:
    remove_lines(imported)
    imported.made_besides = {}
    imported.header, imported.columns = [], []
    imported.stage = stage
    imported.save(update_fields=["made_besides", "header", "columns", "stage"])
    record(action=action, on=imported)


@transaction.atomic
def forget_import(*, imported: Import) -> None:
    """Leave nothing of a file that was only tried out."""
    remove_lines(imported)
    imported.delete()
