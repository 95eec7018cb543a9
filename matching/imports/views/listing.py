"""The imports of a team, and the form to bring in another file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from aandeslag.spreadsheets.errors import UnreadableFileError
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import NOT_PROCESSABLE, PAGE_AND_FORM
from matching.imports.forms import UploadForm
from matching.imports.starting import Upload, start_import
from matching.imports.views.lookup import page_of
from matching.imports.wording import unreadable
from matching.models import Import

if TYPE_CHECKING:
    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest

PER_PAGE = 20


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.IMPORT)
def imports(request: TeamRequest) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        imported = _start(request, form)
        if imported is not None:
            return HttpResponseRedirect(page_of(imported))
    mine = Import.objects.for_team(request.team).select_related("by")
    page = Paginator(mine, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "matching/imports/imports.html",
        {"form": form, "page": page},
        status=NOT_PROCESSABLE if form.is_bound else None,
    )


def _start(request: TeamRequest, form: UploadForm) -> Import | None:
    file = form.cleaned_data["file"]
    upload = Upload(
        team=request.team,
        kind=form.cleaned_data["kind"],
        content=file.read(),
        file_name=file.name,
        by=request.user,
    )
    try:
        return start_import(upload=upload, now=timezone.now(), token=form.token_sent)
    except UnreadableFileError as error:
        form.add_error("file", unreadable(error))
        return None
