"""The secret of a link does not get into the server's log."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING

import pytest

from aandeslag.discretion import RefusalsFilter, SecretsFilter, without_secrets
from aandeslag.teams.access import Open, Role
from tests.access.addresses import Address, every_address
from tests.factories import MembershipFactory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.test import Client

FORBIDDEN = 403


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Listen as the console of the settings does."""
    into = io.StringIO()
    handler = logging.StreamHandler(into)
    handler.addFilter(SecretsFilter().filter)
    handler.addFilter(RefusalsFilter().filter)
    logger = logging.getLogger("django")
    logger.addHandler(handler)
    yield into
    logger.removeHandler(handler)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/teams/invitation/GEHEIM/", "/teams/invitation/GEHEIM/x"])
def test_an_address_is_written_without_its_secret(client: Client, written: io.StringIO, path: str) -> None:
    assert client.get(path).status_code in (404, 410)
    assert "/teams/invitation/…/" in written.getvalue()
    assert "GEHEIM" not in written.getvalue()


OF_THE_API = ("api:", "account_reset_password_from_key")
HIDDEN = [
    address
    for address in every_address()
    if address.entry == Open.TOKEN and not address.name.startswith(OF_THE_API)
]


@pytest.mark.parametrize("address", HIDDEN, ids=str)
def test_no_address_that_lets_somebody_in_is_written_whole(address: Address) -> None:
    """Whoever reads the log must not be able to open what the link was for."""
    [parameter] = address.parameters
    url = address.url(**{parameter: "GE-heim_7"})
    for line in (f"Forbidden (Origin checking failed): {url}", f'"GET {url}?at=1 HTTP/1.1" 200 12'):
        assert "GE-heim_7" not in without_secrets(line)


def test_a_refusal_is_one_line_and_an_error_says_where(
    signed_in: Callable[..., Client], written: io.StringIO
) -> None:
    assert signed_in(MembershipFactory.create(role=Role.COA)).get("/people/").status_code == FORBIDDEN
    assert written.getvalue() == "Forbidden (Permission denied): /people/\n"
    logger = logging.getLogger("django.server")
    logger.error("Internal Server Error: /", exc_info=ValueError("broken"), extra={"status_code": 500})
    assert written.getvalue().endswith("Internal Server Error: /\nValueError: broken\n")


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ('"GET /teams/invitation/abc_D-1/ HTTP/1.1" 200', '"GET /teams/invitation/…/ HTTP/1.1" 200'),
        ("/account/password/reset/key/6-d1j/", "/account/password/reset/key/…/"),
        ("/account/login/?next=/teams/invitation/abc/", "/account/login/?next=/teams/invitation/…/"),
        ("/people/find/", "/people/find/"),
    ],
)
def test_only_the_secret_goes(line: str, kept: str) -> None:
    assert without_secrets(line) == kept


def test_the_console_listens_through_the_filter(settings: object) -> None:
    console = settings.LOGGING["handlers"]["console"]  # type: ignore[attr-defined]  # Django's settings
    assert console["filters"] == ["secrets", "refusals"]
