"""Friends who said so at the desk go together where that costs nobody a place; staff may still part them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from aandeslag.teams.access import Role
from aandeslag.vocabulary import Theme
from matching.actions.rounds import move_proposal
from matching.models import Proposal
from matching.rounds.friends import friends_among
from matching.rounds.numbers import from_json
from residents.actions.companions import go_alone, go_together
from tests.factories import VisitFactory, WalkInSessionFactory
from tests.matching.conftest import NOW, TODAY, make_garden
from tests.matching.rounds.conftest import line_of, propose, waits

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from aandeslag.teams.models import Membership
    from residents.models import Resident, WalkInSession
    from tests.matching.conftest import Garden

pytestmark = pytest.mark.django_db
AROUND_FRIENDS = "Vrienden die samen gaan, staan eerst vast; dit bewijs gaat over alle anderen."


@pytest.fixture
def session(garden: Garden) -> WalkInSession:
    return WalkInSessionFactory.create(team=garden.town.team, centre=garden.town.centre, date=TODAY)


@pytest.fixture
def kitchen(garden: Garden) -> Garden:
    return make_garden(garden.town, theme=Theme.FOOD)


def friends(session: WalkInSession, *people: Resident) -> None:
    for one in people:
        VisitFactory.create(session=session, resident=one)
    for one in people[1:]:
        go_together(session=session, resident=people[0], friend=one)


def two(garden: Garden) -> tuple[Resident, Resident]:
    """One who likes the garden and one who likes the kitchen: apart both get what they like."""
    return (
        waits(garden, 9, interests=frozenset({Theme.GREEN})),
        waits(garden, 8, interests=frozenset({Theme.FOOD})),
    )


def test_strangers_go_where_each_likes_it_best(garden: Garden, kitchen: Garden) -> None:
    gardener, cook = two(garden)
    made = propose(garden)
    assert [line_of(made, one).occurrence.slot for one in (gardener, cook)] == [garden.slot, kitchen.slot]


def test_friends_go_together(garden: Garden, kitchen: Garden, session: WalkInSession) -> None:
    gardener, cook = two(garden)
    friends(session, gardener, cook)

    made = propose(garden)

    lines = [line_of(made, one) for one in (gardener, cook)]
    assert len({one.occurrence_id for one in lines}) == 1
    assert [one.is_locked for one in lines] == [False, False]
    assert made.is_proven
    numbers = from_json(made.report)
    assert (numbers.groups, numbers.together) == (1, 1)


def test_never_at_the_cost_of_anybody_s_place(
    garden: Garden, kitchen: Garden, session: WalkInSession
) -> None:
    """Two places in all: who waits longer than one of the friends keeps one of them."""
    for date in (*garden.dates, *kitchen.dates):
        date.own_capacity = 1 if date in (garden.dates[0], kitchen.dates[0]) else 0
        date.save()
    friends(session, waits(garden, 9), waits(garden, 1))
    stranger = waits(garden, 5)

    made = propose(garden)

    assert made.proposals.filter(resident=stranger).exists()
    numbers = from_json(made.report)
    assert (numbers.all.placed, numbers.groups, numbers.together) == (2, 1, 0)


def test_one_of_them_can_be_moved_and_then_each_goes_alone(
    garden: Garden, kitchen: Garden, session: WalkInSession
) -> None:
    gardener, cook = two(garden)
    friends(session, gardener, cook)
    line = line_of(propose(garden), cook)
    other = kitchen.dates[0] if line.occurrence.slot == garden.slot else garden.dates[0]

    moved = move_proposal(proposal=line, occurrence=other, now=NOW)

    assert (moved.occurrence, moved.is_moved) == (other, True)
    kept = from_json(moved.round.report)
    assert (kept.groups, kept.together) == (0, 0)


def test_what_moving_one_of_them_costs_is_told_as_if_they_went_alone(
    garden: Garden, kitchen: Garden, session: WalkInSession, signed_in: Callable[[Membership], Client]
) -> None:
    client, people = signed_in(garden.town.member(Role.COORDINATOR)), two(garden)

    def told() -> list[tuple[str, str, str]]:
        line = line_of(propose(garden), people[1])
        page = client.get(reverse("matching:move-proposal", args=[line.public_id]))
        return [(one.title, one.costs, one.points) for one in page.context["options"]]

    alone = told()
    friends(session, *people)

    assert {title for title, _costs, _points in alone} == {
        garden.slot.activity.title,
        kitchen.slot.activity.title,
    }
    assert told() == alone


def test_the_page_says_who_goes_with_friends(
    garden: Garden, kitchen: Garden, session: WalkInSession, signed_in: Callable[[Membership], Client]
) -> None:
    waits(garden, 7)
    without = propose(garden)
    friends(session, *two(garden))
    made = propose(garden)
    client = signed_in(garden.town.member(Role.COORDINATOR))

    for by in ("", "person"):
        page = client.get(reverse("matching:round", args=[made.public_id]), {"by": by}).content.decode()
        assert page.count("samen met vrienden") == 2
        assert "Van 1 groep vrienden gaat er 1 samen" in page
        assert AROUND_FRIENDS in page
    earlier = client.get(reverse("matching:round", args=[without.public_id])).content.decode()
    assert AROUND_FRIENDS not in earlier


def test_the_page_knows_friends_as_the_round_does(garden: Garden, session: WalkInSession) -> None:
    """Who went with somebody else since is no friend of the first any more, also at the same date."""
    later = WalkInSessionFactory.create(
        team=garden.town.team, centre=garden.town.centre, date=TODAY + timedelta(days=7)
    )
    one, other, third = (waits(garden, weeks) for weeks in (3, 2, 1))
    friends(session, one, other)
    friends(later, other, third)

    made = propose(garden)

    assert len(set(made.proposals.values_list("occurrence", flat=True))) == 1
    lines = Proposal.objects.filter(round=made).with_friends()
    shown = {line.resident_id: line.goes_together for line in lines}  # type: ignore[attr-defined]  # asked above
    assert shown == {one.pk: False, other.pk: True, third.pk: True}


def test_what_was_said_last_holds(garden: Garden, session: WalkInSession) -> None:
    later = WalkInSessionFactory.create(
        team=garden.town.team, centre=garden.town.centre, date=TODAY + timedelta(days=7)
    )
    one, other, third = (waits(garden, weeks) for weeks in (3, 2, 1))
    friends(session, one, other)
    assert friends_among(garden.town.team, {one.pk, other.pk, third.pk}) == [(one.pk, other.pk)]

    friends(later, other, third)
    assert friends_among(garden.town.team, {one.pk, other.pk, third.pk}) == [(other.pk, third.pk)]
    assert friends_among(garden.town.team, {one.pk, other.pk}) == []  # the third waits no more

    go_alone(session=later, resident=third)
    assert friends_among(garden.town.team, {one.pk, other.pk, third.pk}) == [(one.pk, other.pk)]
