"""The link in the mail to a keeper: signed, dated, worth nothing once somebody else keeps the activity."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.core import signing
from django.utils import timezone

from aandeslag.teams.access import Capability, may
from aandeslag.teams.models import Membership
from activities.models import Activity

if TYPE_CHECKING:
    from datetime import date

VALID_FOR: Final = timedelta(days=30)
SALT: Final = "activities.still-right"


def ticket_for(activity: Activity) -> str:
    """Names the activity and its keeper by opaque ids. The activity must have a keeper, loaded with it."""
    keeper = activity.keeper
    assert keeper is not None  # noqa: S101 - only keepers are asked
    return signing.dumps([str(activity.public_id), str(keeper.public_id)], salt=SALT)


def activity_of(ticket: str, today: date | None = None) -> Activity | None:
    """None for what was forged, is older than thirty days, or was for another keeper than the present one.

    Neither does it open anything for a keeper who left the team, or for an activity that is not shown.
    """
    try:
        activity_id, keeper_id = map(UUID, signing.loads(ticket, salt=SALT, max_age=VALID_FOR))
    except (signing.BadSignature, ValueError, TypeError):
        return None
    shown = Activity.objects.published().select_related("organisation", "keeper", "team", "site_contact")
    found = shown.filter(public_id=activity_id, keeper__public_id=keeper_id, keeper__is_active=True)
    activity = found.prefetch_related("slots", "own_texts").first()
    return activity if activity and _still_keeps(activity, today or timezone.localdate()) else None


def _still_keeps(activity: Activity, today: date) -> bool:
    roles = Membership.objects.on(today).filter(user=activity.keeper_id, team=activity.team_id)
    return any(may(role, Capability.KEEP_OFFER) for role in roles.values_list("role", flat=True))
