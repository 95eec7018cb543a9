"""Each list asks the database as often for fifty rows as for one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from aandeslag.teams.access import Role
from aandeslag.teams.models import BlockedTime, Invitation, VolunteerCentre
from tests.factories import (
    CentreFactory,
    MembershipFactory,
    MunicipalityFactory,
    TeamCentreFactory,
    TeamFactory,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from aandeslag.teams.models import Membership
    from tests.world import Town

pytestmark = pytest.mark.django_db
MANY = 50


def more_members(town: Town) -> None:
    for number in range(MANY):
        member = MembershipFactory.create(team=town.team, role=Role.COA)
        member.centres.add(town.centre)
        Invitation.objects.create(
            role=Role.DESK,
            team=town.team,
            email=f"n{number}@b.test",
            name="N",
            secret_digest=str(number),
            expires_at=timezone.now() + timedelta(hours=1),
        )


def more_teams(town: Town) -> None:
    volunteer_centre = VolunteerCentre.objects.create(name="Punt", municipality=town.municipality)
    for _ in range(MANY):
        team = TeamFactory.create(
            municipalities=[MunicipalityFactory.create()], volunteer_centre=volunteer_centre
        )
        TeamCentreFactory.create(team=team)


def more_centres(_town: Town) -> None:
    for _ in range(MANY):
        TeamCentreFactory.create(centre=CentreFactory.create())


def more_times(town: Town) -> None:
    for _ in range(MANY):
        BlockedTime.objects.create(centre=town.centre, weekday="mo", starts="09:00", ends="10:00")
        TeamCentreFactory.create(
            centre=town.centre, valid_from="2020-01-01", valid_until="2020-02-01", team=town.team
        )


def more_volunteer_centres(_town: Town) -> None:
    for _ in range(MANY):
        VolunteerCentre.objects.create(name="Punt", municipality=MunicipalityFactory.create())


def more_municipalities(_town: Town) -> None:
    MunicipalityFactory.create_batch(MANY)


@pytest.mark.parametrize(
    ("role", "shown", "more", "at_most"),
    [
        (Role.COORDINATOR, "members", more_members, 8),
        (Role.ADMINISTRATOR, "teams", more_teams, 6),
        (Role.ADMINISTRATOR, "team", more_members, 9),
        (Role.ADMINISTRATOR, "centres", more_centres, 6),
        (Role.ADMINISTRATOR, "centre", more_times, 7),
        (Role.ADMINISTRATOR, "volunteer-centres", more_volunteer_centres, 5),
        (Role.ADMINISTRATOR, "municipalities", more_municipalities, 6),
        (Role.ADMINISTRATOR, "accounts", more_members, 7),
    ],
)
def test_fifty_rows_cost_no_more_than_one(  # noqa: PLR0917 - fixtures
    town: Town,
    national: dict[str, Membership],
    signed_in: Callable[[Membership], Client],
    role: Role,
    shown: str,
    more: Callable[[Town], None],
    at_most: int,
) -> None:
    client = signed_in({**town.members, **national}[role])
    about = {"team": [town.team.public_id], "centre": [town.centre.public_id]}
    url = reverse(f"teams:{shown}", args=about.get(shown, []))
    counted = []
    for make in (lambda _: None, more):
        make(town)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        counted.append(len(queries))
    on_postgresql = 3 if connection.vendor == "postgresql" else 0
    assert counted[1] <= counted[0] + 1  # an empty list saves the query for what hangs on its rows
    assert counted[1] <= at_most + on_postgresql
