"""The offer: picture cards or a list, with filters that stand in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from aandeslag.teams.access import Capability, may
from aandeslag.teams.decorators import requires
from activities.cards.offer import SHOWN, offer_card
from activities.declarations import facts_for_activities
from activities.filters import OfferFilter
from activities.models import Activity
from activities.profiles import running_slots_of
from activities.tables import OFFER, Order

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from activities.cards.offer import OfferCard

CARDS_PER_PAGE: Final = 9
ROWS_PER_PAGE: Final = 20
LIST: Final = "list"


@require_safe
@requires(Capability.SEE_OFFER)
def show_offer(request: TeamRequest) -> HttpResponse:
    today = timezone.localdate()
    keeps = may(request.membership.role, Capability.KEEP_OFFER)
    rows = Activity.objects.for_team(request.team).shown_to(keeper=keeps).for_cards()
    found = OfferFilter(request.GET, queryset=rows, today=today, keeps=keeps)
    as_list = request.GET.get("view") == LIST
    order = Order(OFFER, request.GET.get("sort", "") if as_list else "")
    rows = found.qs.only(*SHOWN).order_by(*order.fields)
    pages = Paginator(rows, ROWS_PER_PAGE if as_list else CARDS_PER_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "filter": found,
        "keeps": keeps,
        "as_list": as_list,
        "is_filtered": found.is_filtered,
        "headings": order.headings,
        "page": page,
        "cards": cards_of(list(page), today),
    }
    return render(request, "activities/offer.html", context)


def cards_of(activities: list[Activity], today: date) -> list[OfferCard]:
    """Two queries: the fixed moments, and how the papers stand."""
    papers, running = facts_for_activities(activities), running_slots_of(activities, today)
    return [offer_card(one, running.get(one.pk, ()), papers, today) for one in activities]
