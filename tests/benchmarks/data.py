"""The data of the benchmarks: one team with 5,000 residents and a busy offer, and a second team beside it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from django.db import connections

from aandeslag.audit.models import Line, Result
from aandeslag.teams.access import NATIONAL_ROLES, Role
from activities.models import Occurrence
from matching.models import Participation, Placement, Task, WaitingListEntry
from residents.models import Resident
from tests.benchmarks.bench import Bench
from tests.factories import (
    EntrustmentFactory,
    MembershipFactory,
    OccurrenceFactory,
    ParticipationFactory,
    PlacementFactory,
    ResidentFactory,
    SlotFactory,
    TaskFactory,
    WalkInHourFactory,
    WalkInSessionFactory,
)
from tests.world import make_town

if TYPE_CHECKING:
    from activities.models import Slot
    from tests.world import Town

RESIDENTS: Final = 5_000
RESIDENTS_ELSEWHERE: Final = 500
ACTIVITIES: Final = 60
WEEKS: Final = 8
TAKING_PART: Final = 3
TASKS: Final = 15
# As many as a supporter has in a full page, each of whom goes somewhere.
ENTRUSTED, APART = 25, 40
SYLLABLES: Final = ("ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no")
SIZE: Final = (
    f"{RESIDENTS:,} residents and {ACTIVITIES} activities of {WEEKS} weeks in one team, "
    f"{RESIDENTS_ELSEWHERE} residents in another"
)


def build(today: date) -> Bench:
    town = make_town("Aarle")
    people = _residents(town, RESIDENTS)
    occurrences = [one for slot in _slots(town) for one in _occurrences(slot, today)]
    _take_part(occurrences, people)
    _ask(occurrences, people, today)
    _entrust(town, people[: ENTRUSTED * APART : APART])
    _sessions(town, today)
    _residents(make_town("Beuningen"), RESIDENTS_ELSEWHERE)
    Line.objects.bulk_create(_lines(town, people), batch_size=500)
    members = dict(town.members)
    for role in NATIONAL_ROLES:
        members[role] = MembershipFactory.create(role=role, team=None)
    _take_stock()
    return Bench(members)


def _entrust(town: Town, people: list[Resident]) -> None:
    supporter = town.member(Role.SUPPORTER).user
    for one in people:
        EntrustmentFactory.create(
            team=town.team, resident=one, supporter=supporter, valid_from=one.registered_on
        )


def _take_stock() -> None:
    """PostgreSQL does this by itself within a minute of so many new rows (autovacuum).

    Before it did, it guesses how to look for them, and looks at a row where the index says all.
    """
    if "owner" in connections:
        with connections["owner"].cursor() as cursor:
            cursor.execute("VACUUM (ANALYZE)")
        connections["owner"].close()


def _residents(town: Town, number: int) -> list[Resident]:
    made = [
        ResidentFactory.build(
            team=town.team,
            centre=town.centre,
            number=index,
            first_name=_name(index),
            birth_year=1960 + index % 45,
            registered_on=_day(index),
        )
        for index in range(1, number + 1)
    ]
    return Resident.objects.bulk_create(made, batch_size=500)


def _name(index: int) -> str:
    """One of 729 names that nobody bears, spread as names are: some often, most seldom."""
    first, rest = divmod(index * index % 729, 81)
    return (SYLLABLES[first] + SYLLABLES[rest // 9] + SYLLABLES[rest % 9]).capitalize()


def _lines(town: Town, people: list[Resident]) -> list[Line]:
    moment = datetime(2026, 11, 1, 9, tzinfo=UTC)
    return [
        Line(
            at=moment + timedelta(minutes=index),
            team_id=town.team.pk,
            action="resident.card",
            object_type="Resident",
            object_ids=str(person.public_id),
            result=Result.DONE,
        )
        for index, person in enumerate(people)
    ]


def _day(index: int) -> date:
    return date(2026, 9, 1) - timedelta(days=index % 600)


def _slots(town: Town) -> list[Slot]:
    return [SlotFactory.create(activity__organisation__team=town.team) for _ in range(ACTIVITIES)]


def _occurrences(slot: Slot, today: date) -> list[Occurrence]:
    monday = today - timedelta(days=today.weekday())
    days = [monday + timedelta(weeks=week - WEEKS // 2, days=slot.pk % 5) for week in range(WEEKS)]
    return Occurrence.objects.bulk_create([OccurrenceFactory.build(slot=slot, date=day) for day in days])


def _ask(occurrences: list[Occurrence], people: list[Resident], today: date) -> None:
    """Tasks about people who take part, and people who wait and were offered a place."""
    for number, occurrence in enumerate(occurrences[:TASKS]):
        about = {"team": occurrence.team, "activity": occurrence.activity, "occurrence": occurrence}
        placement = Placement.objects.filter(occurrence=occurrence).first()
        TaskFactory.create(**about, placement=placement, since=today)
        entry = WaitingListEntry.objects.create(
            team=occurrence.team,
            resident=people[-1 - number],
            slot=occurrence.slot,
            occurrence=occurrence,
            since=datetime.combine(today, time(9), UTC),
        )
        TaskFactory.create(**about, waiting=entry, kind=Task.Kind.OFFER_LAPSED, since=today)


def _sessions(town: Town, today: date) -> None:
    """A walk-in hour on the other days of the past weeks, closed, and of the coming weeks."""
    hour = WalkInHourFactory.create(team=town.team, centre=town.centre)
    for week in range(-WEEKS, WEEKS):
        day = today + timedelta(weeks=week, days=1)
        closed = datetime.combine(day, hour.ends, UTC) if week < 0 else None
        WalkInSessionFactory.create(
            team=town.team, centre=town.centre, hour=hour, date=day, opened_at=closed, closed_at=closed
        )


def _take_part(occurrences: list[Occurrence], people: list[Resident]) -> None:
    pairs = [
        (occurrence, people[(index * TAKING_PART + turn) % len(people)])
        for index, occurrence in enumerate(occurrences)
        for turn in range(TAKING_PART)
    ]
    placements = Placement.objects.bulk_create(
        [PlacementFactory.build(occurrence=occurrence, resident=person) for occurrence, person in pairs]
    )
    Participation.objects.bulk_create(
        [ParticipationFactory.build(placement=placement) for placement in placements]
    )
