"""The decisions a preview asks for: each made once, for all its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from aandeslag.audit.actions import record_read
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import PAGE_AND_FORM
from matching.imports.deciding import decide, decide_all_changes
from matching.imports.judgement import QuestionKind
from matching.imports.questions import open_by_kind, questions_of, show_questions
from matching.imports.reading import read_on
from matching.imports.views.lookup import import_or_404, page_of, steps_of
from matching.models import Import

if TYPE_CHECKING:
    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest

PER_PAGE = 20
ALL_CHANGES = "all-changes"
_PREFIX = "question-"


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.IMPORT)
def decisions(request: TeamRequest, import_id: UUID) -> HttpResponse:
    imported = import_or_404(request, import_id)
    if imported.stage != Import.Stage.PREVIEW:
        return HttpResponseRedirect(page_of(imported))
    if request.method == "POST":
        return _decide(request, imported)
    page = Paginator(questions_of(imported), PER_PAGE).get_page(request.GET.get("page"))
    shown, people = show_questions(imported, list(page))
    still_open = open_by_kind(imported)
    record_read(action="import.decisions", on=people)
    return render(
        request,
        "matching/imports/decisions.html",
        {
            "imported": imported,
            "page": page,
            "questions": shown,
            "open_questions": still_open.total(),
            "open_changes": still_open[QuestionKind.CHANGE],
            "steps": steps_of(imported),
        },
    )


def _decide(request: TeamRequest, imported: Import) -> HttpResponse:
    """Store what was chosen and read the rows concerned; then the next decisions, if there are any."""
    if _stored(request, imported):
        read_on(imported=imported, today=timezone.localdate())
    if imported.stage == Import.Stage.PREVIEW and imported.questions.filter(choice="").exists():
        return HttpResponseRedirect(reverse("matching:import-decisions", args=[imported.public_id]))
    return HttpResponseRedirect(page_of(imported))


def _stored(request: TeamRequest, imported: Import) -> int:
    """What was chosen on the page; with the other button all changes that are still open besides."""
    if ALL_CHANGES in request.POST:
        return decide_all_changes(imported=imported, by=request.user)
    return decide(imported=imported, choices=_choices(request), by=request.user)


def _choices(request: TeamRequest) -> dict[UUID, str]:
    """The options chosen, by question; a name that is not ours is passed over."""
    found = {}
    for name, choice in request.POST.items():
        if not name.startswith(_PREFIX):
            continue
        try:
            found[UUID(name.removeprefix(_PREFIX))] = str(choice)
        except ValueError:
            continue
    return found
