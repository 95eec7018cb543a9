"""The menu of a role holds what it may open, and nothing that it may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import timezone

from aandeslag.teams.access import Role
from aandeslag.teams.models import Duty
from aandeslag.teams.navigation import choices
from tests.factories import WalkInSessionFactory

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from aandeslag.teams.models import Membership
    from tests.world import Town

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", list(Role))
def test_every_line_of_the_menu_opens(
    role: Role,
    town: Town,
    national: dict[str, Membership],
    signed_in: Callable[[Membership], Client],
) -> None:
    client = signed_in({**town.members, **national}[role])
    lines = choices(role, path="/")
    assert [line.is_current for line in lines].count(True) == 1
    opened = {line.url: client.get(line.url, follow=True).status_code for line in lines}
    assert opened == {line.url: 200 for line in lines}


def test_the_line_of_the_page_is_marked_also_below_it() -> None:
    below = reverse("activities:add-organisation")
    marked = [line.url for line in choices(Role.COORDINATOR, path=below) if line.is_current]
    assert marked == [reverse("activities:organisations")]


def test_a_supporter_sees_the_walk_in_hour_while_at_the_desk(
    town: Town, signed_in: Callable[[Membership], Client]
) -> None:
    supporter = town.member(Role.SUPPORTER)
    client = signed_in(supporter)
    walk_in = reverse("residents:walk-in")
    home = reverse("reports:today")
    assert walk_in not in [line.url for line in client.get(home).context["navigation"]]
    session = WalkInSessionFactory.create(team=town.team, date=timezone.localdate())
    session.duties.add(Duty.objects.create(membership=supporter, since=timezone.now()))
    assert walk_in in [line.url for line in client.get(home).context["navigation"]]


def test_pages_outside_a_team_have_no_menu(client: Client) -> None:
    page = client.get(reverse("account_login"))
    assert (page.context["team"], page.context["membership"], page.context["navigation"]) == (None, None, [])
