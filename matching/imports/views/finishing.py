"""The end of an import: apply it, take it back, throw it away, fetch what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from aandeslag.audit.actions import record
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from matching.imports.applying import apply_import, forget_everything
from matching.imports.counting import counts_of
from matching.imports.errors import BuiltUponError, ChangedMeanwhileError, WrongStageError
from matching.imports.judgement import LEFT_OUT
from matching.imports.left_out import left_out_csv
from matching.imports.preview import rows_of
from matching.imports.reading import read_on
from matching.imports.undoing import drop_import, undo_import
from matching.imports.views.lookup import import_or_404, page_of
from matching.imports.wording import built_sentence
from matching.models import Import

if TYPE_CHECKING:
    from uuid import UUID

    from aandeslag.teams.http import TeamRequest


@require_POST
@requires(Capability.IMPORT)
def applied(request: TeamRequest, import_id: UUID) -> HttpResponse:
    imported = import_or_404(request, import_id)
    if imported.stage == Import.Stage.PREVIEW and not counts_of(imported).to_import:
        messages.warning(request, _("There is nothing new in this file, so nothing was imported."))
        return HttpResponseRedirect(page_of(imported))
    try:
        imported = apply_import(imported=imported, by=request.user, now=timezone.now())
        messages.success(request, _("The rows have been imported."))
    except ChangedMeanwhileError:
        read_on(imported=imported, today=timezone.localdate())
        words = _("Meanwhile somebody added something that may be the same. Look at the preview again.")
        messages.warning(request, words)
    except WrongStageError:
        messages.warning(request, _("This import is at another step now."))
    return HttpResponseRedirect(page_of(imported))


@require_POST
@requires(Capability.IMPORT)
def undone(request: TeamRequest, import_id: UUID) -> HttpResponse:
    imported = import_or_404(request, import_id)
    try:
        imported = undo_import(imported=imported, now=timezone.now())
        messages.success(request, _("The import has been taken back."))
    except BuiltUponError as error:
        messages.error(request, built_sentence(error.what))
    except WrongStageError:
        messages.warning(request, _("This import is at another step now."))
    return HttpResponseRedirect(page_of(imported))


@require_POST
@requires(Capability.IMPORT)
def dropped(request: TeamRequest, import_id: UUID) -> HttpResponse:
    imported = import_or_404(request, import_id)
    try:
        imported = drop_import(imported=imported)
        messages.success(request, _("The file was thrown away. Nothing was imported."))
    except WrongStageError:
        messages.warning(request, _("This import is at another step now."))
    return HttpResponseRedirect(page_of(imported))


@require_POST
@requires(Capability.IMPORT)
def forgotten(request: TeamRequest, import_id: UUID) -> HttpResponse:
    """Empty the rows that were left out, before the week is over."""
    imported = import_or_404(request, import_id)
    if imported.stage == Import.Stage.APPLIED:
        forget_everything(imported=imported)
        messages.success(request, _("The rows that were left out have been emptied."))
    return HttpResponseRedirect(page_of(imported))


@require_safe
@requires(Capability.IMPORT)
def left_out(request: TeamRequest, import_id: UUID) -> HttpResponse:
    imported = import_or_404(request, import_id)
    content = left_out_csv(imported, rows_of(imported, *LEFT_OUT))
    record(action="import.left-out-downloaded", on=imported)
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="left-out.csv"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
