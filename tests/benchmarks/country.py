"""A whole country for the figures: 60 teams, 60,000 residents, 2 million participations, 5 million log lines.

`python -m tests.benchmarks.country --seed 1 --share 0.05` fills an empty database with a part of it.
"""

from __future__ import annotations

import argparse
import os
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING, Final

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aandeslag.settings")
    django.setup()

from aandeslag.audit.models import Line, Result
from aandeslag.teams.models import Team
from aandeslag.vocabulary import Gender, LegalStatus, Theme
from activities.models import Occurrence
from matching.models import Participation, Placement
from residents.models import Resident
from tests.factories import ActivityFactory, PlacementFactory, ResidentFactory, SlotFactory
from tests.world import make_town

if TYPE_CHECKING:
    from collections.abc import Iterator

    from activities.models import Slot
    from tests.world import Town

TEAMS: Final = 60
RESIDENTS_PER_TEAM: Final = 1_000
TIMES_PER_TEAM: Final = 33_334
LINES_PER_TEAM: Final = 83_334
FEWEST_TEAMS: Final = 3
ACTIVITIES: Final = 20
# The first of these weeks lies two years back.
WEEKS: Final = 104
BATCH: Final = 2_000


def build_country(*, seed: int, share: float, today: date, prefix: str = "Stad") -> list[Town]:
    """The same seed and day give the same country; a share of it has as much fewer teams."""
    chance = Random(seed)  # noqa: S311 - invented people, not secrets
    return [
        _build(f"{prefix} {number}", chance, today)
        for number in range(max(FEWEST_TEAMS, round(TEAMS * share)))
    ]


def _build(name: str, chance: Random, today: date) -> Town:
    first = today - timedelta(weeks=WEEKS)
    town = make_town(name)
    town.team.started_on, town.team.status = first, Team.Status.ACTIVE
    town.team.save()
    slots = [_slot(town, number) for number in range(ACTIVITIES)]
    dates = [_dates(slot, first) for slot in slots]
    placements = _placements(town, slots, chance, first)
    Participation.objects.bulk_create(_times(placements, dates, chance), batch_size=BATCH)
    Line.objects.bulk_create(_lines(town), batch_size=BATCH)
    return town


def _slot(town: Town, number: int) -> Slot:
    activity = ActivityFactory.create(
        organisation__team=town.team,
        theme=Theme.values[number % 9],
        kind=("recurring", "recurring", "one-off")[number % 3],
    )
    return SlotFactory.create(activity=activity)


def _dates(slot: Slot, first: date) -> list[Occurrence]:
    days = [first + timedelta(weeks=week, days=slot.pk % 7) for week in range(WEEKS)]
    return Occurrence.objects.bulk_create(
        [
            Occurrence(
                team=slot.team, slot=slot, activity=slot.activity, date=day, starts=time(10), ends=time(12)
            )
            for day in days
        ]
    )


def _placements(town: Town, slots: list[Slot], chance: Random, first: date) -> list[tuple[Placement, int]]:
    """Two activities for everybody."""
    people = Resident.objects.bulk_create(
        [
            ResidentFactory.build(
                team=town.team,
                centre=town.centre,
                number=number,
                gender=chance.choice((Gender.WOMAN, Gender.MAN, Gender.MAN)),
                birth_year=chance.randint(1960, 2007),
                legal_status=chance.choice(LegalStatus.values),
                registered_on=first + timedelta(days=chance.randrange(WEEKS * 7)),
            )
            for number in range(1, RESIDENTS_PER_TEAM + 1)
        ],
        batch_size=500,
    )
    chosen = [(one, number) for one in people for number in chance.sample(range(ACTIVITIES), 2)]
    made = Placement.objects.bulk_create(
        [
            PlacementFactory.build(
                resident=one,
                team=town.team,
                slot=slots[number],
                activity=slots[number].activity,
                occurrence=None,
                is_standing=True,
            )
            for one, number in chosen
        ],
        batch_size=500,
    )
    return [(placement, number) for placement, (_, number) in zip(made, chosen, strict=True)]


def _times(
    placements: list[tuple[Placement, int]], dates: list[list[Occurrence]], chance: Random
) -> Iterator[Participation]:
    """Everybody comes some weeks in a row."""
    each = -(-TIMES_PER_TEAM // len(placements))
    for placement, number in placements:
        begin = chance.randrange(WEEKS - each)
        for occurrence in dates[number][begin : begin + each]:
            yield Participation(
                team_id=placement.team_id,
                placement=placement,
                resident_id=placement.resident_id,
                occurrence=occurrence,
                status=Participation.Status.PRESENT,
            )


def _lines(town: Town) -> Iterator[Line]:
    moment = datetime(2026, 1, 1, 9, tzinfo=UTC)
    for number in range(LINES_PER_TEAM):
        yield Line(
            at=moment + timedelta(seconds=number),
            team_id=town.team.pk,
            action="resident.card",
            object_type="Resident",
            object_ids=str(town.team.public_id),
            result=Result.DONE,
        )


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--share", type=float, default=1)
    given = arguments.parse_args()
    towns = build_country(seed=given.seed, share=given.share, today=date(2026, 11, 30))
    print(f"{len(towns)} teams, {Participation.objects.count():,} participations")
