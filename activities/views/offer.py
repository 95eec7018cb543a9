"""The offer: picture cards or a list, with filters that stand in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from aandeslag.addresses import asking
from aandeslag.teams.access import Capability, may
from aandeslag.teams.decorators import requires
from activities import wording
from activities.cards import facets
from activities.cards.rows import written_rows
from activities.views.looking import LIST, cards_at, look_at

if TYPE_CHECKING:
    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from activities.views.looking import Narrowing

CARDS_PER_PAGE: Final = 8  # whole rows of two and of four
ROWS_PER_PAGE: Final = 10


@require_safe
@requires(Capability.SEE_OFFER)
def show_offer(request: TeamRequest) -> HttpResponse:
    return offer_page(request)


def offer_page(request: TeamRequest, narrowing: Narrowing | None = None) -> HttpResponse:
    """The page, of everything or of what a page above the offer lets through."""
    looked = look_at(request, narrowing)
    pages = Paginator(looked.found.keys, ROWS_PER_PAGE if looked.as_list else CARDS_PER_PAGE)
    page = pages.get_page(request.GET.get("page"))
    cards = cards_at(list(page), looked.today)
    context = {
        "looked": looked,
        "here": asking(request.GET),
        "as_pictures": asking(request.GET, view=(), sort=()),
        "as_list": asking(request.GET, view=[LIST]),
        "narrowing": narrowing,
        "groups": facets.groups(looked.found, looked.asked, keeps=looked.keeps, homes=looked.homes),
        "chips": facets.chips(looked.asked, request.GET),
        "instead": facets.instead(looked.found, looked.asked, request.GET) if not page.object_list else [],
        "refers": may(request.membership.role, Capability.REFER),
        "page": page,
        "headings": looked.order.headings(request.GET) if looked.as_list else [],
        "cards": cards,
        "rows": written_rows(cards) if looked.as_list else "",
        "total": wording.activities(pages.count),
    }
    return render(request, "activities/offer.html", context)
