"""The offer on paper: which paper, which week, in which languages; of exactly what the filter shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from aandeslag.paper.answers import paper
from aandeslag.phrases.book import phrasebook
from aandeslag.phrases.languages import OWN_NAMES
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.vocabulary import TextLanguage
from activities.models import Activity, Occurrence
from activities.profiles import running_slots_of
from activities.sheets.cards import activity_cards
from activities.sheets.said import Books
from activities.sheets.week import Size, week_poster
from activities.views.looking import look_at

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from django.http import HttpResponse
    from django_stubs_ext import StrOrPromise

    from aandeslag.teams.http import TeamRequest

CARDS: Final = "cards"
PAPERS: Final[dict[str, StrOrPromise]] = {
    Size.A3.value: _("week poster on A3"),
    Size.A4.value: _("week poster on A4"),
    CARDS: _("a card of A5 for each activity"),
}
# More than this is no poster any more, and takes longer than somebody waits.
MOST: Final = 60
WEEKS: Final = 6
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True)
class Choice:
    """What is chosen, from the address; nonsense there prints a Dutch A3 of this week."""

    paper: str
    monday: date
    languages: tuple[str, ...]


@require_safe
@requires(Capability.SEE_OFFER)
def print_offer(request: TeamRequest) -> HttpResponse:
    """The choices; what was filtered goes along in the form."""
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    kept = [
        (name, value)
        for name, values in request.GET.lists()
        if name not in ("paper", "week", "language", "second", "page", "view")
        for value in values
    ]
    context = {
        "papers": PAPERS,
        "weeks": [monday + timedelta(weeks=number) for number in range(WEEKS)],
        "languages": [(code, OWN_NAMES[code]) for code in reversed(TextLanguage.values)],
        "kept": kept,
        "total": len(look_at(request).found.keys),
        "most": MOST,
    }
    return render(request, "activities/print.html", context)


@require_safe
@requires(Capability.SEE_OFFER)
def offer_pdf(request: TeamRequest) -> HttpResponse:
    """At most `MOST` activities or dates, in the order of the offer and of the week."""
    choice = _choice(request)
    keys = look_at(request).found.keys
    books = Books([phrasebook(one) for one in choice.languages])
    if choice.paper == CARDS:
        return paper(_cards(request, keys[:MOST], books), "cards")
    dates = (
        Occurrence.objects.for_team(request.team)
        .between(choice.monday, choice.monday + timedelta(days=6))
        .taking_place()
        .filter(activity__in=keys, activity__status=Activity.Status.PUBLISHED)
        .select_related("activity__organisation")
        .prefetch_related("activity__own_texts")
        .in_order()
    )
    poster = week_poster(choice.monday, list(dates[:MOST]), books, request.team, Size(choice.paper))
    return paper(poster, f"week-{choice.paper}")


def _cards(request: TeamRequest, keys: Sequence[int], books: Books) -> bytes:
    found = (
        Activity.objects.for_team(request.team)
        .published()
        .for_cards()
        .prefetch_related("own_texts")
        .in_bulk(keys)
    )
    activities = [found[key] for key in keys if key in found]
    return activity_cards(activities, running_slots_of(activities, timezone.localdate()), books, request.team)


def _choice(request: TeamRequest) -> Choice:
    asked, today = request.GET, timezone.localdate()
    chosen = asked.get("paper", "")
    languages = [one for one in (asked.get("language"), asked.get("second")) if one in TextLanguage.values]
    day = _day(asked.get("week", "")) or today
    return Choice(
        paper=chosen if chosen in PAPERS else Size.A3.value,
        monday=day - timedelta(days=day.weekday()),
        languages=tuple(dict.fromkeys(languages)) or (TextLanguage.DUTCH.value,),
    )


def _day(text: str) -> date | None:
    try:
        asked = parse_date(text)
    except ValueError:
        return None
    return asked if asked is not None and FIRST_YEAR <= asked.year < LAST_YEAR else None
