"""Attendance of one occurrence on one screen, and a date that is cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from aandeslag.audit.actions import record_read
from aandeslag.htmx import wants_fragment
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import CONFLICT, NOT_PROCESSABLE, PAGE_AND_FORM
from matching.actions import (
    cancel_with_people,
    mark_attendance,
    unmark_everybody,
)
from matching.attending.pressed import AttendanceForm
from matching.cards.attendance import attendance_of, not_saved_of, off_the_list, rows_of
from matching.cards.attendance_done import MARKED, everybody_done, moment_of, removed_done
from matching.cards.company import company_of
from matching.cards.week.refused import SENTENCES, Why
from matching.errors import NotOpenError, PlacementRefusedError, WrongMomentError
from matching.forms import CancelOccurrenceForm, UnexpectedForm
from matching.models import HostReport
from matching.profiles import has_started
from matching.sheets import host_link
from matching.views.lookup import occurrence_or_404
from matching.views.week import back_refused, back_to_week, is_from_week
from residents.views.lookup import may_here, shown_to

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from activities.models import Occurrence
    from matching.actions import Mark
    from matching.models import Participation

PAGE = "matching/attendance.html"


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.MARK_ATTENDANCE)
def attendance(request: TeamRequest, occurrence_id: UUID) -> HttpResponse:
    """Each press is saved at once where there is JavaScript, and all together with the button."""
    occurrence = occurrence_or_404(request, occurrence_id)
    if request.method != "POST":
        return attendance_page(request, occurrence)
    now, listed = timezone.now(), rows_of(occurrence)
    off = off_the_list(occurrence, AttendanceForm.sent_of(request.POST) - {row.public_id for row in listed})
    form = AttendanceForm(request.POST, rows=[*listed, *off], is_to_come=not has_started(occurrence, now))
    if not form.is_valid():
        return _not_saved(request, occurrence, form, form.problem, NOT_PROCESSABLE)
    marks = form.marks()
    lost = [row for row in off if marks.pop(row.pk, None) is not None]
    problem = mark(request, occurrence, marks, now)
    if problem:
        return _not_saved(request, occurrence, form, problem, CONFLICT)
    if lost:
        return _saved_without(request, occurrence, form, lost, saved=bool(marks))
    return _saved(request, occurrence, form, now)


def mark(request: TeamRequest, occurrence: Occurrence, marks: Mapping[int, Mark], now: datetime) -> str:
    """Store them all, or none: then the sentence that says why."""
    try:
        mark_attendance(occurrence=occurrence, marks=marks, by=request.user, now=now)
    except PlacementRefusedError:
        return _("There is no place left for someone who had called off.")
    except NotOpenError:
        return _("This does not take place, or has ended for someone. Sign up again.")
    except WrongMomentError:
        return _("This has not begun yet: say after the start who was there.")
    return ""


@require_POST
@requires(Capability.MARK_ATTENDANCE)
def nobody_marked(request: TeamRequest, occurrence_id: UUID) -> HttpResponse:
    """Undo of *everybody was there*, by the moment of that press."""
    occurrence = occurrence_or_404(request, occurrence_id)
    now = timezone.now()
    # Nonsense is a press of this moment, in which nothing was said yet.
    marked_at = moment_of(request.POST.get(MARKED, "")) or now
    try:
        unmark_everybody(occurrence=occurrence, marked_at=marked_at, by=request.user, now=now)
    except NotOpenError:
        if is_from_week(request):
            return back_refused(occurrence, Why.CHANGED)
        messages.warning(request, SENTENCES[Why.CHANGED])
    else:
        messages.success(request, _("Undone: nothing is said of them any more."))
    return back_to_week(occurrence) if is_from_week(request) else _back(occurrence)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_OFFER)
def cancel(request: TeamRequest, occurrence_id: UUID) -> HttpResponse:
    """First shows whom it concerns, then takes them off; placements stay."""
    occurrence = occurrence_or_404(request, occurrence_id)
    form = CancelOccurrenceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _cancel(request, occurrence, form)
        return redirect("matching:attendance", occurrence_id=occurrence.public_id)
    found = attendance_of(occurrence, now=timezone.now(), shown=shown_to(request))
    record_read(action="occurrence.whom-it-concerns", on=found.residents)
    status = NOT_PROCESSABLE if request.method == "POST" else 200
    context = {"attendance": found, "form": form}
    return render(request, "matching/cancel_occurrence.html", context, status=status)


def _cancel(request: TeamRequest, occurrence: Occurrence, form: CancelOccurrenceForm) -> None:
    because = form.cleaned_data["because"]
    try:
        told = cancel_with_people(occurrence=occurrence, because=because, by=request.user, now=timezone.now())
    except WrongMomentError:
        messages.warning(request, _("People were there: say on this list who was not."))
        return
    messages.success(request, _whom_to_tell(0 if has_started(occurrence, timezone.now()) else len(told)))


def _whom_to_tell(number: int) -> str:
    if not number:
        return _("It does not take place. There is nobody to tell.")
    return ngettext(
        "It does not take place. %(number)d person must be told: see Today.",
        "It does not take place. %(number)d people must be told: see Today.",
        number,
    ) % {"number": number}


def _saved(request: TeamRequest, occurrence: Occurrence, form: AttendanceForm, now: datetime) -> HttpResponse:
    """After a single press only the small print of that line changes; otherwise the page it came from."""
    if wants_fragment(request):
        return _lines(request, occurrence, form)
    done = {MARKED: now.isoformat()} if form.everybody_present else {}
    if not done:
        messages.success(request, _("Saved."))
    return back_to_week(occurrence, **done) if is_from_week(request) else _back(occurrence, **done)


def _saved_without(
    request: TeamRequest,
    occurrence: Occurrence,
    form: AttendanceForm,
    lost: list[Participation],
    *,
    saved: bool,
) -> HttpResponse:
    """Another screen was first: of these nothing can be said any more. They are named, the others saved."""
    problem = not_saved_of(lost, occurrence, shown_to(request))
    if wants_fragment(request):
        return _lines(request, occurrence, form, problem=problem, status=CONFLICT, lost=lost)
    record_read(action="attendance.list", on=[row.resident for row in lost])
    if saved:
        messages.success(request, _("Saved."))
    messages.warning(request, problem)
    return back_to_week(occurrence) if is_from_week(request) else _back(occurrence)


def _back(occurrence: Occurrence, **done: str) -> HttpResponse:
    """The list of this date, with what was done and whose undo stands there."""
    where = reverse("matching:attendance", args=[occurrence.public_id])
    return redirect(f"{where}?{urlencode(done)}" if done else where)


def _not_saved(
    request: TeamRequest, occurrence: Occurrence, form: AttendanceForm, problem: str, status: int
) -> HttpResponse:
    """The line stands again as it is, with why."""
    if wants_fragment(request):
        return _lines(request, occurrence, form, problem=problem, status=status)
    messages.warning(request, problem)
    return attendance_page(request, occurrence, status=status)


def _lines(
    request: TeamRequest,
    occurrence: Occurrence,
    form: AttendanceForm,
    *,
    problem: str = "",
    status: int = 200,
    lost: Sequence[Participation] = (),
) -> HttpResponse:
    found = attendance_of(occurrence, now=timezone.now(), shown=shown_to(request), only=form.pressed)
    record_read(action="attendance.list", on=[*found.residents, *(row.resident for row in lost)])
    context = {"attendance": found, "problem": problem, "url": request.path, "lost": lost}
    return render(request, "matching/_marks.html", context, status=status)


def attendance_page(
    request: TeamRequest,
    occurrence: Occurrence,
    *,
    status: int = 200,
    unexpected_form: UnexpectedForm | None = None,
) -> HttpResponse:
    shown = shown_to(request)
    found = attendance_of(occurrence, now=timezone.now(), shown=shown)
    done = removed_done(request.GET, occurrence, shown) or everybody_done(
        request.GET, request.team, request.user
    )
    removed = [row.resident for row in done.rows] if done else []
    record_read(action="attendance.list", on=[*found.residents, *removed])
    context = {
        "attendance": found,
        "done": done,
        "may_cancel": may_here(request, Capability.KEEP_OFFER),
        "host_link": host_link(occurrence),
        "host_said": HostReport.objects.filter(occurrence=occurrence).first(),
        "company": company_of(occurrence, timezone.localdate()),
        "unexpected_form": unexpected_form or UnexpectedForm(),
    }
    return render(request, PAGE, context, status=status)
