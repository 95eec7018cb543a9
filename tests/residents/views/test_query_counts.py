"""Every list asks the database as much at fifty rows as at one."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aandeslag.teams.access import Role
from residents.models import Explanation
from residents.news import stamp_of
from tests.factories import (
    EntrustmentFactory,
    ReferralFactory,
    ResidentFactory,
    VisitFactory,
    WalkInHourFactory,
    WalkInSessionFactory,
)
from tests.matching.queries import exactly
from tests.residents.views.reading import FRAGMENT

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from aandeslag.teams.models import Membership
    from residents.models import Resident, WalkInSession
    from tests.world import Town

FIRST, MANY = 1, 50
# Pages, with the role that opens them and what they may ask at most.
LISTS = {
    "residents:list": (Role.DESK, 14),
    "residents:of-centre": (Role.COA, 14),
    "residents:referrals": (Role.COA, 16),
    "residents:walk-in": (Role.DESK, 18),
    "residents:walk-in-hours": (Role.DESK, 14),
    "residents:sessions": (Role.DESK, 14),
}


def add(town: Town, session: WalkInSession, number: int) -> Resident:
    """One more of everything that a list shows."""
    resident = ResidentFactory.create(team=town.team, centre=town.centre, number=number, first_name="Rahel")
    EntrustmentFactory.create(resident=resident, supporter=town.member(Role.SUPPORTER).user)
    Explanation.objects.create(team=town.team, resident=resident, language="ti", given_on=date(2026, 1, 1))
    VisitFactory.create(session=session, resident=resident)
    day = session.date - timedelta(days=number)
    earlier = WalkInSessionFactory.create(team=town.team, centre=town.centre, date=day)
    VisitFactory.create(session=earlier, resident=resident)
    WalkInSessionFactory.create(
        team=town.team, centre=town.centre, date=session.date + timedelta(days=number), opened_at=None
    )
    WalkInHourFactory.create(team=town.team, centre=town.centre, starts=time(9, number))
    coa = town.member(Role.COA).user
    someone = ResidentFactory.create(team=town.team, centre=town.centre, number=1000 + number)
    ReferralFactory.create(session=session, by=coa)
    ReferralFactory.create(session=session, by=coa, resident=someone, first_name="", languages=frozenset())
    return resident


def queries(ask: Callable[[], object]) -> int:
    ask()
    with CaptureQueriesContext(
        connection,
    ) as captured:
        ask()
    return len(captured)


@pytest.mark.parametrize("name", LISTS)
def test_lists(
    town: Town, session: WalkInSession, signed_in: Callable[[Membership], Client], name: str
) -> None:
    role, at_most = LISTS[name]
    browser = signed_in(town.member(role))
    add(town, session, FIRST)
    few = queries(lambda: browser.get(reverse(name)))
    for number in range(FIRST + 1, MANY + 1):
        add(town, session, number)

    many = queries(lambda: browser.get(reverse(name)))

    assert many == few
    assert many <= at_most


def test_finding_and_the_card(desk: Client, town: Town, session: WalkInSession) -> None:
    someone = add(town, session, FIRST)
    asks: list[Callable[[], object]] = [
        lambda: desk.post(reverse("residents:find"), {"find": "rahel"}),
        lambda: desk.post(reverse("residents:find-at-desk", args=[session.public_id]), {"find": "rahel"}),
        lambda: desk.get(reverse("residents:resident", args=[someone.public_id])),
    ]
    few = [queries(ask) for ask in asks]
    for number in range(FIRST + 1, MANY + 1):
        add(town, session, number)
        later = session.date - timedelta(days=100 + number)
        VisitFactory.create(
            session=WalkInSessionFactory.create(team=town.team, centre=town.centre, date=later),
            resident=someone,
            came_at=datetime(2026, 8, 1, 12, tzinfo=UTC),
        )

    assert [queries(ask) for ask in asks] == few


def test_the_desk_with_a_person_and_its_news(desk: Client, town: Town, session: WalkInSession) -> None:
    someone = add(town, session, FIRST)
    here = [session.public_id]
    asks: list[Callable[[], object]] = [
        lambda: desk.get(reverse("residents:at-desk", args=[*here, someone.public_id])),
        lambda: desk.get(reverse("residents:at-desk", args=[*here, someone.public_id]), headers=FRAGMENT),
        lambda: desk.get(reverse("residents:news", args=here), {"since": "0"}, headers=FRAGMENT),
        lambda: desk.get(reverse("residents:register-at-desk", args=here), headers=FRAGMENT),
    ]
    few = [queries(ask) for ask in asks]
    for number in range(FIRST + 1, MANY + 1):
        add(town, session, number)

    many = [queries(ask) for ask in asks]

    # With one person only, there is no company to offer; the other questions are the same.
    assert many == few
    assert many <= [24, 14, 12, 10]


def test_no_news_costs_next_to_nothing(desk: Client, session: WalkInSession) -> None:
    """Session, user, membership, and the walk-in session itself."""
    url = f"{reverse('residents:news', args=[session.public_id])}?since={stamp_of(session)}"

    with exactly(4):
        desk.get(url, headers=FRAGMENT)
