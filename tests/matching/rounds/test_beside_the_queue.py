"""What a round brings: beside how many would have a place if whoever waits longest always chose first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from aandeslag.vocabulary import Condition, Theme
from matching.actions.rounds import lock_proposal
from matching.rounds.numbers import from_json
from residents.actions.companions import go_together
from tests.factories import OccurrenceFactory, VisitFactory, WalkInSessionFactory
from tests.matching.conftest import FIRST, TODAY, make_garden
from tests.matching.rounds.conftest import line_of, propose, waits
from tests.matching.rounds.pages import at, shown

if TYPE_CHECKING:
    from django.test import Client

    from matching.models import Round
    from residents.models import Resident
    from tests.matching.conftest import Garden

pytestmark = pytest.mark.usefixtures("that_tuesday")
ALWAYS = "Als steeds wie het langst wacht eerst mag kiezen"


@pytest.fixture
def kitchen(one_place: Garden) -> Garden:
    """One place as well. A child can come along here, and not to the garden."""
    one_place.slot.activity.children_welcome = False
    one_place.slot.activity.save()
    made = make_garden(one_place.town, dates=0, theme=Theme.FOOD, children_welcome=True)
    made.slot.capacity = 1
    made.slot.save()
    made.dates.append(OccurrenceFactory.create(slot=made.slot, date=FIRST))
    return made


def who_likes_to_cook(garden: Garden) -> Resident:
    """Waits longest."""
    return waits(garden, 90, interests=frozenset({Theme.FOOD}))


def who_brings_a_child(garden: Garden) -> Resident:
    return waits(garden, 1, conditions=frozenset({Condition.BRINGS_CHILD}))


def told(made: Round) -> tuple[int, int | None]:
    numbers = from_json(made.report)
    return numbers.all.placed, numbers.by_queue


def test_the_report_tells_how_many_more_have_a_place(
    one_place: Garden, kitchen: Garden, coordinator: Client
) -> None:
    cook, parent = who_likes_to_cook(one_place), who_brings_a_child(one_place)

    made = propose(one_place)

    assert [line_of(made, one).occurrence.slot for one in (cook, parent)] == [one_place.slot, kitchen.slot]
    assert told(made) == (2, 1)
    page = shown(coordinator.get(at("round", made)))
    assert f"{ALWAYS}, krijgt 1 persoon een plek. Met dit voorstel: 2." in page


def test_as_many_is_told_as_well(one_place: Garden, coordinator: Client) -> None:
    waits(one_place, 9)
    waits(one_place, 8)

    made = propose(one_place)

    assert told(made) == (1, 1)
    assert f"{ALWAYS}, krijgen evenveel mensen een plek: 1." in shown(coordinator.get(at("round", made)))


def test_what_is_settled_stays_in_both(one_place: Garden, kitchen: Garden) -> None:
    cook = who_likes_to_cook(one_place)
    who_brings_a_child(one_place)
    lock_proposal(proposal=line_of(propose(one_place), cook), stays=True)

    assert told(propose(one_place)) == (2, 2)


def test_friends_who_go_together_choose_each_for_themselves(one_place: Garden, kitchen: Garden) -> None:
    """Together they go to the garden; each for themselves one of them takes the only place of the parent."""
    one_place.slot.capacity = 2
    one_place.slot.save()
    field = make_garden(one_place.town, dates=1, theme=Theme.SPORT, children_welcome=False)
    field.slot.capacity = 1
    field.slot.save()
    cook, friend = who_likes_to_cook(one_place), waits(one_place, 9, interests=frozenset({Theme.SPORT}))
    who_brings_a_child(one_place)
    session = WalkInSessionFactory.create(team=one_place.town.team, centre=one_place.town.centre, date=TODAY)
    for one in (cook, friend):
        VisitFactory.create(session=session, resident=one)
    go_together(session=session, resident=cook, friend=friend)

    made = propose(one_place)

    assert from_json(made.report).together == 1
    assert told(made) == (3, 2)


def test_where_nobody_has_a_place_there_is_nothing_to_tell(one_place: Garden, coordinator: Client) -> None:
    one_place.dates[0].own_capacity = 0
    one_place.dates[0].save()
    waits(one_place, 9)

    made = propose(one_place)

    assert told(made) == (0, 0)
    assert ALWAYS not in shown(coordinator.get(at("round", made)))


def test_an_older_round_says_nothing_of_it(one_place: Garden, coordinator: Client) -> None:
    waits(one_place, 9)
    older = propose(one_place)
    del older.report["by_queue"]
    older.save()
    newer = propose(one_place)

    beside = shown(coordinator.get(at("rounds-beside", older, newer)))

    assert ALWAYS not in shown(coordinator.get(at("round", older)))
    assert "<td>toen niet geteld</td> <td><b>1 van 1</b></td>" in beside


def test_the_page_that_explains_the_method_names_it(coordinator: Client) -> None:
    page = shown(coordinator.get(reverse("matching:method")))
    assert "hoeveel mensen een plek krijgen als steeds kiest wie het langst wacht" in page
