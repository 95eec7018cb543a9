"""What fits one person, and what does not and why; what they said no to; a certificate that was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import uuid4

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from aandeslag.addresses import address
from aandeslag.audit.actions import record_read
from aandeslag.htmx import wants_fragment
from aandeslag.teams.access import Capability, may
from aandeslag.teams.decorators import requires
from aandeslag.teams.opened_as import hidden_fields
from aandeslag.written import NOTHING
from matching.actions import note_certificate, refuse_activity, serve_lapsed, withdraw_refusal
from matching.cards.fits_chips import ALONE, WHY_NOT, written_chips
from matching.cards.fits_written import Around, Fit, Words, written_costs, written_fits, written_uncounted
from matching.cards.rounds.desk import cost_of, costs_beside, further_down
from matching.cards.waiting import waiting_of
from matching.forms import SAID_TO_AN_OFFER
from matching.rounds.desk import last_round
from matching.suggestions import suggest
from matching.theme_words import theme_words
from matching.views.beside import beside
from matching.views.lookup import activity_or_404, organisation_or_404
from residents.cards import name_of, row_of
from residents.companions import friends_today
from residents.views.lookup import may_here, resident_or_404, shown_to
from residents.views.returning import going_on_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from matching.cards.offers import Offer
    from matching.cards.waiting import WaitingOfPerson
    from matching.choosing import Choice
    from matching.suggestions import Suggestions
    from residents.models import Resident

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
        "url": address("matching:fits", resident.public_id),
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
    opened = _Opened(request, found.others if show == WHY_NOT else found.fitting)
    if show == WHY_NOT:
        cards = {"offers": with_waiting(pressable(found.cards(opened.choices)), waiting)}
    else:
        cards = _cards(request, resident, found, opened, going)
    return {
        **cards,
        "found": found,
        "number": opened.number,
        "of_how_many": _of_how_many(opened.number, found.count),
        "more": opened.more,
        "more_query": urlencode({"show": show, "until": opened.until + AND_THEN}),
        "until": opened.until,
        "goes_on_at": opened.goes_on_at,
        "is_why_not": show == WHY_NOT,
        "chips": written_chips(
            resident.public_id, name_of(resident, shown), show=show, has_friends=bool(friends)
        ),
        "going": [row_of(one, shown) for one in going],
        "waiting": with_tokens(waiting),
    }


def _of_how_many(fitting: int, total: int) -> str:
    words = ngettext("%(fitting)s of %(total)s fixed moment", "%(fitting)s of %(total)s fixed moments", total)
    return words % {"fitting": fitting, "total": total}


class _Opened:
    """As many of the choices as are asked for; a press among them tells how many lay open.

    `goes_on_at`: which was not shown before.
    """

    def __init__(self, request: TeamRequest, choices: Sequence[Choice]) -> None:
        is_press = request.method == "POST"
        asked = (request.POST if is_press else request.GET).get("until", "")
        known = asked.isdecimal() and len(asked) < len("10000")
        self.until = max(int(asked), AT_FIRST) if known else AT_FIRST
        self.number, self.choices = len(choices), choices[: self.until]
        self.more = max(self.number - self.until, 0)
        is_first = is_press or self.until == AT_FIRST
        self.goes_on_at = 0 if is_first else max(self.until - AND_THEN, AT_FIRST) + 1


def _cards(
    request: TeamRequest,
    resident: Resident,
    found: Suggestions,
    opened: _Opened,
    going: Sequence[Resident],
) -> dict[str, Any]:
    """What fits, for staff with what it costs those who wait. Each with a token, so no press counts twice."""
    sees_costs = may_here(request, Capability.SEE_COSTS)
    dear = further_down(found.fitting[opened.until :]) if sees_costs else []
    read = found.read([*opened.choices, *dear])
    told = found.told_of(opened.choices, read)
    own = theme_words(resident, {offer.theme for _, offer in told})
    fits = [
        Fit(offer, uuid4(), own.get(offer.theme), cost_of(choice) if sees_costs else None)
        for choice, offer in told
    ]
    around = around_cards(request, resident, going, until=opened.until, goes_on_at=opened.goes_on_at)
    costs = costs_beside(found, dear, read)
    words = Words(around)
    below = NOTHING
    if sees_costs and going and fits and last_round(request.team, timezone.now()):
        below = written_uncounted()
    elif sees_costs and fits and costs:
        below = written_costs(costs, around, words)
    return {"cards": written_fits(fits, around, words), "beside_costs": below}


def around_cards(
    request: TeamRequest,
    resident: Resident,
    going: Sequence[Resident] = (),
    *,
    until: int = 0,
    goes_on_at: int = 0,
) -> Around:
    """What stands on each card for this member."""
    return Around(
        person=resident.public_id,
        hidden=hidden_fields(request),
        may_sign_up=may_here(request, Capability.SIGN_UP),
        may_keep_offer=may_here(request, Capability.KEEP_OFFER),
        along=[one.public_id for one in going],
        until=until,
        goes_on_at=goes_on_at,
    )


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


def pressable(offers: Iterable[Offer]) -> list[dict[str, Any]]:
    """Each with a token of its own, so that no press counts twice."""
    return [{"offer": offer, "token": uuid4()} for offer in offers]


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
            "keep_offer": may_here(request, Capability.KEEP_OFFER),
        },
    }


def may_pass_cautions(request: TeamRequest) -> bool:
    """Staff of the team, also without a walk-in hour; a supporter at the desk asks one of them."""
    return may(request.membership.role, Capability.SIGN_UP)
