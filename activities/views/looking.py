"""What somebody looks at in the offer: who looks, what the address asks, and what answers to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from aandeslag.teams.access import Capability, may
from activities.cards.offer import offer_card
from activities.declarations import facts_for_activities
from activities.filters import asked_in
from activities.looking import activities_at, homes_of, offer_of, running_at
from activities.rules.looking import look
from activities.tables import OFFER, Order

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from aandeslag.teams.http import TeamRequest
    from activities.cards.offer import OfferCard
    from activities.models import Activity
    from activities.rules.looking import Asked, Found

LIST: Final = "list"


@dataclass(frozen=True)
class Narrowing:
    """What a page above the offer lets through, in words; `code` says by what it was narrowed."""

    words: str
    keys: Collection[int]
    code: str


@dataclass(frozen=True)
class Looked:
    asked: Asked
    found: Found
    homes: list[str]
    keeps: bool
    as_list: bool
    order: Order
    today: date

    @property
    def is_filtered(self) -> bool:
        return any(self.asked.chosen.values())


def look_at(request: TeamRequest, narrowing: Narrowing | None = None) -> Looked:
    """Three queries: the centres one leaves from, the fixed moments, the activities."""
    today = timezone.localdate()
    keeps = may(request.membership.role, Capability.KEEP_OFFER)
    as_list = request.GET.get("view") == LIST
    order = Order(OFFER, request.GET.get("sort", "") if as_list else "")
    asked = asked_in(request.GET, keeps=keeps)
    if narrowing is not None:
        asked = asked.narrowed()
    homes = homes_of(request.membership, request.team, today)
    offer = offer_of(
        request.team,
        asked,
        keeps=keeps,
        order=order.fields,
        homes=homes,
        today=today,
        narrowed=narrowing.keys if narrowing else None,
    )
    return Looked(asked, look(offer, asked), [one.name for one in homes], keeps, as_list, order, today)


def cards_at(keys: Sequence[int], today: date) -> list[OfferCard]:
    """In the order of the keys. Three queries: the activities, their fixed moments, how the papers stand."""
    return cards_of(activities_at(keys), today) if keys else []


def cards_of(activities: Sequence[Activity], today: date) -> list[OfferCard]:
    """Two queries: the fixed moments, and how the papers stand."""
    if not activities:
        return []
    running, papers = running_at([one.pk for one in activities], today), facts_for_activities(activities)
    return [offer_card(one, running.get(one.pk, ()), papers, today) for one in activities]
