"""The second factor: set up, asked for, not to be got around, and given back when it was lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from aandeslag.audit.models import Line, Result
from aandeslag.teams.access import BEFORE_SECOND_FACTOR, THIRD_PARTY, Open, Role
from aandeslag.teams.actions import reset_second_factor
from aandeslag.teams.checks import every_page
from aandeslag.teams.decorators import entry_of
from aandeslag.teams.errors import NoSecondFactorError, OwnSecondFactorError
from aandeslag.teams.second_factor import has_second_factor
from tests.factories import UserFactory
from tests.factories.teams import PASSWORD
from tests.teams.conftest import Phone, is_signed_in, set_up, sign_in

if TYPE_CHECKING:
    from pytest_django import DjangoCaptureOnCommitCallbacks
    from pytest_django.fixtures import Settings

    from aandeslag.teams.models import Membership
    from tests.world import Town

pytestmark = pytest.mark.django_db
SET_UP = "/account/2fa/totp/activate/"
ASK = "/account/2fa/authenticate/"
ASK_AGAIN = "/account/2fa/reauthenticate/"
SOME_ID = "00000000-0000-4000-8000-000000000000"
FILLED = {"period": "2026-Q2", "year": 2026, "month": 11, "secret": "x", "uidb36": "1", "key": "x"}


@pytest.fixture(autouse=True)
def _required(settings: Settings) -> None:
    settings.MFA_REQUIRED = True


def _urls_behind_it() -> list[str]:
    """Give an address of every page that asks for more than a password."""
    urls = []
    for page in every_page():
        entry = entry_of(page.view) or THIRD_PARTY.get(page.name)
        if entry not in (Open.PUBLIC, Open.TOKEN) and page.name not in BEFORE_SECOND_FACTOR:
            urls.append(
                reverse(page.name, kwargs={name: FILLED.get(name, SOME_ID) for name in page.parameters})
            )
    return urls


@pytest.mark.parametrize("method", ["get", "post", "head", "put", "delete"])
def test_with_a_password_alone_no_page_opens(coordinator: Membership, method: str) -> None:
    client = Client()
    sign_in(client, coordinator.user)
    answers = {url: getattr(client, method)(url) for url in _urls_behind_it()}
    assert {url: answer.status_code for url, answer in answers.items()} == dict.fromkeys(answers, 302)
    assert {answer["Location"] for answer in answers.values()} == {SET_UP}


def test_a_session_from_before_it_was_set_up_does_not_count(coordinator: Membership, phone: Phone) -> None:
    """Whoever has the password and waits until the owner sets up the app still does not get in."""
    thief = Client()
    sign_in(thief, coordinator.user)
    set_up(coordinator.user, phone)
    for url in _urls_behind_it():
        assert thief.get(url)["Location"].startswith(ASK_AGAIN), url
    assert thief.get(SET_UP)["Location"] == reverse("mfa_deactivate_totp")


def test_setting_up_opens_the_door_and_gives_recovery_codes(
    client: Client,
    coordinator: Membership,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    sign_in(client, coordinator.user)
    page = client.get(SET_UP)
    assert page.status_code == 200  # the password was shown just now: it is not asked twice
    phone = Phone(page.context["form"].secret)
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(SET_UP, {"code": phone.code()})
    assert done["Location"] == reverse("mfa_view_recovery_codes")
    assert len(client.get(done["Location"]).context["unused_codes"]) == 10
    assert client.get(reverse("teams:members")).status_code == 200
    assert "account.second-factor-set-up" in set(Line.objects.values_list("action", flat=True))


def test_a_wrong_first_code_sets_up_nothing(client: Client, coordinator: Membership) -> None:
    sign_in(client, coordinator.user)
    client.get(SET_UP)
    client.post(SET_UP, {"code": "000000"})
    assert not has_second_factor(coordinator.user)
    assert client.get(reverse("teams:members"))["Location"] == SET_UP


def test_the_code_is_asked_at_the_next_sign_in(client: Client, coordinator: Membership, phone: Phone) -> None:
    set_up(coordinator.user, phone)
    assert sign_in(client, coordinator.user)["Location"] == ASK
    assert not is_signed_in(client)
    assert client.get(reverse("teams:members")).status_code == 302
    client.post(ASK, {"code": phone.code()})
    assert is_signed_in(client)
    assert client.get(reverse("teams:members")).status_code == 200


def test_a_recovery_code_works_once(coordinator: Membership, phone: Phone) -> None:
    code, *_rest = set_up(coordinator.user, phone)
    opened = []
    for _ in range(2):
        client = Client()
        sign_in(client, coordinator.user)
        client.post(ASK, {"code": code})
        opened.append(is_signed_in(client))
    assert opened == [True, False]


@pytest.mark.parametrize(("steps", "opens"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_the_clock_of_a_phone_may_be_half_a_minute_off(
    client: Client, coordinator: Membership, phone: Phone, steps: int, *, opens: bool
) -> None:
    set_up(coordinator.user, phone)
    sign_in(client, coordinator.user)
    client.post(ASK, {"code": phone.code(steps)})
    assert is_signed_in(client) is opens


def test_a_code_works_once_for_as_long_as_it_is_right(coordinator: Membership, phone: Phone) -> None:
    set_up(coordinator.user, phone)
    opened = []
    with time_machine.travel("2026-11-24T12:00:00Z", tick=False) as clock:
        code = phone.code(1)
        for wait in (0, 31, 29):
            clock.shift(wait)
            client = Client()
            sign_in(client, coordinator.user)
            client.post(ASK, {"code": code})
            opened.append(is_signed_in(client))
    assert opened == [True, False, False]


def test_codes_cannot_be_guessed_for_long(coordinator: Membership, phone: Phone) -> None:
    set_up(coordinator.user, phone)
    for number in range(10):
        client = Client(REMOTE_ADDR=f"10.0.0.{number}")
        sign_in(client, coordinator.user)
        client.post(ASK, {"code": "123"})
    client = Client(REMOTE_ADDR="10.0.1.1")
    sign_in(client, coordinator.user)
    client.post(ASK, {"code": phone.code()})
    assert not is_signed_in(client)
    refused = Line.objects.filter(action="account.second-factor", result=Result.REFUSED)
    assert refused.count() == 11


def test_in_demo_mode_a_password_is_enough(
    client: Client, coordinator: Membership, settings: Settings
) -> None:
    settings.MFA_REQUIRED = False
    sign_in(client, coordinator.user)
    assert client.get(reverse("teams:members")).status_code == 200


def test_a_new_password_does_not_take_the_factor_away(
    client: Client, coordinator: Membership, phone: Phone
) -> None:
    set_up(coordinator.user, phone)
    coordinator.user.set_password("een-heel-ander-lang-wachtwoord")
    coordinator.user.save()
    assert sign_in(client, coordinator.user, "een-heel-ander-lang-wachtwoord")["Location"] == ASK


def test_a_page_that_was_asked_by_htmx_is_left_as_a_whole(client: Client, coordinator: Membership) -> None:
    sign_in(client, coordinator.user)
    answer = client.get(reverse("teams:members"), headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Redirect"]) == (200, SET_UP)


def test_an_administrator_gives_a_new_start_to_who_lost_it(
    coordinator: Membership, phone: Phone, national: dict[str, Membership]
) -> None:
    set_up(coordinator.user, phone)
    session = Client()
    sign_in(session, coordinator.user)
    session.post(ASK, {"code": phone.code()})
    reset_second_factor(user=coordinator.user, by=national[Role.ADMINISTRATOR].user)
    assert not has_second_factor(coordinator.user)
    assert session.get(reverse("teams:members"))["Location"].startswith("/account/login/")
    again = Client()
    sign_in(again, coordinator.user)
    assert again.get(reverse("teams:members"))["Location"] == SET_UP
    assert Line.objects.filter(action="account.second-factor-reset").get().object_ids == str(
        coordinator.user.public_id
    )


def test_nobody_takes_away_the_own_factor_as_an_administrator(
    national: dict[str, Membership], phone: Phone
) -> None:
    me = national[Role.ADMINISTRATOR].user
    set_up(me, phone)
    with pytest.raises(OwnSecondFactorError):
        reset_second_factor(user=me, by=me)
    assert has_second_factor(me)


def test_what_was_never_set_up_is_not_taken_away(
    coordinator: Membership, national: dict[str, Membership]
) -> None:
    session = Client()
    sign_in(session, coordinator.user)
    with pytest.raises(NoSecondFactorError):
        reset_second_factor(user=coordinator.user, by=national[Role.ADMINISTRATOR].user)
    assert session.get(SET_UP).status_code == 200  # nobody was signed out for nothing


def test_a_reset_ends_nobody_elses_session(town: Town, phone: Phone, national: dict[str, Membership]) -> None:
    other, user = Client(), UserFactory.create()
    sign_in(other, town.member(Role.DESK).user)
    set_up(user, phone)
    reset_second_factor(user=user, by=national[Role.ADMINISTRATOR].user)
    assert other.get(SET_UP).status_code == 200


def test_after_some_minutes_the_password_is_asked_again_before_a_change(
    client: Client, coordinator: Membership
) -> None:
    with time_machine.travel("2026-11-24T12:00:00Z", tick=False) as clock:
        sign_in(client, coordinator.user)
        clock.shift(301)
        assert client.get(SET_UP)["Location"].startswith("/account/reauthenticate/")
        client.post("/account/reauthenticate/", {"password": PASSWORD})
        assert client.get(SET_UP).status_code == 200
