"""The page of one import: its preview, or what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from aandeslag.audit.actions import record_read
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from matching.imports.chips import chips_of, chosen_verdict
from matching.imports.counting import counts_of
from matching.imports.judgement import LEFT_OUT
from matching.imports.preview import remarkable, rows_of, show_rows, skipped_lines
from matching.imports.views.lookup import STEP_PAGES, import_or_404, page_of, steps_of
from matching.imports.wording import made_sentence
from matching.models import Import

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest

PER_PAGE = 50
Stage = Import.Stage


@require_safe
@requires(Capability.IMPORT)
def one_import(request: TeamRequest, import_id: UUID) -> HttpResponse:
    imported = import_or_404(request, import_id)
    if imported.stage in STEP_PAGES:
        return HttpResponseRedirect(page_of(imported))
    if imported.stage == Stage.PREVIEW:
        return _preview(request, imported)
    return _result(request, imported)


def _preview(request: TeamRequest, imported: Import) -> HttpResponse:
    counts = counts_of(imported)
    verdict = chosen_verdict(request.GET.get("verdict"), counts)
    page = Paginator(rows_of(imported, verdict), PER_PAGE).get_page(request.GET.get("page"))
    rows = show_rows(imported, page)
    people = {row.resident.pk: row.resident for row in rows if row.resident is not None}
    record_read(action="import.preview", on=list(people.values()))
    return render(
        request,
        "matching/imports/preview.html",
        {
            "imported": imported,
            "counts": counts,
            "chips": chips_of(counts, verdict),
            "page": page,
            "rows": rows,
            "remarkable": remarkable(imported),
            "skipped": skipped_lines(imported),
            "open_questions": imported.questions.filter(choice="").count(),
            "steps": steps_of(imported),
        },
    )


def _result(request: TeamRequest, imported: Import) -> HttpResponse:
    page = Paginator(rows_of(imported, *LEFT_OUT), PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "matching/imports/result.html",
        {
            "imported": imported,
            "made": made_sentence(imported.counts.get("made", {})),
            "page": page,
            "rows": show_rows(imported, page),
            "steps": steps_of(imported),
        },
    )
