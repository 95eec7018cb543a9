"""Who finds whom: each role within what it may see, and anybody else is not there."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast
from uuid import uuid4

import pytest
from django.http import Http404
from django.test import RequestFactory

from aandeslag.teams.access import Role
from residents.views.lookup import resident_or_404
from tests.factories import CentreFactory, EntrustmentFactory, ResidentFactory
from tests.matching.queries import exactly
from tests.residents.views.conftest import NOW

if TYPE_CHECKING:
    from uuid import UUID

    from aandeslag.teams.http import TeamRequest
    from aandeslag.teams.models import Membership
    from residents.models import Resident
    from tests.world import Town

STAFF = (Role.COORDINATOR, Role.DESK)


def asked_by(member: Membership, *, present: bool = False) -> TeamRequest:
    """A request as the middleware hands it on."""
    request = cast("TeamRequest", RequestFactory().get("/"))
    request.membership, request.team, request.user = member, member.team, member.user  # type: ignore[assignment]
    request.present = present
    return request


def finds(member: Membership, public_id: UUID, *, present: bool = False) -> bool:
    try:
        found = resident_or_404(asked_by(member, present=present), public_id)
    except Http404:
        return False
    return found.public_id == public_id


@pytest.fixture
def elsewhere(town: Town) -> Resident:
    """Of the team, at another centre."""
    return ResidentFactory.create(team=town.team, centre=CentreFactory.create())


@pytest.mark.parametrize("role", STAFF)
def test_staff_find_everybody_of_their_team_and_nobody_else(
    role: Role, town: Town, rahel: Resident, elsewhere: Resident, stranger: Resident
) -> None:
    people = (rahel.public_id, elsewhere.public_id, stranger.public_id, uuid4())

    assert [finds(town.member(role), one) for one in people] == [True, True, False, False]


def test_coa_finds_who_lives_at_the_own_centre(
    town: Town, other_town: Town, rahel: Resident, elsewhere: Resident, stranger: Resident
) -> None:
    housed = ResidentFactory.create(team=town.team, centre=None, housed_in=town.municipality)
    people = (rahel, elsewhere, housed, stranger)

    assert [finds(town.member(Role.COA), one.public_id) for one in people] == [True, False, False, False]
    assert [finds(other_town.member(Role.COA), one.public_id) for one in people] == [
        *(False, False, False, True)
    ]


def test_a_supporter_finds_who_was_entrusted_to_them_as_long_as_that_holds(
    town: Town, rahel: Resident, elsewhere: Resident
) -> None:
    supporter, before = town.member(Role.SUPPORTER), NOW.date() - timedelta(days=1)
    mine, over = (ResidentFactory.create(team=town.team, centre=town.centre) for _ in range(2))
    EntrustmentFactory.create(resident=mine, supporter=supporter.user)
    EntrustmentFactory.create(resident=over, supporter=supporter.user, valid_until=before)
    EntrustmentFactory.create(resident=rahel)

    assert [finds(supporter, one.public_id) for one in (mine, over, rahel, elsewhere)] == [
        *(True, False, False, False)
    ]


def test_a_supporter_at_the_desk_finds_everybody_of_the_team(
    town: Town, rahel: Resident, stranger: Resident
) -> None:
    supporter = town.member(Role.SUPPORTER)

    assert [finds(supporter, one.public_id, present=True) for one in (rahel, stranger)] == [True, False]


@pytest.mark.parametrize("role", [*STAFF, Role.COA])
def test_one_query_and_none_for_what_stands_around_them(role: Role, town: Town, rahel: Resident) -> None:
    request = asked_by(town.member(role))

    with exactly(1):
        found = resident_or_404(request, rahel.public_id)
        assert (found.team, found.centre, found.housed_in) == (town.team, town.centre, None)
