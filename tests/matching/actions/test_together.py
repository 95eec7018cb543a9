"""Friends signed up by one press: a placement each, and whoever is too late is told."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from aandeslag.vocabulary import Gender
from activities.models import Slot
from matching.actions import sign_up_together
from matching.errors import OtherTeamError
from matching.findings import Caution, Obstacle
from matching.models import Placement
from matching.suggestions import suggest
from residents.models import Resident
from tests.factories import ParticipationFactory
from tests.matching.conftest import NOW
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from matching.actions import Pressed
    from matching.cards.offers import Offer
    from matching.suggestions import Suggestions
    from tests.matching.conftest import Garden

ALL_SHOWN = frozenset({"first_name"})


@pytest.fixture
def friends(garden: Garden) -> list[Resident]:
    return [garden.resident(first_name=name) for name in ("Rahel", "Selam", "Yusuf")]


def press(garden: Garden, friends: list[Resident], **more: object) -> list[Pressed]:
    wanted = {"by": garden.desk, "now": NOW, "token": uuid4(), "occurrence": garden.dates[0], **more}
    return sign_up_together(residents=friends, **wanted)  # type: ignore[arg-type]


def placed(garden: Garden) -> list[int]:
    mine = Placement.objects.for_team(garden.town.team).order_by("pk")
    return list(mine.values_list("resident", flat=True))


def found(garden: Garden, friends: list[Resident]) -> Suggestions:
    first, *others = Resident.objects.filter(pk__in=[one.pk for one in friends]).order_by("pk")
    return suggest(team=garden.town.team, resident=first, now=NOW, shown=ALL_SHOWN, friends=others)


def only(offers: list[Offer]) -> Offer:
    [offer] = offers
    return offer


def test_each_gets_a_placement_of_their_own(garden: Garden, friends: list[Resident]) -> None:
    pressed = press(garden, friends)

    assert [one.placement is not None for one in pressed] == [True] * 3
    assert placed(garden) == [one.pk for one in friends]
    assert garden.dates[0].participations.count() == 3


def test_every_time_for_all(garden: Garden, friends: list[Resident]) -> None:
    press(garden, friends, occurrence=None, slot=garden.slot)

    assert set(Placement.objects.filter(slot=garden.slot).values_list("is_standing", flat=True)) == {True}
    assert [date.participations.count() for date in garden.dates] == [3, 3, 3]


def test_who_is_too_late_is_told_and_the_others_stay(garden: Garden, friends: list[Resident]) -> None:
    garden.fill(garden.dates[0], 2)

    first, second, third = press(garden, friends)

    assert (first.refused, second.refused) == (None, None)
    assert third.refused is not None
    assert third.refused.obstacles == (Obstacle.FULL,)


def test_the_same_press_twice_is_one(garden: Garden, friends: list[Resident]) -> None:
    token = uuid4()

    first, second = press(garden, friends, token=token), press(garden, friends, token=token)

    assert [one.placement for one in first] == [one.placement for one in second]
    assert len(placed(garden)) == 3


def test_a_caution_of_one_of_them_is_passed_for_all_or_stops_that_one(
    garden: Garden, friends: list[Resident]
) -> None:
    friends[1].free = frozenset()
    friends[1].save()

    assert [one.refused is None for one in press(garden, friends)] == [True, False, True]
    passed = press(garden, [friends[1]], cautions_passed=frozenset({Caution.NOT_FREE.value}))
    assert passed[0].placement is not None


def test_nobody_of_another_team(garden: Garden, other_garden: Garden, friends: list[Resident]) -> None:
    with pytest.raises(OtherTeamError):
        press(garden, [*friends, other_garden.resident()])

    assert placed(garden) == []


def test_what_fits_all_has_a_place_for_each(garden: Garden, friends: list[Resident]) -> None:
    assert only(found(garden, friends).fits).places

    for date in garden.dates:
        garden.fill(date, 2)

    full = only(found(garden, friends).does_not_fit)
    assert (full.is_full, len(full.obstacles), full.is_passable) == (True, 1, False)


def test_what_stands_in_the_way_of_one_names_that_one(garden: Garden, friends: list[Resident]) -> None:
    friends[1].free = frozenset()
    friends[1].save()

    offer = only(found(garden, friends).does_not_fit)

    assert [one.words.split(":")[0] for one in offer.cautions] == ["Selam"]
    assert offer.is_passable


@pytest.mark.parametrize("number", [2, 12])
def test_as_many_queries_for_any_number_of_friends(garden: Garden, number: int) -> None:
    Slot.objects.filter(pk=garden.slot.pk).update(capacity=number)
    people = [garden.resident() for _ in range(number)]
    first, *others = Resident.objects.filter(pk__in=[one.pk for one in people]).select_related(
        "centre", "housed_in"
    )

    with exactly(6):
        suggest(team=garden.town.team, resident=first, now=NOW, shown=ALL_SHOWN, friends=others)


@pytest.mark.parametrize(("gender", "words"), [(Gender.WOMAN, "2"), (Gender.MAN, "")])
def test_a_woman_hears_whether_other_women_go(garden: Garden, gender: str, words: str) -> None:
    for who in (Gender.WOMAN, Gender.WOMAN, Gender.MAN):
        ParticipationFactory.create(
            placement__occurrence=garden.dates[0], placement__resident=garden.resident(gender=who)
        )

    offer = only(found(garden, [garden.resident(gender=gender)]).fits)

    assert offer.women[:1] == words
    assert offer.children_welcome
