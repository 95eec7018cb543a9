"""Which activities ask for somebody of the team: not confirmed for long, not looked at, something to ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Count, Q, Value

from aandeslag.prepared import Prepared
from activities.models import Activity
from activities.rules import ASK_AGAIN_AFTER_DAYS

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

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
    return _not_confirmed_since(_last_day(today))


def to_keep(team: Team, today: date) -> ToKeep:
    """One query."""
    [counted] = _counted(team, _last_day(today))
    return ToKeep(*counted)


def _last_day(today: date) -> date:
    return today - timedelta(days=ASK_AGAIN_AFTER_DAYS)


def _not_confirmed_since(last: date) -> Q:
    return IS_SHOWN & (Q(confirmed_on__isnull=True) | Q(confirmed_on__lt=last))


@Prepared
def _counted(team: Team, last: date) -> QuerySet[Activity, tuple[Any, ...]]:
    """One row, in the order of `ToKeep`."""
    kinds = {
        "drafts": Q(status=Activity.Status.DRAFT),
        "stale": _not_confirmed_since(last),
        "not_looked_at": UNCHECKED,
        "to_ask": TO_ASK,
    }
    everything = Activity.objects.for_team(team).order_by().annotate(everything=Value(1)).values("everything")
    counts = {name: Count("pk", filter=kind) for name, kind in kinds.items()}
    return everything.annotate(**counts).values_list(*kinds)
