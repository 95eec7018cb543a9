"""Many people on one date at once, for counting queries: the factories would take their time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.models import Participation, Placement
from residents.models import Entrustment, Resident
from tests.factories import ParticipationFactory, PlacementFactory, ResidentFactory
from tests.matching.conftest import TODAY

if TYPE_CHECKING:
    from aandeslag.teams.models import User
    from activities.models import Occurrence
    from tests.matching.conftest import Garden


def crowd(garden: Garden, date: Occurrence, number: int, supporter: User | None = None) -> None:
    """Sign up `number` people of the town's centre, all of them entrusted to `supporter` if there is one."""
    team = garden.town.team
    people = Resident.objects.bulk_create(
        ResidentFactory.build_batch(number, team=team, centre=garden.town.centre)
    )
    placements = Placement.objects.bulk_create(
        PlacementFactory.build(occurrence=date, resident=one) for one in people
    )
    Participation.objects.bulk_create(ParticipationFactory.build(placement=one) for one in placements)
    if supporter is not None:
        Entrustment.objects.bulk_create(
            Entrustment(team=team, resident=one, supporter=supporter, valid_from=TODAY) for one in people
        )
