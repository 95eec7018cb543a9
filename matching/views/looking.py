"""*Samen kijken*: the screen turned to the person; what fits, in pictures and their own language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import uuid4

from django.db.models import prefetch_related_objects
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from aandeslag.audit.actions import record_read
from aandeslag.phrases.book import phrasebook
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.vocabulary import TextLanguage
from matching.cards.looking import look_card
from matching.suggestions import fitting
from residents.companions import friends_today
from residents.speaking import languages_here, resident_language
from residents.telling import choices_among
from residents.views.lookup import may_here, resident_or_404
from residents.views.returning import going_on_with

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest

# The texts of the page itself.
SAID: Final = (
    "look.title",
    "look.choose",
    "look.want",
    "when.once",
    "look.back",
    "look.nothing",
    "look.taken",
)
# In the address to which a press that came too late returns.
TAKEN: Final = "taken"


@require_safe
@requires(Capability.SEE_WHAT_FITS)
def look(request: TeamRequest, resident_id: UUID) -> HttpResponse:
    """Only this person's fitting cards: no names, nobody else's chances, no way into the site but back.

    For friends who go along only what suits all of them. Somebody else was faster: it is said here too.
    """
    person, now = resident_or_404(request, resident_id), timezone.now()
    friends = friends_today(person, timezone.localdate(now))
    asked = request.GET.get("language", "")
    book = phrasebook(asked if asked in TextLanguage.values else resident_language(person))
    found = fitting(team=request.team, resident=person, now=now, friends=friends)
    prefetch_related_objects([one.occurrence.activity for one in found], "own_texts")
    cards = [look_card(one.occurrence, book, trip=one.trip, women=one.women) for one in found]
    record_read(action="resident.look", on=[person, *friends])
    context = {
        "book": book,
        "public_id": person.public_id,
        "along": " ".join(str(one.public_id) for one in friends),
        "is_taken": TAKEN in request.GET,
        "cards": [{"card": card, "token": uuid4()} for card in cards],
        "is_checked": all(card.is_checked for card in cards) and not book.unchecked(*SAID),
        "choices": choices_among(languages_here(person.centre, person)),
        "may_sign_up": may_here(request, Capability.SIGN_UP),
        "back_url": going_on_with(request, person, elsewhere="matching:fits"),
    }
    return render(request, "matching/look.html", context)
