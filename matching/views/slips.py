"""The slip somebody takes along: on a full screen to be photographed, and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from aandeslag.audit.actions import record_read
from aandeslag.paper.answers import paper
from aandeslag.paper.qr import qr_svg
from aandeslag.phrases.languages import OWN_NAMES
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from matching.models import Placement
from matching.slips import Form, on_paper, slips_of
from matching.views.fits import person_and_rights
from residents.companions import friends_today
from residents.models import Resident
from residents.speaking import languages_here
from residents.views.lookup import resident_or_404, session_or_404
from residents.views.returning import desk_of

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpResponse
    from django.utils.datastructures import MultiValueDict

    from aandeslag.teams.http import TeamRequest
    from matching.slips import Slip

PLACEMENT: Final = "placement"


@require_safe
@requires(Capability.SIGN_UP)
def slip(request: TeamRequest, resident_id: UUID) -> HttpResponse:
    """One screen, large and black on white: for who has a telephone and no printer is near."""
    person, now = resident_or_404(request, resident_id), timezone.now()
    found = _slip(request, person, now)
    friends = _friends_with_slips(person, now)
    record_read(action="slip.shown", on=[person, *(one for one, _ in friends)])
    context = person_and_rights(request, person)
    if found is None:
        return render(request, "matching/no_slip.html", context)
    context |= {
        "slip": found,
        "qr": mark_safe(qr_svg(found.code)),  # noqa: S308 - drawn by us, of an id
        "languages": {one: OWN_NAMES[one] for one in languages_here(person.centre, person)},
        "placements": [str(one) for one in _ids(request.GET)],
        "friends": [one for one, _ in friends],
        "desk_url": desk_of(request, person),
    }
    return render(request, "matching/slip.html", context)


@require_safe
@requires(Capability.SIGN_UP)
def slip_pdf(request: TeamRequest, resident_id: UUID) -> HttpResponse:
    """The same on an A6, or on an A4 with those of the friends who came along; alone it fills the sheet."""
    person, now, form = resident_or_404(request, resident_id), timezone.now(), _form(request.GET)
    found = _slip(request, person, now)
    if found is None:
        return redirect("matching:slip", resident_id=person.public_id)
    friends = _friends_with_slips(person, now) if form == Form.A4 else []
    record_read(action="slip.print", on=[person, *(one for one, _ in friends)])
    return paper(on_paper([found, *(slip for _, slip in friends)], form), "slip")


@require_safe
@requires(Capability.RUN_WALK_IN)
def slips_of_session(request: TeamRequest, walk_in_session_id: UUID) -> HttpResponse:
    """Of everybody who came to this session and agreed on something that day: four to an A4."""
    session = session_or_404(request, walk_in_session_id)
    people = list(
        Resident.objects.for_team(request.team)
        .filter(visits__session=session)
        .select_related("team", "centre", "housed_in")
        .order_by("visits__came_at", "pk")
    )
    agreed = Placement.objects.for_team(request.team).agreed().filter(agreed_on=session.date)
    slips = slips_of(people, timezone.now(), placements=agreed)
    if not slips:
        messages.info(request, _("Nobody was signed up for anything to come at this walk-in hour yet."))
        return redirect("residents:session", walk_in_session_id=session.public_id)
    codes = {one.code for one in slips}
    record_read(action="slips.print", on=[one for one in people if str(one.public_id) in codes])
    return paper(on_paper(slips, Form.A4), "slips")


def _friends_with_slips(person: Resident, now: datetime) -> list[tuple[Resident, Slip]]:
    """Those who go along today and are expected somewhere too, beginning with who came after this person."""
    going = friends_today(person, timezone.localdate(now))
    friends = sorted(going, key=lambda one: (one.number < person.number, one.number))
    slips = {one.code: one for one in slips_of(friends, now)} if friends else {}
    return [(one, slips[str(one.public_id)]) for one in friends if str(one.public_id) in slips]


def _slip(request: TeamRequest, person: Resident, now: datetime) -> Slip | None:
    """All that is coming, or only the placements that the address names."""
    placements = None
    if PLACEMENT in request.GET:
        mine = Placement.objects.for_team(request.team).filter(resident=person)
        placements = mine.filter(public_id__in=_ids(request.GET))
        if not placements.exists():
            raise Http404
    language = request.GET.get("language", "")
    asked = language if language in OWN_NAMES else ""
    return next(iter(slips_of([person], now, placements=placements, language=asked)), None)


def _ids(asked: MultiValueDict[str, str]) -> list[UUID]:
    try:
        return [UUID(one) for one in asked.getlist(PLACEMENT)]
    except ValueError as error:
        raise Http404 from error


def _form(asked: MultiValueDict[str, str]) -> Form:
    return Form.A4 if asked.get("form") == Form.A4 else Form.A6
