"""Dutch by default; another language only when someone chose it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.urls import reverse

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


def test_dutch_whatever_the_browser_prefers(client: Client) -> None:
    response = client.get(reverse("account_login"), HTTP_ACCEPT_LANGUAGE="en-US,en;q=0.9")

    assert response["Content-Language"] == "nl"


def test_a_choice_is_kept(client: Client) -> None:
    client.post(reverse("set_language"), {"language": "en"})

    assert client.get(reverse("account_login"))["Content-Language"] == "en"


def test_an_unknown_language_is_dutch(client: Client) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "xx"

    assert client.get(reverse("account_login"))["Content-Language"] == "nl"
