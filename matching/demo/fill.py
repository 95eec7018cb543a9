"""Fills the demo: two towns, the national accounts, and a year that lies just behind us."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from matching.demo.friends import build_friends
from matching.demo.history import build_history
from matching.demo.keeping import keep_offer
from matching.demo.moving_on import build_hand_overs, build_lives
from matching.demo.people import build_residents, build_sessions
from matching.demo.referrals import build_referrals
from matching.demo.rounds import build_round
from matching.demo.supporters import build_support
from matching.demo.towns import TOWNS, build_national, build_offer, build_town
from matching.demo.waiting import build_waiting

if TYPE_CHECKING:
    from datetime import datetime

RESIDENTS_PER_TOWN: Final = 150


@transaction.atomic
def fill_demo(*, password: str, now: datetime) -> None:
    """Build everything, or nothing. The same day gives the same people and the same year."""
    today = timezone.localdate(now)
    towns = []
    for number, plan in enumerate(TOWNS):
        chance = Random(f"{plan.slug}-{number}")  # noqa: S311 - invented people, not secrets
        town = build_town(plan, password=password, today=today)
        build_offer(town, today=today)
        keep_offer(town, today=today)
        sessions = build_sessions(town, chance, today=today)
        residents = build_residents(town, sessions, RESIDENTS_PER_TOWN, chance, today=today)
        build_history(town, residents, chance, now=now)
        build_referrals(town, today=today)
        build_waiting(town, now=now)
        build_support(town, today=today)
        build_friends(town, today=today)
        build_round(town, now=now)
        build_lives(town, now=now)
        towns.append(town)
    build_hand_overs(towns, today=today)
    build_national(password=password, today=today)
