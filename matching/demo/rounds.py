"""A round for the demo, as the coordinator would make it on that day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.actions.rounds import propose_round
from matching.demo.moments import this_morning

if TYPE_CHECKING:
    from datetime import datetime

    from matching.demo.towns import Town


def build_round(town: Town, *, now: datetime) -> None:
    """In the morning, before anything begins."""
    propose_round(team=town.team, by=None, now=this_morning(8, now))
