"""Attendance of one occurrence on one screen, who came besides, and a date that is cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from aandeslag.audit.actions import record_read
from aandeslag.htmx import wants_fragment
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import CONFLICT, NOT_PROCESSABLE, PAGE_AND_FORM
from activities import wording
from activities.errors import HasEndedError
from matching.actions import (
    add_unexpected,
    cancel_with_people,
    mark_attendance,
    reinstate_with_people,
)
from matching.attending.pressed import AttendanceForm
from matching.cards.attendance import attendance_of, rows_of
from matching.cards.company import company_of
from matching.errors import NotOpenError, PlacementRefusedError, WrongMomentError
from matching.forms import CancelOccurrenceForm, UnexpectedForm
from matching.models import HostReport
from matching.profiles import has_started
from matching.sheets import host_link
from matching.views.lookup import occurrence_or_404
from matching.views.week import back_to_week, is_from_week
from residents.models import Resident
from residents.views.lookup import may_here, shown_to

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from activities.models import Occurrence
    from matching.actions import Mark

PAGE = "matching/attendance.html"


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.MARK_ATTENDANCE)
def attendance(request: TeamRequest, occurrence_id: UUID) -> HttpResponse:
    """Each press is saved at once where there is JavaScript, and all together with the button."""
    occurrence = occurrence_or_404(request, occurrence_id)
    if request.method != "POST":
        return _page(request, occurrence)
    form = AttendanceForm(
        request.POST,
        rows=rows_of(occurrence),
        is_to_come=occurrence.date > timezone.localdate(),
    )
    if not form.is_valid():
        return _not_saved(request, occurrence, form, form.problem, NOT_PROCESSABLE)
    problem = mark(request, occurrence, form.marks())
    if problem:
        return _not_saved(request, occurrence, form, problem, CONFLICT)
    return _saved(request, occurrence, form)


def mark(request: TeamRequest, occurrence: Occurrence, marks: Mapping[int, Mark]) -> str:
    """Store them all, or none: then the sentence that says why."""
    try:
        mark_attendance(occurrence=occurrence, marks=marks, by=request.user, now=timezone.now())
    except PlacementRefusedError:
        return _("There is no place left for someone who had called off.")
    except NotOpenError:
        return _("This does not take place, or has ended for someone. Sign up again.")
    except WrongMomentError:
        return _("This is still to come: say later who was there.")
    return ""


@require_POST
@requires(Capability.MARK_ATTENDANCE)
def unexpected(request: TeamRequest, occurrence_id: UUID) -> HttpResponse:
    """Stored and counted, also when it is full."""
    occurrence = occurrence_or_404(request, occurrence_id)
    form = UnexpectedForm(request.POST)
    resident = _numbered(request, form) if form.is_valid() else None
    if resident is None:
        return _page(request, occurrence, status=NOT_PROCESSABLE, unexpected_form=form)
    try:
        add_unexpected(
            occurrence=occurrence,
            resident=resident,
            by=request.user,
            now=timezone.now(),
            token=form.token_sent,
        )
    except (WrongMomentError, NotOpenError, LookupError):
        form.add_error("number", _("That is not possible for this date."))
        return _page(request, occurrence, status=CONFLICT, unexpected_form=form)
    messages.success(request, _("Added: was there."))
    return redirect("matching:attendance", occurrence_id=occurrence.public_id)


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


@require_POST
@requires(Capability.KEEP_OFFER)
def reinstate(request: TeamRequest, occurrence_id: UUID) -> HttpResponse:
    """It takes place after all; whoever was taken off is asked again by people, not by this."""
    occurrence = occurrence_or_404(request, occurrence_id)
    try:
        reinstate_with_people(occurrence=occurrence, now=timezone.now())
    except HasEndedError:
        messages.error(request, _("This activity has ended."))
        return _page(request, occurrence, status=CONFLICT)
    messages.success(request, wording.AFTER_ALL)
    return redirect("matching:attendance", occurrence_id=occurrence.public_id)


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


def _numbered(request: TeamRequest, form: UnexpectedForm) -> Resident | None:
    number = form.cleaned_data["number"]
    resident = Resident.objects.for_team(request.team).filter(number=number).first()
    if resident is None:
        form.add_error("number", _("Nobody of this team has this number."))
    return resident


def _saved(request: TeamRequest, occurrence: Occurrence, form: AttendanceForm) -> HttpResponse:
    """After a single press only the small print of that line changes; otherwise the page it came from."""
    if wants_fragment(request):
        return _lines(request, occurrence, form)
    messages.success(request, _("Saved."))
    if is_from_week(request):
        return back_to_week(occurrence)
    return redirect("matching:attendance", occurrence_id=occurrence.public_id)


def _not_saved(
    request: TeamRequest, occurrence: Occurrence, form: AttendanceForm, problem: str, status: int
) -> HttpResponse:
    """The line stands again as it is, with why."""
    if wants_fragment(request):
        return _lines(request, occurrence, form, problem=problem, status=status)
    messages.warning(request, problem)
    return _page(request, occurrence, status=status)


def _lines(
    request: TeamRequest,
    occurrence: Occurrence,
    form: AttendanceForm,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    found = attendance_of(occurrence, now=timezone.now(), shown=shown_to(request), only=form.pressed)
    record_read(action="attendance.list", on=found.residents)
    context = {"attendance": found, "problem": problem, "url": request.path}
    return render(request, "matching/_marks.html", context, status=status)


def _page(
    request: TeamRequest,
    occurrence: Occurrence,
    *,
    status: int = 200,
    unexpected_form: UnexpectedForm | None = None,
) -> HttpResponse:
    found = attendance_of(occurrence, now=timezone.now(), shown=shown_to(request))
    record_read(action="attendance.list", on=found.residents)
    context = {
        "attendance": found,
        "may_cancel": may_here(request, Capability.KEEP_OFFER),
        "host_link": host_link(occurrence),
        "host_said": HostReport.objects.filter(occurrence=occurrence).first(),
        "company": company_of(occurrence, timezone.localdate()),
        "unexpected_form": unexpected_form or UnexpectedForm(),
    }
    return render(request, PAGE, context, status=status)
