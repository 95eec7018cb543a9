"""From a file to a preview: its columns, the questions about it, reading it in slices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from aandeslag.htmx import wants_fragment
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import NOT_PROCESSABLE, PAGE_AND_FORM, redirect_whole_page
from matching.imports.answers import Answers
from matching.imports.errors import ColumnsMissingError, ColumnTwiceError
from matching.imports.forms import AnswersForm, ColumnsForm
from matching.imports.mapping import answer, set_columns
from matching.imports.preview import skipped_lines
from matching.imports.reading import progress_of, read_on
from matching.imports.samples import column_samples
from matching.imports.views.lookup import import_or_404, page_of, steps_of
from matching.imports.wording import column_twice, columns_missing
from matching.models import Import

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest

Stage = Import.Stage


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.IMPORT)
def columns(request: TeamRequest, import_id: UUID) -> HttpResponse:
    """What each column holds, as far as it was recognised, to be corrected."""
    imported = import_or_404(request, import_id)
    if imported.stage != Stage.COLUMNS:
        return HttpResponseRedirect(page_of(imported))
    form = ColumnsForm(request.POST or None, imported=imported)
    if request.method == "POST" and form.is_valid() and _set_columns(imported, form):
        if not imported.asks:
            return _read(imported)
        return HttpResponseRedirect(page_of(imported))
    return render(
        request,
        "matching/imports/columns.html",
        {
            "imported": imported,
            "form": form,
            "columns": column_samples(imported, form),
            "skipped": skipped_lines(imported),
            "steps": steps_of(imported),
        },
        status=NOT_PROCESSABLE if request.method == "POST" else None,
    )


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.IMPORT)
def answers(request: TeamRequest, import_id: UUID) -> HttpResponse:
    """What the file as a whole leaves open."""
    imported = import_or_404(request, import_id)
    if imported.stage != Stage.ANSWERS:
        return HttpResponseRedirect(page_of(imported))
    form = AnswersForm(request.POST or None, imported=imported, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        answer(imported=imported, answers=form.answers)
        return _read(imported)
    return render(
        request,
        "matching/imports/answers.html",
        {"imported": imported, "form": form, "steps": steps_of(imported)},
        status=NOT_PROCESSABLE if request.method == "POST" else None,
    )


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.IMPORT)
def read(request: TeamRequest, import_id: UUID) -> HttpResponse:
    """Read one slice; the page asks for the next by itself, without JavaScript by a button."""
    imported = import_or_404(request, import_id)
    if imported.stage != Stage.READING:
        return redirect_whole_page(request, page_of(imported))
    progress = progress_of(imported)
    if request.method == "POST":
        progress = read_on(imported=imported, today=timezone.localdate())
        if progress.done or not wants_fragment(request):
            return redirect_whole_page(request, page_of(imported))
    template = "_progress_form" if wants_fragment(request) else "reading"
    return render(
        request,
        f"matching/imports/{template}.html",
        {"imported": imported, "progress": progress, "steps": steps_of(imported)},
    )


def _set_columns(imported: Import, form: ColumnsForm) -> bool:
    try:
        set_columns(imported=imported, columns=form.columns, today=timezone.localdate())
    except ColumnsMissingError as error:
        form.add_error(None, columns_missing(imported.kind, error.missing))
    except ColumnTwiceError as error:
        form.add_error(None, column_twice(imported.kind, error.column))
    else:
        return True
    return False


def _read(imported: Import) -> HttpResponse:
    """Read the first slice at once: for most files that is all."""
    if imported.stage == Stage.ANSWERS:
        answer(imported=imported, answers=Answers())
    read_on(imported=imported, today=timezone.localdate())
    return HttpResponseRedirect(page_of(imported))
