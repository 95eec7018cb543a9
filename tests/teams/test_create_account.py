"""The first people of an installation come in by a command, with the same link as everybody."""

from __future__ import annotations

from io import StringIO
from urllib.parse import urlsplit

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from aandeslag.teams.access import Role
from aandeslag.teams.models import Invitation, Membership, User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [Role.PROGRAMME, Role.ADMINISTRATOR, Role.AUDITOR])
def test_it_prints_a_link_that_works(role: Role) -> None:
    said = StringIO()
    call_command(
        "create_account", role, "Eva@voorbeeld.test", name="Eva", site="https://site.test/", stdout=said
    )
    link = urlsplit(said.getvalue().split()[-1])
    assert link.netloc == "site.test"
    answer = Client().post(link.path, {"name": "Eva", "password": "een-zelfgekozen-lang-wachtwoord"})
    assert answer.status_code == 302
    assert Membership.objects.get(user__email="eva@voorbeeld.test").role == role


def test_it_makes_no_account_by_itself() -> None:
    call_command("create_account", "auditor", "eva@voorbeeld.test", name="Eva", stdout=StringIO())
    assert not User.objects.exists()
    assert Invitation.objects.get().invited_by is None


@pytest.mark.parametrize("given", [("coordinator", "eva@voorbeeld.test"), ("auditor", "geen adres")])
def test_it_refuses_other_roles_and_what_is_no_address(given: tuple[str, str]) -> None:
    with pytest.raises(CommandError):
        call_command("create_account", *given, name="Eva", stdout=StringIO())
    assert not Invitation.objects.exists()
