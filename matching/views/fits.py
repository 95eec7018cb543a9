"""What fits one person, and what does not and why; what they said no to; a certificate that was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import uuid4

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from aandeslag.audit.actions import record_read
from aandeslag.htmx import wants_fragment
from aandeslag.teams.access import Capability, may
from aandeslag.teams.decorators import requires
from matching.actions import note_certificate, refuse_activity, serve_lapsed, withdraw_refusal
from matching.cards.waiting import waiting_of
from matching.forms import SAID_TO_AN_OFFER
from matching.suggestions import suggest
from matching.theme_words import theme_words
from matching.views.beside import beside
from matching.views.lookup import activity_or_404, organisation_or_404
from residents.cards import row_of
from residents.companions import friends_today
from residents.views.lookup import may_here, resident_or_404, shown_to
from residents.views.returning import going_on_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.phrases.book import Line
    from aandeslag.teams.http import TeamRequest
    from matching.cards.offers import Offer
    from matching.cards.waiting import WaitingOfPerson
    from matching.suggestions import Suggestions
    from residents.models import Resident

WHY_NOT, ALONE = "why-not", "alone"
# A phone is scrolled through in a moment; what comes after is one press away, so many at a time.
AT_FIRST, AND_THEN = 5, 15


@require_safe
@requires(Capability.SEE_WHAT_FITS)
def fits(request: TeamRequest, resident_id: UUID) -> HttpResponse:
    return show_fits(request, resident_or_404(request, resident_id))


def show_fits(  # noqa: PLR0913 - a page after whatever was pressed
    request: TeamRequest,
    resident: Resident,
    *,
    problem: str = "",
    said: str = "",
    why_not: bool = False,
    lost: Offer | None = None,
    status: int = 200,
) -> HttpResponse:
    """The cards, for this person or for all who go along; `problem` says what went wrong before.

    `lost` is what somebody else was faster for: the waiting list is one press away.
    """
    now = timezone.now()
    serve_lapsed(team=request.team, now=now)
    friends = friends_today(resident, timezone.localdate(now))
    record_read(action="resident.fits", on=[resident, *friends])
    what = _what_fits(request, resident, friends, WHY_NOT if why_not else request.GET.get("show", ""), now)
    context = {
        **person_and_rights(request, resident),
        **what,
        "lost": pressable([lost])[0] if lost is not None and lost.can_wait else None,
        "problem": problem,
        "said": said,
        "beside": beside(request, resident, what["waiting"]["waiting"]),
    }
    template = "matching/_fits.html" if wants_fragment(request) else "matching/fits.html"
    return render(request, template, context, status=status)


def _what_fits(
    request: TeamRequest, resident: Resident, friends: Sequence[Resident], show: str, now: datetime
) -> dict[str, Any]:
    """What suits them, or with `show` what does not, or what suits one alone; and what they wait for."""
    shown = shown_to(request)
    going = () if show == ALONE else friends
    found = suggest(team=request.team, resident=resident, now=now, shown=shown, friends=going)
    waiting = waiting_of(resident, now, shown)
    return {
        **_cards(request, resident, found, waiting, show),
        "found": found,
        "is_why_not": show == WHY_NOT,
        "is_alone": show == ALONE,
        "friends": [row_of(one, shown) for one in friends],
        "going": [row_of(one, shown) for one in going],
        "waiting": with_tokens(waiting),
    }


def _until(request: TeamRequest) -> int:
    """How many cards are asked for; a press among them tells how many lay open."""
    asked = (request.POST if request.method == "POST" else request.GET).get("until", "")
    return max(int(asked), AT_FIRST) if asked.isdecimal() and len(asked) < 5 else AT_FIRST  # noqa: PLR2004


def _cards(
    request: TeamRequest, resident: Resident, found: Suggestions, waiting: WaitingOfPerson, show: str
) -> dict[str, Any]:
    """As many as are asked for; where the others are, and which was not shown before."""
    weighed = found.others if show == WHY_NOT else found.fitting
    until = _until(request)
    offers = pressable(found.cards(weighed[:until]), theme_words(resident))
    return {
        "number": len(weighed),
        "offers": with_waiting(offers, waiting),
        "more": max(len(weighed) - until, 0),
        "more_query": urlencode({"show": show, "until": until + AND_THEN}),
        "until": until,
        "goes_on_at": 0
        if request.method == "POST" or until == AT_FIRST
        else max(until - AND_THEN, AT_FIRST) + 1,
    }


@require_POST
@requires(Capability.SIGN_UP)
def refuse(request: TeamRequest, resident_id: UUID, activity_id: UUID) -> HttpResponse:
    """They said no: it moves to *why not*."""
    resident = resident_or_404(request, resident_id)
    activity = activity_or_404(request, activity_id)
    refuse_activity(resident=resident, activity=activity, today=timezone.localdate())
    said = _("Noted: no to %(activity)s.") % {"activity": activity.title}
    return _said(request, resident, said)


@require_POST
@requires(Capability.SIGN_UP)
def withdraw(request: TeamRequest, resident_id: UUID, activity_id: UUID) -> HttpResponse:
    """They changed their mind."""
    resident = resident_or_404(request, resident_id)
    withdraw_refusal(resident=resident, activity=activity_or_404(request, activity_id))
    return _said(request, resident, "")


@require_POST
@requires(Capability.CHANGE_RESIDENT)
def certificate_seen(request: TeamRequest, resident_id: UUID, organisation_id: UUID) -> HttpResponse:
    """Only that it was seen, for whom and when; never what is in it."""
    resident = resident_or_404(request, resident_id)
    organisation = organisation_or_404(request, organisation_id)
    note_certificate(resident=resident, organisation=organisation, today=timezone.localdate())
    return _said(request, resident, _("Noted: seen for %(name)s.") % {"name": organisation.name})


def _said(request: TeamRequest, resident: Resident, said: str) -> HttpResponse:
    """Where the cards are, they come back as they are now."""
    if wants_fragment(request):
        return show_fits(request, resident, said=said)
    if said:
        messages.success(request, said)
    return redirect(going_on_with(request, resident, elsewhere="matching:fits"))


def pressable(offers: Iterable[Offer], words: Mapping[str, Line] | None = None) -> list[dict[str, Any]]:
    """Each card with a token of its own, so that no press counts twice, and what it is in their language."""
    own = words or {}
    return [{"offer": offer, "token": uuid4(), "own": own.get(offer.theme)} for offer in offers]


def with_waiting(items: list[dict[str, Any]], found: WaitingOfPerson) -> list[dict[str, Any]]:
    """Each card with what this person waits for there already."""
    return [
        {**item, "waits": [one for one in found.waiting if one.slot == item["offer"].slot]} for item in items
    ]


def with_tokens(found: WaitingOfPerson) -> dict[str, Any]:
    """Each open offer with a token of its own."""
    return {
        "offers": [{"offer": one, "token": uuid4()} for one in found.offers],
        "waiting": found.waiting,
        "reasons": [{"code": one.value, "words": one.label} for one in SAID_TO_AN_OFFER],
    }


def person_and_rights(request: TeamRequest, resident: Resident) -> dict[str, Any]:
    """Whose card it is, and what this member may press. Cautions are passed by staff only."""
    return {
        "person": row_of(resident, shown_to(request)),
        "may": {
            "sign_up": may_here(request, Capability.SIGN_UP),
            "pass_cautions": may_pass_cautions(request),
            "change": may_here(request, Capability.CHANGE_RESIDENT),
            "see_card": may_here(request, Capability.SEE_RESIDENT),
            "run_walk_in": may_here(request, Capability.RUN_WALK_IN),
            "see_costs": may_here(request, Capability.SEE_COSTS),
            "keep_offer": may_here(request, Capability.KEEP_OFFER),
        },
    }


def may_pass_cautions(request: TeamRequest) -> bool:
    """Staff of the team, also without a walk-in hour; a supporter at the desk asks one of them."""
    return may(request.membership.role, Capability.SIGN_UP)
