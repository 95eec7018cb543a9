"""Remind who is expected: what would be sent is shown first, and a press sends it, once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from aandeslag.audit.actions import record_read
from aandeslag.paper.answers import paper
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from matching.actions import note_reminded, send_reminders, take_back_reminded
from matching.models import Placement, Reminder
from matching.reminders import calendar_for, due_on
from matching.slips import Form, on_paper, slips_of
from matching.views.lookup import participation_or_404
from residents.cards import row_of
from residents.models import Resident
from residents.views.lookup import resident_or_404, shown_to

if TYPE_CHECKING:
    from aandeslag.teams.http import TeamRequest
    from matching.reminders import Due

AHEAD: Final = 7
NOT_YET: Final = "not-yet"
Way = Reminder.Way


@require_safe
@requires(Capability.SEE_RESIDENTS)
def reminders(request: TeamRequest) -> HttpResponse:
    """Of tomorrow, or of another day of the week to come."""
    now, shown = timezone.now(), shown_to(request)
    day, today = _day(request.GET.get("day", "")), timezone.localdate(now)
    found = due_on(request.team, day, now)
    record_read(action="reminder.list", on=[one.resident for one in found])
    ways = [
        {
            "way": way,
            "due": [
                {
                    "one": one,
                    "person": row_of(one.resident, shown),
                    "title": one.row.occurrence.activity.title,
                }
                for one in found
                if one.way == way
            ],
            "ready": sum(one.is_ready for one in found if one.way == way),
        }
        for way in (Way.MAIL, Way.MESSAGE, Way.PAPER)
    ]
    context = {
        "day": day,
        "days": [today + timedelta(days=ahead) for ahead in range(1, AHEAD + 1)],
        "ways": ways,
        "is_anybody": bool(found),
    }
    return render(request, "matching/reminders.html", context)


@require_POST
@requires(Capability.SEE_RESIDENTS)
def send(request: TeamRequest) -> HttpResponse:
    """Exactly those whose text stood on the page."""
    taken = send_reminders(
        team=request.team, participations=_shown_ids(request), by=request.user, now=timezone.now()
    )
    if taken:
        said = ngettext("%(n)s e-mail is being sent.", "%(n)s e-mails are being sent.", taken)
        messages.success(request, said % {"n": taken})
    else:
        messages.info(request, _("There was nothing to send any more."))
    return redirect(_page(_day(request.POST.get("day", ""))))


@require_POST
@requires(Capability.SEE_RESIDENTS)
def reminded(request: TeamRequest, participation_id: UUID) -> HttpResponse:
    row = participation_or_404(request, participation_id)
    way = Way.MESSAGE if request.POST.get("way") == Way.MESSAGE else Way.PAPER
    if request.POST.get("way") == NOT_YET:
        take_back_reminded(participation=row)
    else:
        note_reminded(participation=row, way=way, by=request.user, now=timezone.now())
    return redirect(_page(_day(row.occurrence.date.isoformat())))


@require_safe
@requires(Capability.SEE_RESIDENTS)
def slips(request: TeamRequest) -> HttpResponse:
    """For who can only be reminded on paper: four to an A4, as they had them."""
    day, now = _day(request.GET.get("day", "")), timezone.now()
    due = [one for one in due_on(request.team, day, now) if one.way == Way.PAPER]
    people = list(_people(request, due))
    placements = Placement.objects.for_team(request.team).filter(pk__in=[one.row.placement_id for one in due])
    made = slips_of(people, now, placements=placements) if people else []
    if not made:
        messages.info(request, _("Nobody needs a slip for this day."))
        return redirect(_page(day))
    record_read(action="reminder.print", on=people)
    return paper(on_paper(made, Form.A4), "slips")


@require_safe
@requires(Capability.SIGN_UP)
def calendar_file(request: TeamRequest, resident_id: UUID) -> HttpResponse:
    """For their own telephone: their own times, nobody else."""
    person = resident_or_404(request, resident_id)
    record_read(action="resident.calendar", on=[person])
    return HttpResponse(
        calendar_for(person, timezone.now()),
        content_type="text/calendar; charset=utf-8",
        headers={
            "Content-Disposition": 'attachment; filename="afspraken.ics"',
            "Cache-Control": "private, no-store",
        },
    )


def _people(request: TeamRequest, due: list[Due]) -> list[Resident]:
    wanted = Resident.objects.for_team(request.team).filter(pk__in=[one.row.resident_id for one in due])
    return list(wanted.select_related("team", "centre", "housed_in").order_by("number"))


def _shown_ids(request: TeamRequest) -> list[UUID]:
    try:
        return [UUID(one) for one in request.POST.getlist("participation")]
    except ValueError as error:
        raise Http404 from error


def _day(asked: str) -> date:
    """One of the days ahead; anything else is tomorrow."""
    today = timezone.localdate()
    days = {(today + timedelta(days=ahead)).isoformat(): ahead for ahead in range(AHEAD + 1)}
    return today + timedelta(days=days.get(asked, 1))


def _page(day: date) -> str:
    return f"{reverse('matching:reminders')}?day={day.isoformat()}"
