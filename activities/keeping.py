"""Which activities ask for somebody of the team: not confirmed for long, not looked at, something to ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db.models import Count, Q

from activities.models import Activity
from activities.rules import ASK_AGAIN_AFTER_DAYS

if TYPE_CHECKING:
    from datetime import date

    from aandeslag.teams.models import Team

IS_SHOWN: Final = Q(status=Activity.Status.PUBLISHED)
UNCHECKED: Final = IS_SHOWN & Q(checked_on__isnull=True)
# One of these was not asked yet; end times and the kind of work are asked at their own place.
TO_ASK: Final = IS_SHOWN & (
    Q(women_only__isnull=True)
    | Q(children_welcome__isnull=True)
    | Q(is_additional__isnull=True, purpose=Activity.Purpose.VOLUNTEERING)
    | Q(is_non_profit__isnull=True)
    | Q(travel_paid_by__isnull=True)
    | (Q(travel_cost__isnull=True) & ~Q(travel_paid_by=Activity.TravelPaidBy.NO_COST))
    | Q(group_size__isnull=True)
    | Q(organisation__is_insured__isnull=True)
    | Q(address="")
    | Q(bring__isnull=True, to_bring="")
)


@dataclass(frozen=True)
class ToKeep:
    """How many activities of a team ask for something."""

    drafts: int
    stale: int
    unchecked: int
    to_ask: int


def is_stale(today: date) -> Q:
    """Shown, and not confirmed for more than sixty days."""
    last = today - timedelta(days=ASK_AGAIN_AFTER_DAYS)
    return IS_SHOWN & (Q(confirmed_on__isnull=True) | Q(confirmed_on__lt=last))


def to_keep(team: Team, today: date) -> ToKeep:
    """One query."""
    counted = Activity.objects.for_team(team).aggregate(
        drafts=Count("pk", filter=Q(status=Activity.Status.DRAFT)),
        stale=Count("pk", filter=is_stale(today)),
        unchecked=Count("pk", filter=UNCHECKED),
        to_ask=Count("pk", filter=TO_ASK),
    )
    return ToKeep(**counted)
