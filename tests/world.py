"""Two towns with everything in them: what most tests start from. Team A is tested, team B could leak."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from aandeslag.teams.access import NATIONAL_ROLES, TEAM_ROLES, Role
from tests.factories import MembershipFactory, MunicipalityFactory, TeamCentreFactory

if TYPE_CHECKING:
    from collections.abc import Callable

    from aandeslag.teams.models import Membership, Municipality, ReceptionCentre, Team


@dataclass(frozen=True)
class Town:
    """A municipality, its centre, the team there, and one membership per role that belongs to a town."""

    municipality: Municipality
    centre: ReceptionCentre
    team: Team
    members: dict[str, Membership]

    def member(self, role: Role) -> Membership:
        return self.members[role]


def make_town(name: str) -> Town:
    municipality = MunicipalityFactory.create(name=name)
    serving = TeamCentreFactory.create(
        team__name=f"Team {name}", team__municipalities=[municipality], centre__municipality=municipality
    )
    members: dict[str, Membership] = {
        role: MembershipFactory.create(role=role, team=serving.team, user__name=f"{role.value} {name}")
        for role in sorted(TEAM_ROLES)
    }
    members[Role.COA].centres.add(serving.centre)
    members[Role.OFFICIAL] = MembershipFactory.create(
        role=Role.OFFICIAL, team=None, municipality=municipality
    )
    return Town(municipality, serving.centre, serving.team, members)


@pytest.fixture
def town(db: None) -> Town:
    return make_town("Aarle")


@pytest.fixture
def other_town(db: None) -> Town:
    return make_town("Beuningen")


@pytest.fixture
def national(db: None) -> dict[str, Membership]:
    return {role: MembershipFactory.create(role=role, team=None) for role in sorted(NATIONAL_ROLES)}


@pytest.fixture
def signed_in() -> Callable[[Membership], Client]:
    """Give a browser in which this member has signed in."""

    def sign_in(membership: Membership) -> Client:
        client = Client()
        client.force_login(membership.user)
        return client

    return sign_in
