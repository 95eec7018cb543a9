"""The secret of a link does not get into the server's log."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING

import pytest

from aandeslag.discretion import SecretsFilter, without_secrets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Listen as the console of the settings does."""
    into = io.StringIO()
    handler = logging.StreamHandler(into)
    handler.addFilter(SecretsFilter().filter)
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
    assert console["filters"] == ["secrets"]
