"""A person as plain facts: the same whether one is asked about or many are."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

import pytest

from aandeslag.teams.models import BlockedTime
from aandeslag.vocabulary import Weekday
from matching.actions import note_certificate, refuse_activity
from matching.candidates import candidate, candidates
from matching.facts import Appointment, Hours, Location, WeeklyTime
from residents.models import Resident
from tests.factories import CentreFactory, OccurrenceFactory, ParticipationFactory
from tests.matching.conftest import NOW, TODAY, make_garden
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from tests.matching.conftest import Garden

MORNING = Hours(time(9, 30), time(12))


def read_back(*some: Resident) -> list[Resident]:
    """As a view loads them."""
    rows = Resident.objects.filter(pk__in=[one.pk for one in some]).order_by("pk")
    return list(rows.select_related("centre", "housed_in"))


def busy(garden: Garden) -> Resident:
    """Of whom everything is known that is somebody's own."""
    person = garden.resident(
        free=frozenset({"tuesday-morning"}),
        conditions=frozenset({"sitting"}),
        travel_modes=frozenset({"bicycle"}),
        dutch_level="a1",
        interests=frozenset({"green"}),
        skills=frozenset({"gardening"}),
        wishes=frozenset({"practise-dutch"}),
        guardian_agreed_on=TODAY,
    )
    goes(garden, person)
    refuse_activity(resident=person, activity=garden.slot.activity, today=TODAY)
    note_certificate(resident=person, organisation=garden.slot.activity.organisation, today=TODAY)
    return person


def goes(garden: Garden, person: Resident, at: int = 0, **facts: object) -> None:
    ParticipationFactory.create(placement__occurrence=garden.dates[at], placement__resident=person, **facts)


@pytest.fixture
def duty(garden: Garden) -> None:
    """A fixed time at which the people of the centre have something else to do; elsewhere it is another."""
    for centre, weekday in ((garden.town.centre, Weekday.MONDAY), (CentreFactory.create(), Weekday.FRIDAY)):
        BlockedTime.objects.create(centre=centre, weekday=weekday, starts=time(9), ends=time(10))


@pytest.mark.usefixtures("duty")
def test_one_alone_is_the_same_as_among_others(garden: Garden) -> None:
    housed = garden.resident(centre=None, housed_in=garden.town.municipality)
    some = read_back(busy(garden), garden.resident(), housed)

    found = candidates(some, TODAY)

    assert found == {one.pk: candidate(one, TODAY) for one in some}
    assert len(found) == 3


@pytest.mark.usefixtures("duty")
def test_what_is_somebodys_own(garden: Garden) -> None:
    [person] = read_back(busy(garden))

    found = candidate(person, TODAY)

    assert (found.refused, found.conduct_seen_for, found.guardian_agreed) == (
        frozenset({garden.slot.activity_id}),
        frozenset({garden.slot.activity.organisation_id}),
        True,
    )
    date = garden.dates[0]
    assert found.appointments == (Appointment(date.pk, date.date, MORNING),)
    assert found.blocked == (WeeklyTime(Weekday.MONDAY, Hours(time(9), time(10))),)
    assert found.home == Location(51.84, 5.86)


def test_where_somebody_is_expected_no_more_is_no_appointment(garden: Garden) -> None:
    person, beside = garden.resident(), make_garden(garden.town, dates=1)
    past = OccurrenceFactory.create(slot=garden.slot, date=TODAY - timedelta(days=7))
    ParticipationFactory.create(placement__occurrence=past, placement__resident=person)
    goes(garden, person, 0, status="cancelled")
    goes(garden, person, 1, status="present")
    goes(beside, person)
    beside.dates[0].cancelled_at = NOW
    beside.dates[0].save()
    [read] = read_back(person)

    assert [one.occurrence for one in candidate(read, TODAY).appointments] == [garden.dates[1].pk]
    assert candidates([read], TODAY)[person.pk] == candidate(read, TODAY)


def test_today_is_still_to_come(garden: Garden) -> None:
    person = garden.resident()
    goes(garden, person)
    [read] = read_back(person)
    day = garden.dates[0].date

    assert [len(candidate(read, one).appointments) for one in (day, day + timedelta(days=1))] == [1, 0]


def test_one_query_for_one_and_four_for_however_many(garden: Garden) -> None:
    [one] = read_back(busy(garden))
    with exactly(1):
        candidate(one, TODAY)

    for number in (1, 20):
        some = read_back(*(garden.resident() for _ in range(number)), one)
        with exactly(4):
            candidates(some, TODAY)
