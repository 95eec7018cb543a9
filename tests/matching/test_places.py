"""Places left: capacity, less who comes, less holds, less those who come every time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from matching.models import Participation, Placement
from matching.places import places_left
from tests.factories import ParticipationFactory, PlacementFactory
from tests.matching.conftest import NOW, TODAY, Garden
from tests.matching.queries import exactly

Status = Participation.Status


def left(garden: Garden) -> list[int]:
    found = places_left([one.pk for one in garden.dates], NOW)
    return [found[one.pk] for one in garden.dates]


def test_nobody_yet(garden: Garden) -> None:
    assert left(garden) == [4, 4, 4]


@pytest.mark.parametrize(
    ("status", "excuse", "expected"),
    [
        (Status.SIGNED_UP, "", 3),
        (Status.PRESENT, "", 3),
        (Status.EXCUSED, "ill", 4),
        (Status.ABSENT, "", 4),
        (Status.CANCELLED, "", 4),
    ],
)
def test_who_takes_a_place(garden: Garden, status: str, excuse: str, expected: int) -> None:
    ParticipationFactory.create(placement__occurrence=garden.dates[0], status=status, excuse=excuse)
    assert left(garden) == [expected, 4, 4]


def test_a_date_may_have_places_of_its_own(garden: Garden) -> None:
    garden.dates[1].own_capacity = 2
    garden.dates[1].save()
    assert left(garden) == [4, 2, 4]


def test_more_people_than_places_is_none_left(garden: Garden) -> None:
    garden.fill(garden.dates[0], 5)
    assert left(garden) == [0, 4, 4]


@pytest.mark.parametrize(
    ("hours", "expected"), [(1, 3), (-1, 4)], ids=["holds until later", "lapsed an hour ago"]
)
def test_a_hold_counts_until_it_lapses(garden: Garden, hours: int, expected: int) -> None:
    PlacementFactory.create(
        occurrence=garden.dates[0],
        status=Placement.Status.PROPOSED,
        held_until=NOW + timedelta(hours=hours),
    )
    assert left(garden) == [expected, 4, 4]


def test_a_proposal_without_an_end_date_takes_none(garden: Garden) -> None:
    PlacementFactory.create(occurrence=garden.dates[0], status=Placement.Status.PROPOSED)
    assert left(garden) == [4, 4, 4]


def test_a_hold_is_kept_for_the_person_it_is_for(garden: Garden) -> None:
    held = PlacementFactory.create(
        occurrence=garden.dates[0],
        status=Placement.Status.PROPOSED,
        held_until=NOW + timedelta(hours=1),
    )
    first = garden.dates[0].pk
    assert places_left([first], NOW, besides=held.resident_id) == {first: 4}


def test_who_comes_every_time_counts_on_dates_that_were_not_filled_yet(garden: Garden) -> None:
    standing = PlacementFactory.create(
        slot=garden.slot, occurrence=None, activity=garden.slot.activity, team=garden.slot.team,
        resident=garden.resident(), is_standing=True, agreed_on=TODAY,
    )  # fmt: skip
    ParticipationFactory.create(placement=standing, occurrence=garden.dates[0])
    ParticipationFactory.create(placement=standing, occurrence=garden.dates[1], status=Status.CANCELLED)
    assert left(garden) == [3, 4, 3]


def test_what_is_kept_for_someone_is_a_hold_and_not_where_they_come_every_time(garden: Garden) -> None:
    person = garden.resident()
    PlacementFactory.create(
        slot=garden.slot, occurrence=None, activity=garden.slot.activity, team=garden.slot.team,
        resident=person, is_standing=True, agreed_on=TODAY,
    )  # fmt: skip

    assert set(places_left([one.pk for one in garden.dates], NOW, besides=person.pk).values()) == {3}


def test_who_has_left_claims_nothing(garden: Garden) -> None:
    PlacementFactory.create(
        slot=garden.slot, occurrence=None, activity=garden.slot.activity, team=garden.slot.team,
        resident=garden.resident(departed_on=TODAY, departure_reason="unknown"), is_standing=True,
        agreed_on=TODAY,
    )  # fmt: skip
    assert left(garden) == [4, 4, 4]


def test_three_queries_for_any_number_of_dates(garden: Garden) -> None:
    for date in garden.dates:
        garden.fill(date, 3)
    with exactly(3):
        assert left(garden) == [1, 1, 1]
    with exactly(3):
        places_left([garden.dates[0].pk], NOW)
