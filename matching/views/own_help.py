"""*Mijn uren* on a supporter's phone: people spoken to elsewhere and hours, each with one press."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from aandeslag.htmx import wants_fragment
from aandeslag.phrases.phone import book_of, phone_page
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from matching.forms import HelpForm
from residents.actions import count_help, take_help_back
from residents.helping import MINUTES, PEOPLE, hours_words, own_help
from residents.models import SupportGiven

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.phrases.book import Phrasebook
    from aandeslag.teams.http import TeamRequest


@require_safe
@requires(Capability.COUNT_OWN_HELP)
def own_hours(request: TeamRequest) -> HttpResponse:
    book = book_of(request)
    return phone_page(request, "phone/hours", book, _context(request, book))


@require_POST
@requires(Capability.COUNT_OWN_HELP)
def help_counted(request: TeamRequest) -> HttpResponse:
    form = HelpForm(request.POST)
    if not form.is_valid():
        raise Http404
    what, number = form.cleaned_data["tap"]
    count_help(
        team=request.team,
        supporter=request.user,
        today=timezone.localdate(),
        token=form.token_sent,
        **{what: number},
    )
    return _answer(request)


@require_POST
@requires(Capability.COUNT_OWN_HELP)
def help_taken_back(request: TeamRequest, support_given_id: UUID) -> HttpResponse:
    """Only one's own of today; pressed twice it is gone once."""
    mine = SupportGiven.objects.for_team(request.team).filter(supporter=request.user, on=timezone.localdate())
    given = mine.filter(public_id=support_given_id).first()
    if given is not None:
        take_help_back(given=given)
    elif not wants_fragment(request):
        raise Http404
    return _answer(request)


def _answer(request: TeamRequest) -> HttpResponse:
    if not wants_fragment(request):
        return redirect("matching:own-hours")
    book = book_of(request)
    return render(request, "phone/_help.html", {"book": book, **_context(request, book)})


def _context(request: TeamRequest, book: Phrasebook) -> dict[str, Any]:
    found = own_help(request.team, request.user, timezone.localdate())

    def hours(minutes: int) -> str:
        return book.say("phone.hours-number", number=hours_words(minutes))

    return {
        "people": found.people,
        "own": hours(found.minutes),
        "at_desk": hours(found.desk_minutes),
        "last": found.last_of_today,
        "token": uuid4(),
        "people_choices": [(f"people.{one}", str(one)) for one in PEOPLE],
        "hours_choices": [(f"minutes.{one}", hours_words(one)) for one in MINUTES],
    }
