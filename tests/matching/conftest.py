"""A garden with four places in one town, and a garden with people in another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from aandeslag.teams.access import Role
from tests.factories import (
    ActivityFactory,
    OccurrenceFactory,
    ParticipationFactory,
    ResidentFactory,
    SlotFactory,
)

if TYPE_CHECKING:
    from aandeslag.teams.models import User
    from activities.models import Occurrence, Slot
    from residents.models import Resident
    from tests.world import Town

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
TODAY = date(2026, 11, 24)
FIRST = date(2026, 12, 1)


@dataclass(frozen=True)
class Garden:
    """A slot on Tuesday mornings with three dates to come."""

    town: Town
    slot: Slot
    dates: list[Occurrence]

    @property
    def desk(self) -> User:
        return self.town.member(Role.DESK).user

    def resident(self, **facts: Any) -> Resident:
        made: Resident = ResidentFactory.create(team=self.town.team, **{"centre": self.town.centre, **facts})
        return made

    def fill(self, occurrence: Occurrence, count: int) -> None:
        for _ in range(count):
            ParticipationFactory.create(placement__occurrence=occurrence, placement__resident=self.resident())


def make_garden(town: Town, *, dates: int = 3, **facts: Any) -> Garden:
    activity = ActivityFactory.create(organisation__team=town.team, **facts)
    slot = SlotFactory.create(activity=activity, capacity=4)
    return Garden(
        town,
        slot,
        [OccurrenceFactory.create(slot=slot, date=FIRST + timedelta(weeks=week)) for week in range(dates)],
    )


@pytest.fixture
def other_garden(other_town: Town) -> Garden:
    garden = make_garden(other_town, title="Andere tuin")
    garden.fill(garden.dates[0], 4)
    return garden


@pytest.fixture
def garden(town: Town, other_garden: Garden) -> Garden:
    return make_garden(town, title="Wijktuin De Pol")
