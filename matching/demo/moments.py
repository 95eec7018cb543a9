"""When the invented teams did something today: in the morning, or just now where it is earlier."""

from __future__ import annotations

from datetime import datetime, time

from django.utils import timezone


def this_morning(hour: int, now: datetime) -> datetime:
    """Never later than now, also in a demo that is filled after midnight."""
    at = timezone.make_aware(datetime.combine(timezone.localdate(now), time(hour)))
    return min(at, now)
