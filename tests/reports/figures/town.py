"""Builds a team with people, an offer and attendance, for figures that are counted in two ways."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from activities.models import Activity
from matching.models import Participation, Placement, WaitingListEntry
from reports.counting_rules import rule_of
from reports.figures.contributing import contribution
from reports.figures.counts import Counts, together
from reports.figures.facts import facts_of
from residents.models import Resident
from tests.factories import (
    ActivityFactory,
    CentreFactory,
    MunicipalityFactory,
    OccurrenceFactory,
    ParticipationFactory,
    PlacementFactory,
    ResidentFactory,
    SlotFactory,
)

if TYPE_CHECKING:
    from aandeslag.teams.models import Team
    from activities.models import Slot
    from reports.periods import Period

TODAY = date(2026, 11, 24)
START = date(2025, 12, 1)
PRESENT = Participation.Status.PRESENT


def slot_of(team: Team, **activity: object) -> Slot:
    return SlotFactory.create(activity=ActivityFactory.create(organisation__team=team, **activity))


def placed(resident: Resident, slot: Slot) -> Placement:
    return PlacementFactory.create(
        resident=resident,
        team=slot.team,
        slot=slot,
        activity=slot.activity,
        occurrence=None,
        is_standing=True,
    )


def went(
    resident: Resident, slot: Slot, *days: date, status: str = PRESENT, minutes: int | None = None
) -> Placement:
    """Let someone go to an activity on some days, on one standing placement."""
    placement = placed(resident, slot)
    for day in days:
        attended(placement, day, status=status, minutes=minutes)
    return placement


def attended(
    placement: Placement, day: date, *, status: str = PRESENT, minutes: int | None = None
) -> Participation:
    assert placement.slot is not None
    occurrence = placement.slot.occurrences.filter(date=day).first() or OccurrenceFactory.create(
        slot=placement.slot, date=day
    )
    excuse = "ill" if status == Participation.Status.EXCUSED else ""
    return ParticipationFactory.create(
        placement=placement, occurrence=occurrence, status=status, excuse=excuse, minutes=minutes
    )


def counted_by_person(team: Team, period: Period, today: date = TODAY) -> Counts:
    """The second computation: plain Python over the rows, person by person."""
    people = Resident.objects.filter(team=team).select_related("centre__municipality", "housed_in")
    return together(contribution(facts, period, rule_of(period), today) for facts in facts_of(people))


@dataclass(frozen=True)
class Attending:
    """One person and one activity: on which days, how it went, how it ended."""

    person: int
    activity: int
    days: tuple[int, ...]
    status: str
    minutes: int | None
    ended: str


ATTENDING = st.builds(
    Attending,
    person=st.integers(0, 4),
    activity=st.integers(0, 4),
    days=st.lists(st.integers(0, 358), max_size=5, unique=True).map(tuple),
    status=st.sampled_from([PRESENT, PRESENT, PRESENT, "excused", "absent", "signed-up"]),
    minutes=st.sampled_from([None, None, 30, 95]),
    ended=st.sampled_from(["", "", "housing", "own-choice", "mistake"]),
)
ROWS = st.lists(ATTENDING, max_size=9, unique_by=lambda one: (one.person, one.activity))
WAITING = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(0, 350), st.none() | st.integers(0, 60)),
    max_size=4,
    unique_by=lambda row: row[:2],
)


def populate(team: Team) -> tuple[list[Resident], list[Slot]]:
    """Five people who differ in everything that is counted by, and five activities likewise."""
    centre, home = CentreFactory.create(), MunicipalityFactory.create()
    somewhere = {"team": team, "centre": centre}
    people = [
        ResidentFactory.create(**somewhere, birth_year=2004, registered_on=date(2026, 1, 5)),
        ResidentFactory.create(**somewhere, gender="man", birth_year=None, legal_status="in-procedure"),
        ResidentFactory.create(team=team, centre=None, housed_in=home, gender="man", birth_year=1960),
        ResidentFactory.create(team=team, centre=None, birth_year=1980, registered_on=START),
        ResidentFactory.create(team=team, gender="other", birth_year=2001, registered_on=TODAY),
    ]
    slots = [
        slot_of(team, theme="green"),
        slot_of(team, theme="food", kind=Activity.Kind.ONE_OFF),
        slot_of(team, theme="green"),
        slot_of(team, purpose=Activity.Purpose.SPORT, theme="sport"),
        slot_of(team, purpose=Activity.Purpose.LANGUAGE),
    ]
    for slot in slots[::2]:
        slot.ends = None
        slot.save()
    return people, slots


def fill(
    people: list[Resident],
    slots: list[Slot],
    rows: list[Attending],
    waiting: list[tuple[int, int, int, int | None]] = (),  # type: ignore[assignment]
) -> None:
    for row in rows:
        days = [START + timedelta(days=day) for day in row.days]
        placement = went(
            people[row.person], slots[row.activity], *days, status=row.status, minutes=row.minutes
        )
        if row.ended:
            placement.status, placement.end_reason = Placement.Status.ENDED, row.ended
            placement.ended_on = max(days, default=START)
            placement.save()
    for person, slot, since, length in waiting:
        began = datetime.combine(START + timedelta(days=since), time(22, 30), UTC)
        WaitingListEntry.objects.create(
            team=people[person].team,
            resident=people[person],
            slot=slots[slot],
            since=began,
            left_at=None if length is None else began + timedelta(days=length),
            left_because="" if length is None else "placed",
        )
