"""Attendance from the paper list, by keyboard alone: one letter for each person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from aandeslag.audit.actions import record_read
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import CONFLICT, NOT_PROCESSABLE, PAGE_AND_FORM
from matching.attending.typed import PaperListForm, in_order, legend
from matching.cards.attendance import attendance_of, not_saved_of, off_the_list, rows_of
from matching.profiles import has_started
from matching.views.attendance import mark
from matching.views.lookup import occurrence_or_404
from residents.views.lookup import shown_to

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from activities.models import Occurrence


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.MARK_ATTENDANCE)
def paper_list(request: TeamRequest, occurrence_id: UUID) -> HttpResponse:
    """What is not right is said above the letters, and nothing is stored."""
    occurrence = occurrence_or_404(request, occurrence_id)
    if not has_started(occurrence, timezone.now()):
        messages.warning(request, _("This has not begun yet: say after the start who was there."))
        return redirect("matching:attendance", occurrence_id=occurrence_id)
    if request.method != "POST":
        return _page(request, occurrence, PaperListForm(initial={"rows": in_order(rows_of(occurrence))}))
    form = PaperListForm(request.POST)
    if not form.is_valid():
        return _page(request, occurrence, form, status=NOT_PROCESSABLE)
    listed = rows_of(occurrence)
    off = off_the_list(occurrence, set(form.cleaned_data["rows"]) - {row.public_id for row in listed})
    marks = form.marks(listed)
    if problem := mark(request, occurrence, marks, timezone.now()):
        form.add_error("letters", problem)
        return _page(request, occurrence, form, status=CONFLICT)
    words = ngettext("%(number)d person marked.", "%(number)d people marked.", len(marks))
    messages.success(request, words % {"number": len(marks)})
    typed = form.marks(off)
    if lost := [row for row in off if row.pk in typed]:
        record_read(action="attendance.list", on=[row.resident for row in lost])
        messages.warning(request, not_saved_of(lost, occurrence, shown_to(request)))
    return redirect("matching:attendance", occurrence_id=occurrence_id)


def _page(
    request: TeamRequest, occurrence: Occurrence, form: PaperListForm, *, status: int = 200
) -> HttpResponse:
    found = attendance_of(occurrence, now=timezone.now(), shown=shown_to(request))
    record_read(action="attendance.list", on=found.residents)
    context = {"attendance": found, "form": form, "legend": legend()}
    return render(request, "matching/paper_list.html", context, status=status)
