"""The walk-in hour of today: the page, finding someone, and noting that they are here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import trigger_client_event

from aandeslag.audit.actions import record_read
from aandeslag.htmx import wants_fragment
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import PAGE_AND_FORM, redirect_whole_page
from residents.actions import make_sessions, note_came, note_visit
from residents.cards import row_of
from residents.errors import SessionNotOpenError
from residents.expected import expected_at, expected_called
from residents.finding import AT_MOST, find_residents, names_one_person
from residents.models import Resident, Visit, WalkInHour, WalkInSession
from residents.names import clean_name
from residents.news import read_stamp, stamp_of
from residents.views.desk import desk_page, left_column, people_lists
from residents.views.expecting import referral_asked
from residents.views.lookup import may_here, posted_id, resident_or_404, session_or_404, sessions_on, shown_to
from residents.views.panels import answer_panel, person_panel
from residents.views.people import LONGEST_SEARCH

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from aandeslag.teams.http import TeamRequest
    from residents.expected import Line


@require_safe
@requires(Capability.RUN_WALK_IN)
def walk_in(request: TeamRequest) -> HttpResponse:
    """Today's session; when there are several the one that is open, else the first still to come."""
    today = timezone.localdate()
    todays = sessions_on(request, today)
    if not todays and WalkInHour.objects.for_team(request.team).on(today).exists():
        make_sessions(team=request.team, today=today)
        todays = sessions_on(request, today)
    if todays:
        here = min(todays, key=_urgency)
        if wants_fragment(request):
            return _nobody(request, here)
        return desk_page(request, here)
    coming = WalkInSession.objects.workable_by(request).still_planned(today)
    context = {
        "following": coming.select_related("centre").order_by("date", "starts").first(),
        "may_plan": may_here(request, Capability.PLAN_WALK_IN),
    }
    return render(request, "residents/no_walk_in.html", context)


@require_safe
@requires(Capability.RUN_WALK_IN)
def session(request: TeamRequest, walk_in_session_id: UUID) -> HttpResponse:
    here = session_or_404(request, walk_in_session_id)
    return _nobody(request, here) if wants_fragment(request) else desk_page(request, here)


@require_safe
@requires(Capability.RUN_WALK_IN)
def news(request: TeamRequest, walk_in_session_id: UUID) -> HttpResponse:
    """What other screens did since `since`. Nothing new: no content, no people read, nothing logged."""
    here = session_or_404(request, walk_in_session_id)
    seen, now = read_stamp(request.GET.get("since", "")), stamp_of(here)
    if seen == now:
        return HttpResponse(status=204)
    context = {**left_column(request, here), "is_news": True, "state_is_new": seen.state != now.state}
    if seen.people != now.people:
        context |= (lists := people_lists(request, here))
        came, expected = [one.visit.resident for one in lists["came"]], lists["expected"]
        record_read(action="walk-in.news", on=[*came, *expected.people, *expected.names])
    response = render(request, "residents/_news.html", context)
    return trigger_client_event(response, "offers-changed") if seen.offers != now.offers else response


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.RUN_WALK_IN)
def find_at_desk(request: TeamRequest, walk_in_session_id: UUID) -> HttpResponse:
    """Who is this? Asked by POST: a name does not belong in an address.

    A number or a slip with Enter behind it, by hand or by a scanner, is somebody who stands here. A name may
    also be looked up for other reasons: that notes no visit.
    """
    here = session_or_404(request, walk_in_session_id)
    text = request.POST.get("find", "").strip()[:LONGEST_SEARCH]
    visible = Resident.objects.visible_to(request, timezone.localdate())
    found = find_residents(visible, text) if text else []
    if not wants_fragment(request):
        return desk_page(request, here, found=found if text else None, panel=_beside(text, found))
    if len(found) == 1 and names_one_person(text) and "enter" in request.POST and here.is_held:
        return _noted(request, here, resident_or_404(request, found[0].public_id), Visit.Reason.SIGN_UP)
    record_read(action="resident.found", on=found)
    shown = shown_to(request)
    rows = [row_of(one, shown) for one in found] if text else None
    context = {"found": rows, "session": here, "sent": _sent(request, here, text), **_beside(text, found)}
    return render(request, "residents/_found_at_desk.html", context)


def _sent(request: TeamRequest, here: WalkInSession, text: str) -> list[Line]:
    """Whom COA staff sent by a name like this: who is registered apart from it would not be seen to come."""
    name = _name_in(text)
    if not name:
        return []
    expected = expected_at(here, shown_to(request), timezone.localdate())
    lines = expected_called(expected, name)
    ids = {one.referral_id for one in lines}
    record_read(action="referral.found", on=[one for one in expected.names if one.public_id in ids])
    return lines


@require_POST
@requires(Capability.RUN_WALK_IN)
def visit_noted(request: TeamRequest, walk_in_session_id: UUID) -> HttpResponse:
    """One press: this person is here."""
    here = session_or_404(request, walk_in_session_id)
    person = resident_or_404(request, posted_id(request, "resident"))
    # Whom COA staff sent with a name turned out to be known already.
    if here.is_held and (referral := referral_asked(request, here)) is not None:
        note_came(referral=referral, session=here, resident=person)
    coffee = request.POST.get("reason") == Visit.Reason.COFFEE
    return _noted(request, here, person, Visit.Reason.COFFEE if coffee else Visit.Reason.SIGN_UP)


@require_safe
@requires(Capability.RUN_WALK_IN)
def at_desk(request: TeamRequest, walk_in_session_id: UUID, resident_id: UUID) -> HttpResponse:
    """The session with one person's card and what fits beside it."""
    here = session_or_404(request, walk_in_session_id)
    person = resident_or_404(request, resident_id)
    if wants_fragment(request):
        panel = person_panel(request, here, person)
        return answer_panel(request, panel, action="walk-in.person", url=request.path)
    return desk_page(request, here, person=person)


def _beside(text: str, found: Sequence[Resident]) -> dict[str, Any]:
    """What to do with what was found: register under the name, or tell more when the list is full."""
    return {"name_sought": _name_in(text), "are_more": len(found) == AT_MOST}


def _name_in(text: str) -> str:
    """What was typed to find someone, without a year or the first letter of a surname behind it."""
    words = [word for word in clean_name(text).split() if not any(one.isdigit() for one in word)]
    return " ".join(words[:-1] if len(words) > 1 and len(words[-1].rstrip(".")) == 1 else words)


def _noted(request: TeamRequest, here: WalkInSession, person: Resident, reason: Visit.Reason) -> HttpResponse:
    url = reverse("residents:at-desk", args=[here.public_id, person.public_id])
    try:
        note_visit(session=here, resident=person, reason=reason, now=timezone.now())
    except SessionNotOpenError:
        messages.error(request, _("Open the walk-in hour first."))
        return redirect_whole_page(request, url)
    if not wants_fragment(request):
        return redirect(url)
    panel = person_panel(request, here, person)
    return answer_panel(request, panel, action="walk-in.person", url=url, has_news=True)


def _nobody(request: TeamRequest, here: WalkInSession) -> HttpResponse:
    """The desk is free for the next one."""
    panel = {"panel": "residents/_nobody.html", "session": here}
    return answer_panel(request, panel, action="walk-in.nobody", url=request.path)


def _urgency(one: WalkInSession) -> tuple[bool, bool, bool, object]:
    """Open before planned, planned before closed, cancelled last; then by the clock."""
    return (not one.is_open, one.is_cancelled, one.closed_at is not None, one.starts)
