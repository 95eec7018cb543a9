"""At the desk: the best first, and what each costs those who wait, without naming anyone."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import translation

from aandeslag.vocabulary import WeekPart
from activities.models import Activity
from matching.actions.rounds import accept_proposal, choose_policy
from matching.cards.rounds.desk import Costs, cost_of, costs_beside, further_down
from matching.choosing import Choice
from matching.models import Round
from matching.rounds.pricing import Price
from matching.suggestions import Suggestions, fitting, suggest
from residents.models import Resident
from tests.factories import OccurrenceFactory, SlotFactory
from tests.matching.conftest import FIRST, NOW, Garden, make_garden
from tests.matching.queries import exactly
from tests.matching.rounds.conftest import line_of, propose, waits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

FREE = "free for everyone"
MINE = "proposed to this person"


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def look(person: Resident, now: datetime = NOW, *friends: Resident) -> Suggestions:
    return suggest(team=person.team, resident=person, now=now, shown=frozenset(), friends=friends)


def costs(person: Resident, now: datetime = NOW) -> dict[str, str]:
    """On the cards, in their order."""
    found = look(person, now)
    told = ((offer.title, cost_of(choice)) for choice, offer in found.told(found.fitting))
    return {title: cost.words for title, cost in told if cost is not None}


def beside_of(found: Suggestions, shown: int) -> Costs | None:
    """What stands below so many cards."""
    dear = further_down(found.fitting[shown:])
    return costs_beside(found, dear, found.read(dear))


def test_a_place_besides_those_of_the_round_is_free(garden: Garden) -> None:
    waits(garden, 9)
    propose(garden)

    assert costs(waits(garden, 0)) == {"Wijktuin De Pol": FREE}


def test_the_last_place_says_how_long_somebody_waits_for_it(one_place: Garden) -> None:
    waits(one_place, 31)
    propose(one_place)

    assert costs(waits(one_place, 0)) == {"Wijktuin De Pol": "last place; someone else waits 31 weeks"}


def test_what_costs_nobody_anything_stands_first_and_what_does_is_told_below(one_place: Garden) -> None:
    for name in "abcdefg":
        make_garden(one_place.town, dates=1, title=name, theme="food", dutch_needed="b1")
    waits(one_place, 31, dutch_level="none")
    propose(one_place)

    found = look(waits(one_place, 0, interests=frozenset({"green"})))
    beside = beside_of(found, 5)

    assert [offer.title for offer in found.fits] == [*"abcdefg", "Wijktuin De Pol"]
    assert beside is not None
    assert [(one.title, one.cost.words) for one in beside.dear] == [
        ("Wijktuin De Pol", "last place; someone else waits 31 weeks")
    ]


def test_what_stands_among_the_cards_does_not_stand_below_them(one_place: Garden) -> None:
    waits(one_place, 31)
    propose(one_place)

    found = look(waits(one_place, 0))
    beside = beside_of(found, 5)

    assert beside is not None
    assert ([offer.title for offer in found.fits], beside.dear) == (["Wijktuin De Pol"], [])


def test_of_a_moment_a_later_date_that_costs_nobody_anything_goes_before_the_first(garden: Garden) -> None:
    """Somebody waits for the place of the first week, and cannot come in the afternoon of the second."""
    garden.slot.capacity = 1
    garden.slot.save()
    garden.dates[1].starts, garden.dates[1].ends = time(14), time(16)
    garden.dates[1].save()
    waits(garden, 31, free=frozenset({WeekPart.TUESDAY_MORNING.value}))
    propose(garden)

    newcomer = waits(garden, 0)
    [card] = look(newcomer).fits

    assert card.occurrence == garden.dates[1].public_id
    assert costs(newcomer) == {"Wijktuin De Pol": FREE}


def test_nobody_is_kept_waiting_for_a_little_more(garden: Garden) -> None:
    """Both cost nobody anything; the one of a month later is only a few minutes nearer."""
    for one in garden.dates[1:]:
        one.delete()
    near = make_garden(garden.town, dates=0, title="Nearer, a month later")
    OccurrenceFactory.create(slot=near.slot, date=FIRST + timedelta(days=27))
    Activity.objects.filter(pk=near.slot.activity_id).update(latitude=51.8401, longitude=5.8601)
    propose(garden)

    found = look(waits(garden, 0))

    assert [offer.title for offer in found.fits] == ["Wijktuin De Pol", "Nearer, a month later"]
    assert [choice.points for choice in found.fitting] == sorted(choice.points for choice in found.fitting)


def test_a_date_that_no_round_knew_costs_nobody_anything_and_says_nothing(one_place: Garden) -> None:
    waits(one_place, 31)
    propose(one_place)
    make_garden(one_place.town, dates=1, title="New since")

    newcomer = waits(one_place, 0)

    assert [offer.title for offer in look(newcomer).fits] == ["New since", "Wijktuin De Pol"]
    assert costs(newcomer) == {"Wijktuin De Pol": "last place; someone else waits 31 weeks"}


def test_the_screen_that_is_turned_has_the_same_order(one_place: Garden) -> None:
    waits(one_place, 31)
    propose(one_place)
    make_garden(one_place.town, dates=1, title="New since")

    found = fitting(team=one_place.town.team, resident=waits(one_place, 0), now=NOW)

    assert [one.occurrence.activity.title for one in found] == ["New since", "Wijktuin De Pol"]


def test_what_friends_cost_together_no_round_knows(garden: Garden) -> None:
    waits(garden, 9)
    propose(garden)
    one, other = waits(garden, 0), waits(garden, 0)

    found = look(one, NOW, other)

    assert [choice.price for choice in found.fitting] == [None]
    assert beside_of(found, 5) is None


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

    assert costs(person) == {"Wijktuin De Pol": MINE}


def test_ones_own_proposal_stands_first(one_place: Garden) -> None:
    """Also before what they like better and costs nobody anything."""
    person = waits(one_place, 31)
    propose(one_place)
    make_garden(one_place.town, dates=1, title="Liked", theme="food")
    Resident.objects.filter(pk=person.pk).update(interests=frozenset({"food"}))

    found = look(read_back(person))

    assert [offer.title for offer in found.fits] == ["Wijktuin De Pol", "Liked"]


def test_that_nobody_loses_a_place_is_not_promised_twice(garden: Garden) -> None:
    """Two wait for two places, and each could go to the kitchen: once one went, both have to."""
    garden.slot.capacity = 2
    garden.slot.save()
    for one in garden.dates[1:]:
        one.delete()
    make_garden(garden.town, dates=1, title="Koken", theme="food")
    for weeks in (31, 12):
        waits(garden, weeks, interests=frozenset({"green"}))
    propose(garden)
    before = costs(waits(garden, 0))["Wijktuin De Pol"]
    garden.fill(garden.dates[0], 1)

    assert before == "1 other person goes somewhere else, nobody loses a place"
    assert costs(waits(garden, 0))["Wijktuin De Pol"] == "last place; someone else waits 31 weeks"


@pytest.mark.parametrize(
    ("price", "kind"),
    [
        (Price(), "tag-done"),
        (Price(is_mine=True), "tag-done"),
        (Price(moves=1), "tag-plain"),
        (Price(people=1, moves=1, weeks=3), "tag-ask"),
        (Price(further=1, moves=1), "tag-ask"),
    ],
)
def test_only_where_somebody_loses_something_it_warns(price: Price, kind: str) -> None:
    cost = cost_of(Choice(0, price))

    assert cost is not None
    assert cost.kind == kind


def test_also_when_a_place_went_since_ones_own_costs_nobody_anything(garden: Garden) -> None:
    """For a newcomer the last place is that of whoever waits shortest of the two."""
    garden.slot.capacity = 2
    garden.slot.save()
    for one in garden.dates[1:]:
        one.delete()
    person, _ = waits(garden, 9), waits(garden, 12)
    propose(garden)
    garden.fill(garden.dates[0], 1)

    assert [costs(one) for one in (person, waits(garden, 0))] == [
        {"Wijktuin De Pol": MINE},
        {"Wijktuin De Pol": "last place; someone else waits 9 weeks"},
    ]


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

    assert costs(waits(garden, 0)) == {"Wijktuin De Pol": FREE}


def test_one_date_of_each_fixed_moment(garden: Garden) -> None:
    for number in range(6):
        make_garden(garden.town, dates=1, title=f"Tuin {number}")
    slot = SlotFactory.create(activity=garden.slot.activity, capacity=1)
    OccurrenceFactory.create(slot=slot, date=garden.dates[0].date)
    propose(garden)

    found = look(waits(garden, 0))

    assert len(found.fitting) == 8
    assert len({offer.slot for offer in found.fits}) == 8


def test_nothing_is_said_without_a_proven_round_of_late(garden: Garden) -> None:
    """For two weeks it holds; the third date is still to come then."""
    choose_policy(team=garden.town.team, chosen={"weeks": 5})
    made, person = propose(garden), waits(garden, 0)
    days = {number: costs(person, NOW + timedelta(days=number)) for number in (0, 14, 15)}
    Round.objects.filter(pk=made.pk).update(certificates=[["5", "6"]])

    assert days == {0: {"Wijktuin De Pol": FREE}, 14: {"Wijktuin De Pol": FREE}, 15: {}}
    assert (costs(person), look(person).priced) == ({}, None)


def test_nothing_of_another_team_plays_a_part(garden: Garden, other_garden: Garden) -> None:
    mine = propose(garden)
    waits(other_garden, 9)
    theirs = propose(other_garden)

    found = [look(waits(one, 0)).priced for one in (garden, other_garden)]

    assert [one and one.key for one in found] == [mine.pk, theirs.pk]
    assert costs(waits(garden, 0)) == {"Wijktuin De Pol": FREE}


def read_back(person: Resident) -> Resident:
    """As a view loads somebody."""
    return Resident.objects.select_related("team", "centre", "housed_in").get(pk=person.pk)


@pytest.mark.parametrize(("at_once", "questions"), [(1, 6), (2, 7)])
def test_the_same_number_of_queries_for_one_date_and_for_many(
    garden: Garden, at_once: int, questions: int
) -> None:
    choose_policy(team=garden.town.team, chosen={"weeks": 5, "at_once": at_once})
    waits(garden, 9)
    propose(garden)
    person = read_back(waits(garden, 0))
    with exactly(questions):
        costs(person)
    for _ in range(5):
        make_garden(garden.town)
        waits(garden, 9)
    propose(garden)
    person = read_back(waits(garden, 0))
    with exactly(questions):
        costs(person)
