"""Whether a supporter is at the desk now: noted present today at a session that is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from datetime import datetime

    from aandeslag.teams.models import Membership


def is_on_duty(membership: Membership, now: datetime) -> bool:
    """One query. A session that somebody forgot to close yesterday gives nothing today."""
    today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return membership.duties.filter(until__isnull=True, since__gte=today).exists()
