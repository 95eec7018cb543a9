"""Which date of a fixed moment somebody is shown, and what stands first."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

import pytest

from aandeslag.vocabulary import Language, WeekPart, Wish
from activities.models import Occurrence
from matching.actions import refuse_activity
from matching.actions.rounds import choose_policy
from matching.rounds.pricing import Price
from matching.suggestions import activities_that_fit, suggest
from tests.factories import (
    DeclarationFactory,
    OccurrenceFactory,
    ParticipationFactory,
    PlacementFactory,
    SlotFactory,
)
from tests.matching.conftest import FIRST, NOW, TODAY, Garden, make_garden
from tests.matching.queries import exactly
from tests.matching.rounds.conftest import propose, waits

if TYPE_CHECKING:
    from matching.choosing import Choice
    from matching.suggestions import Suggestions
    from residents.models import Resident

AFTERNOON = {"starts": time(14), "ends": time(16)}
MORNINGS = frozenset({WeekPart.TUESDAY_MORNING.value})


def look(person: Resident, *friends: Resident) -> Suggestions:
    return suggest(team=person.team, resident=person, now=NOW, shown=frozenset(), friends=friends)


def dates(found: Suggestions, some: list[Choice]) -> list[int]:
    return [found.sight.ahead.time(one.column).pk for one in some]


def fitting(person: Resident, *friends: Resident) -> list[int]:
    found = look(person, *friends)
    return dates(found, found.fitting)


def others(person: Resident) -> list[int]:
    found = look(person)
    return dates(found, found.others)


def change(one: Occurrence, **facts: object) -> None:
    Occurrence.objects.filter(pk=one.pk).update(**facts)


def with_places(garden: Garden, number: int) -> None:
    garden.slot.capacity = number
    garden.slot.save()


def keys(*some: Occurrence) -> list[int]:
    return [one.pk for one in some]


def test_a_date_stands_among_what_fits_or_among_the_rest_and_never_in_both(garden: Garden) -> None:
    """Of the moment the third date does not fit: the first says all there is to say of it."""
    afternoon = SlotFactory.create(activity=garden.slot.activity, **AFTERNOON)
    later = OccurrenceFactory.create(slot=afternoon, date=FIRST)
    change(garden.dates[2], **AFTERNOON)
    found = look(garden.resident(free=MORNINGS))

    assert dates(found, found.fitting) == keys(garden.dates[0])
    assert dates(found, found.others) == keys(later)
    assert found.count == 2


def test_where_the_first_two_are_full_the_third(garden: Garden) -> None:
    for date in garden.dates[:2]:
        garden.fill(date, 4)

    assert fitting(garden.resident()) == keys(garden.dates[2])


def test_what_is_full_on_all_dates_fits_nobody(garden: Garden) -> None:
    for date in garden.dates:
        garden.fill(date, 4)
    person = garden.resident()

    assert (fitting(person), others(person)) == ([], keys(garden.dates[0]))


def test_where_all_dates_with_a_price_are_full_the_first_after_them(garden: Garden) -> None:
    """The round looks two weeks ahead: of the third date it knows no price."""
    waits(garden, 9)
    propose(garden)
    for date in garden.dates[:2]:
        garden.fill(date, 4)
    found = look(waits(garden, 0))

    assert found.priced is not None
    assert set(found.priced.terms.prices) == set(keys(*garden.dates[:2]))
    assert dates(found, found.fitting) == keys(garden.dates[2])
    assert [one.price for one in found.fitting] == [None]


def test_where_the_first_date_is_full_the_next_with_a_price(garden: Garden) -> None:
    waits(garden, 9)
    propose(garden)
    garden.fill(garden.dates[0], 4)

    assert fitting(waits(garden, 0)) == keys(garden.dates[1])


def test_of_what_costs_the_same_where_nobody_has_to_go_somewhere_else(garden: Garden) -> None:
    """On one day, and as near: for a place in the first somebody would have to move to the other."""
    other = make_garden(garden.town, dates=1)
    for one in (garden, other):
        with_places(one, 1)
    waits(garden, 31)
    made = propose(garden)
    first, second = garden.dates[0], other.dates[0]
    # Which of two rounds that are as good is found is left to the solver: this is the one meant here.
    made.proposals.update(occurrence=first)
    made.prices = {first.pk: Price(moves=1).as_json(), second.pk: Price().as_json()}
    made.save()

    found = look(waits(garden, 0))

    assert dates(found, found.fitting) == keys(second, first)
    assert [one.price for one in found.fitting] == [Price(), Price(moves=1)]


def test_of_dates_that_are_alike_the_first(garden: Garden) -> None:
    waits(garden, 9)
    propose(garden)

    assert fitting(waits(garden, 0)) == keys(garden.dates[0])


def test_of_moments_that_cost_nobody_anything_what_suits_best(garden: Garden) -> None:
    food = make_garden(garden.town, dates=1, theme="food")
    earlier = make_garden(garden.town, dates=1)
    change(earlier.dates[0], date=FIRST - timedelta(days=1))
    propose(garden)
    person = waits(garden, 0, interests=frozenset({"food"}))

    assert fitting(person) == keys(food.dates[0], earlier.dates[0], garden.dates[0])


def test_who_waits_longer_comes_before_what_suits_best(garden: Garden) -> None:
    """What somebody likes best is somebody else's only chance."""
    with_places(garden, 1)
    for date in garden.dates[1:]:
        date.delete()
    kitchen = make_garden(garden.town, dates=1, theme="food", dutch_needed="b1")
    waits(garden, 31, dutch_level="none")
    propose(garden)
    person = waits(garden, 0, interests=frozenset({"green"}), dutch_level="b1")

    found = look(person)

    assert dates(found, found.fitting) == keys(kitchen.dates[0], garden.dates[0])
    assert [one.price and one.price.people for one in found.fitting] == [0, 1]
    assert found.fitting[1].points - found.fitting[0].points == 350


def test_without_a_round_what_they_like_goes_before_what_is_soonest(garden: Garden) -> None:
    food = make_garden(garden.town, dates=1, theme="food")
    change(food.dates[0], date=FIRST + timedelta(days=1))

    assert fitting(garden.resident(interests=frozenset({"food"}))) == keys(food.dates[0], garden.dates[0])


def test_friends_need_a_place_each(garden: Garden) -> None:
    one, other, third = (garden.resident() for _ in range(3))
    garden.fill(garden.dates[0], 2)

    assert [fitting(one), fitting(one, other), fitting(one, other, third)] == [
        keys(garden.dates[0]),
        keys(garden.dates[0]),
        keys(garden.dates[1]),
    ]


def test_a_place_that_is_kept_for_one_of_them_is_none_for_all_of_them(garden: Garden) -> None:
    one, other = garden.resident(), garden.resident()
    garden.fill(garden.dates[0], 2)
    kept = {"status": "proposed", "held_until": NOW + timedelta(hours=1), "agreed_on": None}
    PlacementFactory.create(occurrence=garden.dates[0], resident=one, **kept)

    assert (fitting(one), fitting(one, other)) == (keys(garden.dates[0]), keys(garden.dates[1]))


def test_what_does_not_suit_one_of_the_friends_suits_none_of_them(garden: Garden) -> None:
    one, other = garden.resident(), garden.resident(free=frozenset())

    assert (fitting(one), fitting(one, other), fitting(other)) == (keys(garden.dates[0]), [], [])


def test_of_what_does_not_fit_a_later_date_that_staff_may_pass_goes_before_the_first(garden: Garden) -> None:
    """The first is full, which nobody passes; of the second they only did not say to be free."""
    garden.fill(garden.dates[0], 4)

    assert others(garden.resident(free=frozenset())) == keys(garden.dates[1])


def test_of_what_staff_may_pass_the_first_date(garden: Garden) -> None:
    assert others(garden.resident(free=frozenset())) == keys(garden.dates[0])


def test_least_in_the_way_stands_first(garden: Garden) -> None:
    closed = make_garden(garden.town, dates=1, women_only=True)
    heavy = make_garden(garden.town, dates=1, physical_load="heavy")
    both = make_garden(garden.town, dates=1, women_only=True, minimum_age=65)
    person = garden.resident(gender="man", free=frozenset(), conditions=frozenset({"sitting"}))

    assert others(person) == keys(*(one.dates[0] for one in (garden, heavy, closed, both)))


def test_where_something_fits_its_whole_activity_does(garden: Garden, other_garden: Garden) -> None:
    refused = make_garden(garden.town)
    person = garden.resident()
    refuse_activity(resident=person, activity=refused.slot.activity, today=TODAY)

    found = activities_that_fit(team=garden.town.team, resident=person, now=NOW)

    assert found == {garden.slot.activity_id}


def test_somebody_is_kept_from_what_they_are_expected_at_themselves_and_nobody_else_is(
    garden: Garden,
) -> None:
    """What was found of one holds for the next, but for what is their own."""
    beside = make_garden(garden.town, dates=1)
    busy, idle = garden.resident(), garden.resident()
    ParticipationFactory.create(placement__occurrence=beside.dates[0], placement__resident=busy)

    assert [fitting(busy), fitting(idle), fitting(busy)] == [
        keys(garden.dates[1]),
        keys(garden.dates[0], beside.dates[0]),
        keys(garden.dates[1]),
    ]


def test_a_declaration_counts_on_the_day_itself(garden: Garden) -> None:
    DeclarationFactory.create(
        kind_of_work=garden.slot.activity.kind_of_work, granted_on=FIRST + timedelta(days=3)
    )

    assert fitting(garden.resident(legal_status="in-procedure")) == keys(garden.dates[1])


@pytest.mark.parametrize(("wishes", "queries"), [(frozenset(), 5), (frozenset({Wish.SAME_LANGUAGE}), 6)])
def test_who_goes_along_is_looked_up_only_for_who_asks(
    garden: Garden, wishes: frozenset[str], queries: int
) -> None:
    choose_policy(team=garden.town.team, chosen={"weeks": 5})
    propose(garden)
    person = waits(garden, 0, wishes=wishes, languages=frozenset({Language.TIGRINYA.value}))
    look(person)

    with exactly(queries):
        look(person)
