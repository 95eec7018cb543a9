"""The coming dates of one activity with numbers only, for everybody who may see the offer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Count, Q
from django.utils import timezone

from activities.models import Occurrence
from matching import wording
from matching.cards.numbers_waiting import numbers_waiting, waiting_words
from matching.places import places_left
from matching.profiles import has_started
from matching.querysets import TAKING_A_PLACE

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from activities.models import Activity

DATES_SHOWN: Final = 12


@dataclass(frozen=True)
class ComingDate:
    """A date to come, without names."""

    occurrence: UUID
    when: str
    signed_up: int
    places: str
    is_cancelled: bool
    because: str
    slot: UUID
    waiting: str


def coming_dates(activity: Activity, now: datetime) -> list[ComingDate]:
    """The next dates of one activity. Five queries."""
    rows = list(
        Occurrence.objects.filter(activity=activity)
        .upcoming(timezone.localdate(now))
        .annotate(expected=Count("participations", filter=Q(participations__status__in=TAKING_A_PLACE)))
        .select_related("slot")
        .in_order()[:DATES_SHOWN]
    )
    waiting = numbers_waiting({one.slot_id for one in rows})
    left = places_left([one.pk for one in rows], now)
    return [
        ComingDate(
            occurrence=one.public_id,
            when=wording.when(one),
            signed_up=one.expected,
            places="" if one.cancelled_at or has_started(one, now) else wording.places(left[one.pk]),
            is_cancelled=one.cancelled_at is not None,
            because=one.cancelled_because,
            slot=one.slot.public_id,
            waiting=waiting_words(waiting.get(one.slot_id, 0)),
        )
        for one in rows
    ]
