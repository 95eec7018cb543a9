"""One membership at a time: chosen, kept, and never changed behind someone's back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from aandeslag.teams.access import Role
from aandeslag.teams.models import Team
from tests.factories import MembershipFactory, UserFactory

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from aandeslag.teams.models import Membership
    from tests.world import Town

pytestmark = pytest.mark.django_db
CHOOSE = "/teams/choose/"
OFFER = "/offer/"


@pytest.fixture
def two(town: Town, other_town: Town) -> list[Membership]:
    """One person who works at the desk of both towns."""
    user = UserFactory.create()
    return [MembershipFactory.create(user=user, team=one.team, role=Role.DESK) for one in (town, other_town)]


def choose(client: Client, membership: Membership) -> int:
    return client.post(CHOOSE, {"membership": str(membership.public_id)}).status_code


def test_who_has_one_membership_need_not_choose(
    desk: Membership, signed_in: Callable[[Membership], Client]
) -> None:
    assert signed_in(desk).get(OFFER).status_code == 200


def test_a_page_reads_who_looks_once(desk: Membership, signed_in: Callable[[Membership], Client]) -> None:
    client = signed_in(desk)

    with CaptureQueriesContext(connection) as queries:
        page = client.get(OFFER)

    assert len([one for one in queries if '"teams_user"' in one["sql"]]) == 1
    assert page.context["membership"].user == desk.user


def test_who_has_two_chooses_first(two: list[Membership], signed_in: Callable[[Membership], Client]) -> None:
    client = signed_in(two[0])
    assert client.get(OFFER)["Location"] == CHOOSE
    assert set(client.get(CHOOSE).context["memberships"]) == set(two)
    assert choose(client, two[1]) == 302
    assert client.get(OFFER).context["team"] == two[1].team


def test_nobody_chooses_somebody_elses(
    two: list[Membership], coordinator: Membership, signed_in: Callable[[Membership], Client]
) -> None:
    client = signed_in(two[0])
    assert choose(client, coordinator) == 422
    assert client.post(CHOOSE, {"membership": "geen id"}).status_code == 422
    assert client.get(OFFER)["Location"] == CHOOSE


@pytest.mark.parametrize("how", ["membership", "team"])
def test_when_the_chosen_one_ends_the_other_does_not_take_its_place(
    two: list[Membership], signed_in: Callable[[Membership], Client], how: str
) -> None:
    """What was begun for one team would otherwise be stored for the other."""
    client = signed_in(two[0])
    choose(client, two[0])
    if how == "membership":
        two[0].valid_until = timezone.localdate() - timedelta(days=1)
        two[0].save()
    else:
        Team.objects.filter(memberships=two[0]).update(status=Team.Status.ENDED)
    assert client.post(reverse("activities:add-organisation"), {})["Location"] == CHOOSE
    assert choose(client, two[1]) == 302
    assert client.get(OFFER).context["team"] == two[1].team


def test_who_has_none_gets_a_page_that_says_so(client: Client) -> None:
    client.force_login(UserFactory.create())
    page = client.get(CHOOSE)
    assert (page.status_code, list(page.context["memberships"])) == (200, [])
    assert client.get(OFFER)["Location"] == CHOOSE


def test_choosing_asks_for_signing_in(client: Client) -> None:
    assert client.get(CHOOSE)["Location"] == "/account/login/?next=%2Fteams%2Fchoose%2F"
