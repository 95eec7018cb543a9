"""The week, by day or by person: staff see everybody, COA and supporters their own people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from aandeslag.audit.actions import HasPublicId, record_read
from aandeslag.teams.access import Capability, Role, fields_shown, may
from aandeslag.teams.decorators import requires
from aandeslag.teams.opened_as import hidden_fields
from matching.cards.attendance_done import everybody_done
from matching.cards.week.done import done_of
from matching.cards.week.refused import refused_of
from matching.cards.week.sight import Sight
from matching.cards.week.weeks import week_by_day, week_by_person
from matching.cards.week.written import Shown, written_dates
from matching.cards.week.written_days import written_days
from residents.models import Resident

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

    from aandeslag.teams.http import TeamRequest
    from activities.models import Occurrence
    from matching.cards.week.done import Done
    from matching.cards.week.refused import Why

FIRST_YEAR, LAST_YEAR = 2000, 2100
BY_PERSON = "person"
WEEK = "week"


@require_safe
@requires(Capability.SEE_WEEK)
def week(request: TeamRequest) -> HttpResponse:
    """Seven days around `?day=`, or with `?by=person` the people of that week."""
    now = timezone.now()
    day = day_asked(request.GET.get("day", ""), timezone.localdate(now))
    sight = sight_of(request, now)
    if request.GET.get("by") == BY_PERSON:
        by_person = week_by_person(day, sight, now, request.GET.get("page"))
        record_read(action="week.people", on=by_person.listed.named, kind=Resident)
        context: dict[str, Any] = {"week": by_person, "page": by_person.listed.page}
        return render(request, "matching/week_by_person.html", context)
    by_day = week_by_day(day, sight, now)
    done = done_of(request.GET, sight, now) or _marked_here(request)
    named: dict[UUID, HasPublicId] = {one.public_id: one for one in by_day.named}
    named |= {row.resident.public_id: row.resident for row in done.rows} if done else {}
    record_read(action="week.list", on=list(named.values()), kind=Resident)
    goes_along = sight.own_dates_of is not None
    undo = render_to_string("matching/_week_done.html", {"done": done}, request) if done else ""
    on_cards = Shown(
        hidden=hidden_fields(request),
        goes_along=goes_along,
        done=SafeString(undo),
        done_at=done.occurrence if done else None,
        refused=refused_of(request.GET),
    )
    cards = written_dates(by_day.dates, on_cards)
    context = {
        "week": by_day,
        "days": written_days(by_day.days),
        "cards": cards,
        "goes_along": goes_along,
        "done": done,
    }
    return render(request, "matching/week.html", context)


def _marked_here(request: TeamRequest) -> Done | None:
    if not may(request.membership.role, Capability.MARK_ATTENDANCE):
        return None
    return everybody_done(request.GET, request.team, request.user)


def sight_of(request: TeamRequest, now: datetime) -> Sight:
    """Who helps at the desk sees no more of the week than at home."""
    role, team = request.membership.role, request.team
    shown, today = fields_shown(role), timezone.localdate(now)
    if may(role, Capability.SEE_RESIDENTS):
        return Sight(team, shown)
    people = Resident.objects.for_team(team)
    if role == Role.COA:
        here = people.filter(centre__in=request.membership.centres.all()).present()
        return Sight(team, shown, here, only_ahead=True)
    if role == Role.SUPPORTER:
        return Sight(team, shown, people.entrusted_to(request.user, today), own_dates_of=request.user)
    return Sight(team, shown, people.none())


def is_from_week(request: HttpRequest) -> bool:
    """Whether it was pressed in the week, to which it goes back."""
    return WEEK in request.POST


def back_to_week(occurrence: Occurrence, **done: object) -> HttpResponseRedirect:
    """The day of this date, with what was done and whose undo stands there."""
    query = urlencode({"day": occurrence.date.isoformat(), **done})
    return redirect(f"{reverse('matching:week')}?{query}#date-{occurrence.public_id}")


def back_refused(occurrence: Occurrence, why: Why) -> HttpResponseRedirect:
    """Why it was not done stands on the card, which is where the page opens."""
    return back_to_week(occurrence, why=why.value, at=occurrence.public_id)


def day_asked(text: str, today: date) -> date:
    """Nonsense in the address shows this week."""
    try:
        asked = parse_date(text)
    except ValueError:
        return today
    return asked if asked is not None and FIRST_YEAR <= asked.year < LAST_YEAR else today
