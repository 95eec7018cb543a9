"""*Mijn deelnemers* on a supporter's phone: who needs a call, when everybody goes, and taps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid4

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from aandeslag.audit.actions import record_read
from aandeslag.htmx import wants_fragment
from aandeslag.phrases.phone import book_of, phone_page
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import CONFLICT
from aandeslag.teams.opened_as import hidden_fields
from matching.actions import note_contact, take_contact_back
from matching.cards.mine.gathering import own_people
from matching.cards.mine.people import mine_of, persons_of
from matching.cards.mine.showing import Looking
from matching.cards.mine.written import Cards
from matching.errors import NotOpenError, PlacementRefusedError, WrongMomentError
from matching.forms import TapForm
from matching.models import Contact
from matching.views.lookup import still_here_or_404
from residents.views.lookup import resident_or_404, shown_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from residents.models import Resident

PER_PAGE: Final = 10


@require_safe
@requires(Capability.SEE_ENTRUSTED)
def mine(request: TeamRequest) -> HttpResponse:
    return _page(request)


@require_POST
@requires(Capability.NOTE_CONTACT)
def tap(request: TeamRequest, resident_id: UUID) -> HttpResponse:
    """One press; a phone that lost the answer sends it again with the same token."""
    person = still_here_or_404(request, resident_id)
    form = TapForm(request.POST)
    if not form.is_valid():
        raise Http404

    def note() -> None:
        note_contact(
            resident=person,
            tap=form.cleaned_data["tap"],
            by=request.user,
            now=timezone.now(),
            token=form.token_sent,
        )

    return _answer(request, person, note)


@require_POST
@requires(Capability.NOTE_CONTACT)
def tap_taken_back(request: TeamRequest, contact_id: UUID) -> HttpResponse:
    """Only one's own tap, as long as that person is entrusted."""
    mine = Contact.objects.for_team(request.team).filter(supporter=request.user).exclude(code="note")
    contact = get_object_or_404(mine.select_related("resident"), public_id=contact_id)
    person = resident_or_404(request, contact.resident.public_id)

    def undo() -> None:
        take_contact_back(contact=contact, by=request.user, now=timezone.now())

    return _answer(request, person, undo)


def _answer(request: TeamRequest, person: Resident, act: Callable[[], None]) -> HttpResponse:
    """How it stands now: this person alone to the phone, the page to who has no JavaScript."""
    said = ""
    try:
        act()
    except PlacementRefusedError:
        said = "phone.full"
    except (NotOpenError, WrongMomentError):
        said = "phone.refused"
    if wants_fragment(request):
        return _one(request, person, said)
    if said:
        return _page(request, said=said)
    return redirect(f"{reverse('matching:mine')}#p-{person.public_id}")


def _one(request: TeamRequest, person: Resident, said: str) -> HttpResponse:
    looking = _looking(request)
    own = own_people(request.team, request.user, looking.today)
    mine = mine_of(request.team, [one for one in own if one == person], looking)
    if not mine.everybody:
        raise Http404
    [shown] = persons_of(mine, mine.everybody, looking)
    record_read(action="entrusted.list", on=[person])
    cards = Cards(looking.book, hidden_fields(request))
    context = {"person": shown, "cards": cards, "said": said, "token": uuid4()}
    return render(request, "phone/_person.html", context, status=CONFLICT if said else 200)


def _page(request: TeamRequest, *, said: str = "") -> HttpResponse:
    looking = _looking(request)
    mine = mine_of(request.team, own_people(request.team, request.user, looking.today), looking)
    page = Paginator(mine.everybody, PER_PAGE).get_page(request.GET.get("page"))
    shown = dict(zip(page, persons_of(mine, list(page), looking), strict=True))
    record_read(action="entrusted.list", on=[one.resident for one in page])
    parts = [("to-call", mine.to_call), ("today", mine.today), ("others", mine.others)]
    context = {
        "parts": [(code, [shown[one] for one in people if one in shown]) for code, people in parts],
        "page": page,
        "said": said,
        "token": uuid4,
        "cards": Cards(looking.book, hidden_fields(request)),
    }
    return phone_page(request, "phone/mine", looking.book, context, status=CONFLICT if said else 200)


def _looking(request: TeamRequest) -> Looking:
    return Looking(request.user, timezone.now(), book_of(request), shown_to(request))
