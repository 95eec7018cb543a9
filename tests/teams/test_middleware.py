"""What holds before any view runs: for strangers, for htmx, for every method, and at the desk."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from aandeslag.teams.access import WHILE_PRESENT, Capability, Role
from aandeslag.teams.models import Duty
from aandeslag.teams.presence import is_on_duty
from tests.factories import MembershipFactory, WalkInSessionFactory

if TYPE_CHECKING:
    from collections.abc import Callable

    from aandeslag.teams.models import Membership
    from tests.world import Town

pytestmark = pytest.mark.django_db
MEMBERS = "/teams/members/"
LOGIN = "/account/login/"
HTMX = {"HX-Request": "true"}
NOW = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("method", "location"),
    [
        ("get", f"{LOGIN}?next=%2Fteams%2Fmembers%2F%3Fa%3D1"),
        ("head", f"{LOGIN}?next=%2Fteams%2Fmembers%2F%3Fa%3D1"),
        ("post", LOGIN),  # what was sent is not repeated after signing in
        ("put", LOGIN),
        ("delete", LOGIN),
    ],
)
def test_a_stranger_signs_in_first(client: Client, method: str, location: str) -> None:
    assert getattr(client, method)(f"{MEMBERS}?a=1")["Location"] == location


@pytest.mark.parametrize(
    ("came_from", "page"),
    [
        ("http://testserver/teams/members/?a=1#who", "/teams/members/?a=1"),
        ("http://elders.test/teams/members/", None),
        ("https://testserver.elders.test/", None),
        ("http://testserver//elders.test/", None),
        ("javascript:alert(1)", None),
        ("", None),
    ],
)
def test_a_form_that_came_too_late_leads_back_to_its_page(
    client: Client, came_from: str, page: str | None
) -> None:
    """Nothing that was sent is in the address."""
    answer = client.post(MEMBERS, {"letters": "anpz"}, headers={"Referer": came_from})
    again = f"{reverse('teams:press-again')}?{urlencode({'to': page})}"
    assert answer["Location"] == (f"{LOGIN}?{urlencode({'next': again})}" if page else LOGIN)


def test_after_signing_in_it_says_that_nothing_was_saved(
    coordinator: Membership, signed_in: Callable[[Membership], Client]
) -> None:
    client = signed_in(coordinator)
    page = client.get(reverse("teams:press-again"), {"to": MEMBERS}, follow=True)
    assert page.redirect_chain == [(MEMBERS, 302)]
    assert "Je was niet meer ingelogd. Wat je indrukte is niet opgeslagen" in page.content.decode()
    assert "Je was niet meer ingelogd" not in client.get(MEMBERS).content.decode()


@pytest.mark.parametrize("elsewhere", ["https://elders.test/", "//elders.test/", "/\\elders.test", "x", ""])
def test_that_leads_to_no_other_site(
    coordinator: Membership, signed_in: Callable[[Membership], Client], elsewhere: str
) -> None:
    answer = signed_in(coordinator).get(reverse("teams:press-again"), {"to": elsewhere})
    assert answer["Location"] == reverse("reports:today")


def test_when_the_session_ended_a_piece_of_a_page_is_refused_and_the_page_stays(client: Client) -> None:
    """Neither the page to sign in in the middle of the desk, nor all that was typed lost by going there."""
    answer = client.post(MEMBERS, headers=HTMX)
    assert (answer.status_code, answer.content) == (401, b"")
    assert not {"HX-Redirect", "Location"} & set(answer.headers)


def test_where_the_new_tab_ends_is_only_for_who_signed_in(
    client: Client, coordinator: Membership, signed_in: Callable[[Membership], Client]
) -> None:
    url = reverse("teams:signed-in-again")
    assert client.get(url)["Location"] == f"{LOGIN}?next=%2Fteams%2Fsigned-in-again%2F"
    assert b"csrfmiddlewaretoken" in signed_in(coordinator).get(url).content


def test_who_has_several_tasks_chooses_one_before_going_on(
    coordinator: Membership, signed_in: Callable[[Membership], Client]
) -> None:
    client = signed_in(coordinator)
    MembershipFactory.create(user=coordinator.user, role=Role.DESK, team=coordinator.team)
    assert client.get(reverse("teams:signed-in-again"))["Location"] == reverse("teams:choose-membership")
    assert client.post(MEMBERS, headers=HTMX).status_code == 401


def test_a_head_says_what_a_get_would(
    coordinator: Membership, signed_in: Callable[[Membership], Client]
) -> None:
    client = signed_in(coordinator)
    for url in (MEMBERS, "/teams/members/invite/", "/teams/choose/"):
        assert (client.head(url).status_code, client.head(url).content) == (200, b"")


def test_other_methods_are_no_way_in(
    coordinator: Membership, signed_in: Callable[[Membership], Client]
) -> None:
    client = signed_in(coordinator)
    assert {
        getattr(client, method)(MEMBERS).status_code for method in ("put", "patch", "delete", "post")
    } == {405}


def test_every_form_needs_a_token_of_this_browser(
    coordinator: Membership, signed_in: Callable[[Membership], Client]
) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = signed_in(coordinator).cookies
    url = reverse("teams:invite-member")
    assert strict.post(url, {}).status_code == 403
    # A piece of a page asks for a new token and sends it again.
    assert strict.post(url, {}, headers=HTMX).status_code == 401


# --- A supporter at the desk ---


@pytest.fixture
def supporter(town: Town) -> Membership:
    return town.member(Role.SUPPORTER)


def at_the_desk(membership: Membership, since: datetime, until: datetime | None = None) -> None:
    """Note someone present at a session of the own team."""
    session = WalkInSessionFactory.create(team=membership.team, date=NOW.date(), starts="13:00")
    session.duties.add(Duty.objects.create(membership=membership, since=since, until=until))


@pytest.mark.parametrize(
    ("since", "until", "status"),
    [
        (NOW - timedelta(hours=1), None, 200),
        (NOW - timedelta(hours=1), NOW - timedelta(minutes=1), 403),  # the session was closed
        (NOW - timedelta(days=1), None, 403),  # somebody forgot to close it
    ],
)
def test_a_supporter_works_at_the_desk_while_noted_present(
    supporter: Membership,
    signed_in: Callable[[Membership], Client],
    since: datetime,
    until: datetime | None,
    status: int,
) -> None:
    with time_machine.travel(NOW, tick=False):
        client = signed_in(supporter)
        assert client.get(reverse("residents:walk-in")).status_code == 403
        at_the_desk(supporter, since, until)
        assert client.get(reverse("residents:walk-in")).status_code == status


def test_being_present_opens_nothing_else(
    supporter: Membership, signed_in: Callable[[Membership], Client]
) -> None:
    with time_machine.travel(NOW, tick=False):
        at_the_desk(supporter, NOW)
        client = signed_in(supporter)
        for page in ("residents:list", "matching:work-lists", "activities:organisations", "teams:members"):
            assert client.get(reverse(page)).status_code == 403


def test_one_supporter_at_the_desk_is_not_another(town: Town, supporter: Membership) -> None:
    Duty.objects.create(membership=town.member(Role.DESK), since=NOW)
    assert not is_on_duty(supporter, NOW)


def test_midnight_is_that_of_amsterdam(supporter: Membership) -> None:
    Duty.objects.create(membership=supporter, since=datetime(2026, 11, 24, 22, 50, tzinfo=UTC))
    assert is_on_duty(supporter, datetime(2026, 11, 24, 22, 59, tzinfo=UTC))
    assert not is_on_duty(supporter, datetime(2026, 11, 24, 23, 1, tzinfo=UTC))


def test_at_the_desk_is_less_than_working_there() -> None:
    assert Capability.SEE_RESIDENTS not in WHILE_PRESENT
    assert Capability.CHANGE_RESIDENT not in WHILE_PRESENT
