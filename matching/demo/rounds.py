"""A round for the demo, as the coordinator would make it on that day."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from django.utils import timezone

from matching.actions.rounds import propose_round

if TYPE_CHECKING:
    from datetime import date

    from matching.demo.towns import Town


def build_round(town: Town, *, today: date) -> None:
    """In the morning, before anything begins; of a demo that is filled earlier at that moment."""
    now = timezone.make_aware(datetime.combine(today, time(8)))
    propose_round(team=town.team, by=None, now=min(now, timezone.now()))
