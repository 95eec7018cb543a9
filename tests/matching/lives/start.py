"""What every life starts with: two gardens, of which the first is full and has somebody who waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from matching import actions
from matching.errors import PlacementRefusedError
from tests.factories import DeclarationFactory, KindOfWorkFactory
from tests.matching.conftest import NOW, Garden, make_garden

if TYPE_CHECKING:
    from datetime import datetime

    from activities.models import VolunteerDeclaration
    from residents.models import Resident

PEOPLE: Final = 6


@dataclass(frozen=True)
class Start:
    """Stored once for many lives, each of which is taken back to it."""

    gardens: tuple[Garden, Garden]
    paper: VolunteerDeclaration
    people: list[int]
    now: datetime


def start_with(garden: Garden, *, regulars: bool) -> Start:
    """Of six people at four places two wait: what is freed has somebody to go to, and then another."""
    KindOfWorkFactory.create(organisation=garden.slot.activity.organisation, description="Koken")
    paper = DeclarationFactory.create(kind_of_work=garden.slot.activity.kind_of_work)
    what = {"slot": garden.slot} if regulars else {"occurrence": garden.dates[0]}
    statuses = ("permit", "in-procedure")
    people = [garden.resident(legal_status=statuses[n % 2]) for n in range(PEOPLE)]
    now = NOW
    for person in people:
        now += timedelta(minutes=1)
        _sign_up_or_wait(resident=person, now=now, **what)
    return Start((garden, make_garden(garden.town)), paper, [person.pk for person in people], now)


def _sign_up_or_wait(*, resident: Resident, now: datetime, **what: Any) -> None:
    try:
        actions.sign_up(resident=resident, by=None, now=now, **what)
    except PlacementRefusedError:
        actions.join_waiting_list(resident=resident, by=None, now=now, **what)
