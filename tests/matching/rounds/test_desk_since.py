"""At the desk: what a round asked a place for, and what happened since."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import translation

from activities.models import Slot
from matching.actions import sign_up
from matching.actions.rounds import choose_policy
from matching.models import Proposal
from residents.models import Resident
from tests.factories import OccurrenceFactory, ParticipationFactory, PlacementFactory
from tests.matching.conftest import NOW, TODAY, Garden, make_garden
from tests.matching.rounds.conftest import propose, waits
from tests.matching.rounds.test_desk import FREE, beside_of, costs, look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from matching.models import Placement

LAST = "last place; someone else waits 31 weeks"


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def kitchen(one_place: Garden) -> Garden:
    """Not yet there when the round is made."""
    made = make_garden(one_place.town, dates=1, title="Koken")
    made.slot.activity.status = "draft"
    made.slot.activity.save()
    return made


def place(person: Resident, there: Garden, **facts: object) -> Placement:
    usual = {"occurrence": there.dates[0], "slot": there.slot, "activity": there.slot.activity}
    made: Placement = PlacementFactory.create(resident=person, team=person.team, **{**usual, **facts})
    return made


def every_time(person: Resident, there: Garden) -> Placement:
    return place(person, there, occurrence=None, is_standing=True)


def ended(person: Resident, there: Garden) -> Placement:
    return place(person, there, status="ended", ended_on=TODAY, end_reason="completed")


def was_there(person: Resident, there: Garden) -> None:
    last_week = OccurrenceFactory.create(slot=there.slot, date=TODAY - timedelta(days=7))
    ParticipationFactory.create(placement=ended(person, there), occurrence=last_week, status="present")


def does_not_take_place(person: Resident, there: Garden) -> None:
    today = OccurrenceFactory.create(slot=there.slot, date=TODAY, cancelled_at=NOW)
    ParticipationFactory.create(placement=ended(person, there), occurrence=today)


ELSEWHERE: dict[str, Callable[[Resident, Garden], object]] = {
    "signed up": lambda person, there: sign_up(resident=person, occurrence=there.dates[0], by=None, now=NOW),
    "comes every time": every_time,
    "is asked about a place": lambda person, there: place(person, there, status="proposed"),
    "is expected, whatever was agreed": lambda person, there: ParticipationFactory.create(
        placement=ended(person, there)
    ),
}
NOWHERE: dict[str, Callable[[Resident, Garden], object]] = {
    "cancelled": lambda person, there: ParticipationFactory.create(
        placement=ended(person, there), status="cancelled"
    ),
    "was there last week": was_there,
    "it does not take place": does_not_take_place,
    "no longer goes there": ended,
}


def cost_after(one_place: Garden, since: Callable[[Resident], object]) -> dict[str, str]:
    """What the one place costs a newcomer, when this happened to who waits for it."""
    person = waits(one_place, 31)
    propose(one_place)
    since(person)
    found = costs(waits(one_place, 0))
    return {title: words for title, words in found.items() if title == "Wijktuin De Pol"}


@pytest.mark.parametrize("since", ELSEWHERE)
def test_who_goes_somewhere_by_now_needs_no_place_any_more(
    one_place: Garden, kitchen: Garden, since: str
) -> None:
    kitchen.slot.activity.status = "published"

    def goes(person: Resident) -> None:
        kitchen.slot.activity.save()
        ELSEWHERE[since](person, kitchen)

    assert cost_after(one_place, goes) == {"Wijktuin De Pol": FREE}


@pytest.mark.parametrize("since", NOWHERE)
def test_who_goes_nowhere_still_needs_it(one_place: Garden, kitchen: Garden, since: str) -> None:
    assert cost_after(one_place, lambda person: NOWHERE[since](person, kitchen)) == {"Wijktuin De Pol": LAST}


@pytest.mark.parametrize(
    "facts",
    [{"departed_on": TODAY, "departure_reason": "unknown"}, {"mediation_stopped_on": TODAY}],
    ids=["has left", "mediation stopped"],
)
def test_who_is_not_here_any_more_needs_none(one_place: Garden, facts: dict[str, object]) -> None:
    def leaves(person: Resident) -> None:
        Resident.objects.filter(pk=person.pk).update(**facts)

    assert cost_after(one_place, leaves) == {"Wijktuin De Pol": FREE}


def test_who_said_no_to_it_needs_none(one_place: Garden) -> None:
    def says_no(person: Resident) -> None:
        Proposal.objects.filter(resident=person).update(status="declined", decline_reason="no-interest")

    assert cost_after(one_place, says_no) == {"Wijktuin De Pol": FREE}


def test_what_another_round_asked_for_does_not_count(one_place: Garden) -> None:
    """Somebody who was registered since waits in the last round; of the one before there are lines too."""
    waits(one_place, 31)
    propose(one_place)
    one_place.slot.capacity = 2
    one_place.slot.save()
    propose(one_place)

    assert costs(waits(one_place, 0)) == {"Wijktuin De Pol": FREE}


@pytest.mark.parametrize(("number", "words"), [(1, LAST), (2, FREE)], ids=["one", "two"])
def test_of_two_activities_each_who_goes_to_both_needs_none_any_more(
    one_place: Garden, number: int, words: str
) -> None:
    choose_policy(team=one_place.town.team, chosen={"at_once": 2})

    def goes(person: Resident) -> None:
        for _ in range(number):
            every_time(person, make_garden(one_place.town, dates=1, title="Koken"))

    assert cost_after(one_place, goes) == {"Wijktuin De Pol": words}


def test_who_would_keep_another_activity_is_not_the_one_who_waits_longest(garden: Garden) -> None:
    """Of the two who were proposed for the garden one can only go there; two of three places went since."""
    choose_policy(team=garden.town.team, chosen={"at_once": 2})
    there = make_garden(garden.town, dates=1, title="Koken", theme="food", dutch_needed="b1")
    there.dates[0].date += timedelta(days=1)
    there.dates[0].save()
    garden.slot.capacity = 3
    garden.slot.save()
    for date in garden.dates[1:]:
        date.delete()
    waits(garden, 31, interests=frozenset({"food"}), dutch_level="b1")
    waits(garden, 9, dutch_level="none")
    made = propose(garden)
    garden.fill(garden.dates[0], 2)

    lines = made.proposals.filter(occurrence=garden.dates[0]).order_by("is_further")
    assert list(lines.values_list("is_further", "waited")) == [(False, 9 * 7), (True, 31 * 7)]
    assert costs(waits(garden, 0))["Wijktuin De Pol"] == "last place; someone else waits 9 weeks"


def test_below_the_cards_stand_three_at_most_and_what_suits_best_first(garden: Garden) -> None:
    """For each of them somebody waits who can do nothing else."""
    for theme in ("food", "textile", "sport"):
        make_garden(garden.town, dates=1, title=theme, theme=theme)
    Slot.objects.for_team(garden.town.team).update(capacity=1)
    for date in garden.dates[1:]:
        date.delete()
    for _ in range(4):
        waits(garden, 31)
    propose(garden)
    found = look(waits(garden, 0, interests=frozenset({"sport"}), skills=frozenset({"sewing"})))

    beside, below_all = beside_of(found, 0), beside_of(found, 4)

    assert beside is not None
    assert ([one.title for one in beside.dear[:2]], len(beside.dear)) == (["sport", "textile"], 3)
    assert below_all is not None
    assert (len(found.fitting), below_all.dear) == (4, [])
