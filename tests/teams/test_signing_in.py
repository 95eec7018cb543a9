"""Signing in by e-mail and password: what is said, what is counted, what is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from aandeslag.audit.models import Line, Result
from tests.factories import UserFactory
from tests.teams.conftest import is_signed_in, sign_in

if TYPE_CHECKING:
    from aandeslag.teams.models import Membership, User

pytestmark = pytest.mark.django_db
LOGIN = "/account/login/"


@pytest.fixture
def user() -> User:
    made: User = UserFactory.create()
    return made


def actions() -> list[tuple[str, str, int | None]]:
    return list(Line.objects.order_by("sequence").values_list("action", "result", "actor_id"))


def test_signing_in_and_out_is_written_down(client: Client, user: User) -> None:
    assert sign_in(client, user)["Location"] == reverse("reports:today")
    assert is_signed_in(client)
    client.post(reverse("account_logout"))
    assert not is_signed_in(client)
    assert actions() == [
        ("account.signed-in", Result.DONE, user.pk),
        ("account.signed-out", Result.DONE, user.pk),
    ]
    assert set(Line.objects.values_list("object_ids", flat=True)) == {str(user.public_id)}


def test_signing_out_takes_a_press_not_a_look(client: Client, user: User) -> None:
    sign_in(client, user)
    client.get(reverse("account_logout"))
    assert is_signed_in(client)


def test_the_case_of_the_address_does_not_matter(client: Client, user: User) -> None:
    client.post(LOGIN, {"login": user.email.upper(), "password": "een-lang-wachtwoord-voor-de-proef"})
    assert is_signed_in(client)


def test_a_wrong_password_is_written_down_without_the_address(client: Client, user: User) -> None:
    sign_in(client, user, "niet goed")
    line = Line.objects.get()
    assert (line.action, line.result, line.actor_id) == ("account.sign-in", Result.REFUSED, None)
    assert line.object_ids == str(user.public_id)


def test_an_unknown_address_gets_the_same_answer(user: User) -> None:
    known = Client().post(LOGIN, {"login": user.email, "password": "niet goed"})
    unknown = Client().post(LOGIN, {"login": "niemand@voorbeeld.test", "password": "niet goed"})
    assert known.status_code == unknown.status_code
    assert known.context["form"].errors == unknown.context["form"].errors


def test_a_forgotten_password_is_answered_the_same_for_an_unknown_address(user: User) -> None:
    reset = reverse("account_reset_password")
    known = Client().post(reset, {"email": user.email})
    unknown = Client().post(reset, {"email": "niemand@voorbeeld.test"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    # One mail each, so that it takes as long.
    assert [message.to for message in mail.outbox] == [[user.email], ["niemand@voorbeeld.test"]]
    assert ["http" in message.body for message in mail.outbox] == [True, False]


def test_the_link_in_that_mail_gives_a_new_password_once(client: Client, user: User) -> None:
    client.post(reverse("account_reset_password"), {"email": user.email})
    link = next(line for line in mail.outbox[0].body.splitlines() if line.startswith("http"))
    page = client.get(link, follow=True)
    new = {"password1": "een-heel-ander-lang-wachtwoord", "password2": "een-heel-ander-lang-wachtwoord"}
    client.post(page.request["PATH_INFO"], new)
    assert not is_signed_in(client)
    assert Client().get(link).context["token_fail"]
    sign_in(client, user, new["password1"])
    assert is_signed_in(client)
    assert ("account.password-reset", Result.DONE, None) in actions()


def test_someone_who_may_not_sign_in_any_more_is_not_let_in(client: Client) -> None:
    sign_in(client, UserFactory.create(is_active=False))
    assert not is_signed_in(client)


def test_after_ten_guesses_the_right_password_does_not_help_either(user: User) -> None:
    """Counted in the database: each guess comes from another place, as from another process."""
    for number in range(10):
        Client(REMOTE_ADDR=f"10.0.0.{number}").post(LOGIN, {"login": user.email, "password": "mis"})
    client = Client(REMOTE_ADDR="10.0.1.1")
    sign_in(client, user)
    assert not is_signed_in(client)
    assert actions()[-1] == ("account.too-many-guesses", Result.REFUSED, None)


def test_someone_elses_guesses_do_not_shut_out_the_others(user: User) -> None:
    other = UserFactory.create()
    for number in range(11):
        Client(REMOTE_ADDR=f"10.0.0.{number}").post(LOGIN, {"login": user.email, "password": "mis"})
    client = Client(REMOTE_ADDR="10.0.1.1")
    sign_in(client, other)
    assert is_signed_in(client)


@pytest.mark.parametrize(
    "elsewhere", ["https://elders.test/", "//elders.test/", "https:elders.test", "javascript:alert(1)"]
)
def test_nobody_is_sent_to_another_site(client: Client, user: User, elsewhere: str) -> None:
    assert sign_in(client, user, next=elsewhere)["Location"] == reverse("reports:today")


def test_one_comes_back_to_the_page_that_was_asked_for(client: Client, coordinator: Membership) -> None:
    page = reverse("teams:members")
    asked = client.get(page)
    assert asked["Location"] == f"{LOGIN}?next=%2Fteams%2Fmembers%2F"
    assert sign_in(client, coordinator.user, next=page)["Location"] == page


def test_nobody_makes_an_account_without_an_invitation(client: Client) -> None:
    page = reverse("account_signup")
    given = {"email": "nieuw@voorbeeld.test", "password1": "x" * 20, "password2": "x" * 20}
    assert client.get(page).templates[0].name == "account/signup_closed.html"
    assert client.post(page, given).templates[0].name == "account/signup_closed.html"
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "path", ["email/", "confirm-email/", "password/set/", "login/code/", "2fa/webauthn/", "3rdparty/"]
)
def test_what_is_not_used_of_the_package_is_not_there(client: Client, user: User, path: str) -> None:
    client.force_login(user)
    assert client.get(f"/account/{path}").status_code == 404


def test_a_new_password_ends_the_other_sessions(user: User) -> None:
    here, elsewhere = Client(), Client()
    for client in (here, elsewhere):
        sign_in(client, user)
    new = {
        "oldpassword": "een-lang-wachtwoord-voor-de-proef",
        "password1": "een-heel-ander-lang-wachtwoord",
        "password2": "een-heel-ander-lang-wachtwoord",
    }
    assert here.post(reverse("account_change_password"), new).status_code == 302
    choose = reverse("teams:choose-membership")
    assert (here.get(choose).status_code, elsewhere.get(choose).status_code) == (200, 302)
    assert actions()[-1] == ("account.password-changed", Result.DONE, user.pk)


def test_a_password_is_long_and_not_ones_own_name(client: Client) -> None:
    client.force_login(UserFactory.create(name="Wilhelmina van Buren"))
    for bad in ("kort", "wilhelmina van buren"):
        answer = client.post(
            reverse("account_change_password"),
            {"oldpassword": "een-lang-wachtwoord-voor-de-proef", "password1": bad, "password2": bad},
        )
        assert answer.context["form"].errors
