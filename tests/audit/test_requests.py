"""What a request leaves in the log, whatever becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from aandeslag.audit.models import Line, Result
from aandeslag.teams.access import Role
from aandeslag.teams.models import Team
from tests.factories import ResidentFactory

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_django import DjangoAssertNumQueries
    from pytest_django.fixtures import Settings

    from aandeslag.teams.models import Membership
    from tests.world import Town

pytestmark = pytest.mark.urls("tests.audit.pages")


@pytest.mark.expects_server_error
@pytest.mark.django_db(transaction=True)
def test_what_fails_leaves_its_lines_and_nothing_else() -> None:
    answer = Client(raise_request_exception=False).get("/fails/")
    assert answer.status_code == 500
    kept = Line.objects.order_by("sequence").values_list("action", "result")
    if connection.vendor == "postgresql":
        assert list(kept) == [("proef.refused", "refused"), ("failed:fails", "failed")]
        assert not Team.objects.filter(slug="half-af").exists()
    else:  # no transaction as long as a request: what an action finished before stays
        assert list(kept)[-2:] == [("proef.refused", "refused"), ("failed:fails", "failed")]


@pytest.mark.django_db(transaction=True)
def test_who_was_shown_is_in_the_log_when_the_answer_is_there(client: Client) -> None:
    resident = ResidentFactory.create()
    answer = client.get("/people/")
    line = Line.objects.get()
    assert (answer.status_code, line.action, line.object_ids) == (200, "proef.list", str(resident.public_id))
    assert line.request_id == answer["X-Request-ID"]


@pytest.mark.expects_server_error
@pytest.mark.django_db
def test_an_answer_that_is_made_while_it_is_sent_is_refused() -> None:
    assert Client(raise_request_exception=False).get("/trickles/").status_code == 500


@pytest.mark.django_db
def test_a_page_that_nobody_declared_is_refused_to_everybody_and_noted(
    town: Town, signed_in: Callable[[Membership], Client]
) -> None:
    for role, membership in town.members.items():
        assert (role, signed_in(membership).get("/undeclared/").status_code) == (role, 403)
    assert Client().get("/undeclared/").status_code == 302
    assert Line.objects.filter(action="refused:undeclared", result=Result.REFUSED).count() == len(
        town.members
    )


@pytest.mark.django_db
def test_a_refused_page_is_noted_with_who_asked(
    town: Town, signed_in: Callable[[Membership], Client]
) -> None:
    desk = town.member(Role.DESK)
    answer = signed_in(desk).get(reverse("teams:members"), REMOTE_ADDR="10.1.2.3")
    line = Line.objects.get()
    assert answer.status_code == 403
    assert (line.action, line.result) == ("refused:teams:members", Result.REFUSED)
    assert (line.actor_id, line.role, line.team_id) == (desk.user_id, Role.DESK, town.team.pk)
    assert (line.origin, line.request_id) == ("10.1.2.3", answer["X-Request-ID"])


@pytest.mark.django_db
def test_asking_for_something_of_another_team_is_noted_with_its_id(
    town: Town, other_town: Town, signed_in: Callable[[Membership], Client]
) -> None:
    theirs = other_town.member(Role.DESK)
    url = reverse("teams:end-membership", args=[theirs.public_id])
    assert signed_in(town.member(Role.COORDINATOR)).get(url).status_code == 404
    line = Line.objects.get()
    assert (line.action, line.result) == ("refused:teams:end-membership", Result.REFUSED)
    assert line.object_ids == str(theirs.public_id)


@pytest.mark.django_db
def test_a_stranger_who_asks_for_a_page_that_is_not_there_writes_nothing(client: Client) -> None:
    assert client.get("/nergens/").status_code == 404
    assert client.get(reverse("teams:team", args=[uuid4()])).status_code == 302
    assert not Line.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("proxies", "passed_on", "origin"),
    [
        (0, "6.6.6.6", "10.0.0.9"),  # anybody can write this header
        (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (2, "6.6.6.6, 1.2.3.4, 10.0.0.1", "1.2.3.4"),
        (1, "", "10.0.0.9"),
    ],
)
def test_the_origin_is_what_our_own_proxies_saw(
    settings: Settings, proxies: int, passed_on: str, origin: str
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    ResidentFactory.create()
    Client().get("/people/", REMOTE_ADDR="10.0.0.9", headers={"X-Forwarded-For": passed_on})
    assert Line.objects.get().origin == origin


@pytest.mark.django_db
def test_what_somebody_signed_in_was_shown_is_kept_by_no_cache(
    town: Town, signed_in: Callable[[Membership], Client], client: Client
) -> None:
    assert signed_in(town.member(Role.DESK)).get("/today/")["Cache-Control"] == "no-store"
    assert "Cache-Control" not in client.get("/people/")


@pytest.mark.django_db
def test_who_someone_is_costs_three_queries(
    town: Town,
    signed_in: Callable[[Membership], Client],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    """The session, the person, the memberships; on PostgreSQL besides: the transaction and its team."""
    client = signed_in(town.member(Role.DESK))
    extra = 3 if connection.vendor == "postgresql" else 0
    with django_assert_num_queries(3 + extra):
        client.get("/today/")
