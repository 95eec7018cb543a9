"""At the desk: the first five, and what each costs those who wait, without naming anyone."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import translation

from matching.actions import sign_up
from matching.actions.rounds import accept_proposal, choose_policy
from matching.cards.rounds.desk import costs_of
from matching.models import Round
from matching.rounds.desk import options_for
from residents.models import Resident
from tests.factories import OccurrenceFactory, SlotFactory
from tests.matching.conftest import NOW, Garden, make_garden
from tests.matching.queries import exactly
from tests.matching.rounds.conftest import line_of, propose, waits

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def costs(person: Resident, now: object = NOW) -> dict[str, str]:
    options = options_for(person, now)  # type: ignore[arg-type]
    return {} if options is None else {one.title: one.costs for one in costs_of(options).first}


def test_a_place_besides_those_of_the_round_is_free(garden: Garden) -> None:
    waits(garden, 9)
    propose(garden)

    assert costs(waits(garden, 0)) == {"Wijktuin De Pol": "free for everyone"}


def test_the_last_place_says_how_long_somebody_waits_for_it(one_place: Garden) -> None:
    waits(one_place, 31)
    propose(one_place)

    assert costs(waits(one_place, 0)) == {"Wijktuin De Pol": "last place; someone else waits 31 weeks"}


def test_below_the_five_stands_what_suits_best_and_costs_somebody_a_place(one_place: Garden) -> None:
    for name in "abcdefg":
        make_garden(one_place.town, dates=1, title=name, theme="food", dutch_needed="b1")
    waits(one_place, 31, dutch_level="none")
    propose(one_place)

    options = options_for(waits(one_place, 0, interests=frozenset({"green"})), NOW)
    assert options is not None
    told = costs_of(options)

    assert [one.title for one in told.first] == list("abcde")
    assert [(one.title, one.costs) for one in told.dear] == [
        ("Wijktuin De Pol", "last place; someone else waits 31 weeks")
    ]


def test_what_stands_among_the_five_does_not_stand_below_them(one_place: Garden) -> None:
    waits(one_place, 31)
    propose(one_place)

    options = options_for(waits(one_place, 0), NOW)

    assert options is not None
    assert ([one.title for one in options.best], options.dear) == (["Wijktuin De Pol"], [])


def test_who_would_have_to_move_is_counted_and_not_named(one_place: Garden) -> None:
    kitchen = make_garden(one_place.town, dates=1, title="Koken", theme="food")
    waits(one_place, 9, interests=frozenset({"green"}))
    propose(one_place)

    assert costs(waits(one_place, 0)) == {
        "Koken": "free for everyone",
        "Wijktuin De Pol": "1 other person goes somewhere else, nobody loses a place",
    }
    assert kitchen.slot.capacity == 4


def test_ones_own_proposal_costs_nobody_anything(one_place: Garden) -> None:
    person = waits(one_place, 31)
    propose(one_place)

    assert costs(person) == {"Wijktuin De Pol": "free for everyone"}


def test_a_place_that_went_since_makes_the_last_one_dear(garden: Garden) -> None:
    for weeks in (9, 12):
        waits(garden, weeks)
    for one in garden.dates[1:]:
        one.delete()
    propose(garden)
    garden.fill(garden.dates[0], 2)

    assert costs(waits(garden, 0)) == {"Wijktuin De Pol": "last place; someone else waits 12 weeks"}


def test_what_was_accepted_needs_no_place_any_more(garden: Garden) -> None:
    person = waits(garden, 9)
    accept_proposal(proposal=line_of(propose(garden), person), by=None, now=NOW)

    assert costs(waits(garden, 0)) == {"Wijktuin De Pol": "free for everyone"}


def test_the_best_five_one_of_each_fixed_moment_and_what_costs_nothing_first(garden: Garden) -> None:
    for number in range(6):
        make_garden(garden.town, dates=1, title=f"Tuin {number}")
    slot = SlotFactory.create(activity=garden.slot.activity, capacity=1)
    OccurrenceFactory.create(slot=slot, date=garden.dates[0].date)
    propose(garden)

    options = options_for(waits(garden, 0), NOW)

    assert options is not None
    assert len(options.best) == 5
    assert len({one.time.slot_id for one in options.best}) == 5


def test_nothing_is_said_without_a_proven_round_of_late(garden: Garden) -> None:
    made, person = propose(garden), waits(garden, 0)
    later = costs(person, NOW + timedelta(days=15))
    Round.objects.filter(pk=made.pk).update(certificates=[["5", "6"]])

    assert (later, costs(person)) == ({}, {})


def test_nothing_of_another_team_plays_a_part(garden: Garden, other_garden: Garden) -> None:
    waits(other_garden, 9)
    propose(other_garden)

    assert costs(waits(garden, 0)) == {}


def read_back(person: Resident) -> Resident:
    """As a view loads somebody."""
    return Resident.objects.select_related("team", "centre", "housed_in").get(pk=person.pk)


def test_the_same_number_of_queries_for_one_date_and_for_many(garden: Garden) -> None:
    choose_policy(team=garden.town.team, chosen={"weeks": 5})
    waits(garden, 9)
    propose(garden)
    person = read_back(waits(garden, 0))
    with exactly(14):
        options_for(person, NOW)
    for _ in range(5):
        make_garden(garden.town)
        waits(garden, 9)
    propose(garden)
    person = read_back(waits(garden, 0))
    with exactly(14):
        options_for(person, NOW)


def test_who_goes_somewhere_by_now_needs_no_place_any_more(one_place: Garden) -> None:
    person = waits(one_place, 31)
    propose(one_place)
    elsewhere = make_garden(one_place.town, dates=1, title="Koken")
    sign_up(resident=person, occurrence=elsewhere.dates[0], by=None, now=NOW)

    assert costs(waits(one_place, 0)) == {"Wijktuin De Pol": "free for everyone"}
