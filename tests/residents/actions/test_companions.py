"""Friends at one session: who goes together, and who does not after all."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

import pytest

from residents.actions import go_alone, go_together
from residents.companions import friends_today
from residents.errors import NotHereError
from residents.models import Visit
from tests.factories import ResidentFactory, VisitFactory, WalkInSessionFactory
from tests.factories.residents import A_TUESDAY
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from residents.models import Resident, WalkInSession
    from tests.world import Town


@pytest.fixture
def session(town: Town) -> WalkInSession:
    made: WalkInSession = WalkInSessionFactory.create(team=town.team, centre=town.centre)
    return made


@pytest.fixture
def friends(town: Town, session: WalkInSession) -> list[Resident]:
    people = [ResidentFactory.create(team=town.team) for _ in range(4)]
    for one in people:
        VisitFactory.create(session=session, resident=one)
    return people


def groups(session: WalkInSession) -> list[set[int]]:
    found: dict[object, set[int]] = {}
    for visit in session.visits.exclude(party__isnull=True):
        found.setdefault(visit.party, set()).add(visit.resident_id)
    return sorted(found.values(), key=min)


def test_two_and_two_become_four(session: WalkInSession, friends: list[Resident]) -> None:
    one, two, three, four = friends
    go_together(session=session, resident=one, friend=two)
    go_together(session=session, resident=three, friend=four)
    assert groups(session) == [{one.pk, two.pk}, {three.pk, four.pk}]

    go_together(session=session, resident=two, friend=three)
    go_together(session=session, resident=four, friend=one)

    assert groups(session) == [{one.pk, two.pk, three.pk, four.pk}]
    assert set(friends_today(one, A_TUESDAY)) == {two, three, four}


def test_who_goes_alone_costs_one_query_and_who_goes_together_two(
    session: WalkInSession, friends: list[Resident]
) -> None:
    with exactly(1):
        assert friends_today(friends[0], A_TUESDAY) == []

    for friend in friends[1:]:
        go_together(session=session, resident=friends[0], friend=friend)
    with exactly(2):
        found = friends_today(friends[0], A_TUESDAY)
        assert {one.centre for one in found} == {one.centre for one in friends[1:]}
    assert set(found) == set(friends[1:])


def test_who_came_alone_goes_with_nobody_whoever_goes_together(
    session: WalkInSession, friends: list[Resident]
) -> None:
    one, two, three, alone = friends
    go_together(session=session, resident=one, friend=two)
    go_together(session=session, resident=one, friend=three)

    assert [len(friends_today(each, A_TUESDAY)) for each in (one, alone)] == [2, 0]


def test_who_came_twice_today_goes_with_whom_they_came_once(
    town: Town, session: WalkInSession, friends: list[Resident]
) -> None:
    """Alone in the morning and in the evening, where nobody closed the desk yet."""
    for hour in (9, 18):
        other = WalkInSessionFactory.create(
            team=town.team, centre=town.centre, starts=time(hour), ends=time(20)
        )
        came_at = datetime(2026, 11, 24, hour, tzinfo=UTC)
        VisitFactory.create(session=other, resident=friends[0], came_at=came_at)
    go_together(session=session, resident=friends[0], friend=friends[1])

    assert friends_today(friends[0], A_TUESDAY) == [friends[1]]


def test_nobody_goes_together_with_themselves(session: WalkInSession, friends: list[Resident]) -> None:
    go_together(session=session, resident=friends[0], friend=friends[0])

    assert groups(session) == []


def test_the_last_of_two_goes_alone_too(session: WalkInSession, friends: list[Resident]) -> None:
    one, two, three, _ = friends
    go_together(session=session, resident=one, friend=two)
    go_together(session=session, resident=two, friend=three)

    go_alone(session=session, resident=one)
    assert groups(session) == [{two.pk, three.pk}]
    go_alone(session=session, resident=two)
    go_alone(session=session, resident=two)

    assert groups(session) == []


def test_only_who_came_to_this_session(session: WalkInSession, friends: list[Resident], town: Town) -> None:
    elsewhere = VisitFactory.create(session__team=town.team, resident=ResidentFactory.create(team=town.team))

    with pytest.raises(NotHereError):
        go_together(session=session, resident=friends[0], friend=elsewhere.resident)
    with pytest.raises(NotHereError):
        go_alone(session=session, resident=elsewhere.resident)
    assert Visit.objects.exclude(party__isnull=True).count() == 0


def test_friends_of_a_session_that_is_closed_or_past_are_none_today(
    session: WalkInSession, friends: list[Resident]
) -> None:
    go_together(session=session, resident=friends[0], friend=friends[1])
    assert friends_today(friends[0], A_TUESDAY.replace(day=25)) == []

    session.closed_at = session.opened_at
    session.save()

    assert friends_today(friends[0], A_TUESDAY) == []


def test_each_change_is_news_for_the_other_screens(session: WalkInSession, friends: list[Resident]) -> None:
    go_together(session=session, resident=friends[0], friend=friends[1])
    go_together(session=session, resident=friends[0], friend=friends[1])
    session.refresh_from_db()
    assert session.revision == 1

    go_alone(session=session, resident=friends[0])
    session.refresh_from_db()
    assert session.revision == 2
