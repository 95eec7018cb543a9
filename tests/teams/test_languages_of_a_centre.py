"""Which languages the desk of a centre offers is said with the centre; without a choice it is all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.urls import reverse

from aandeslag.teams.access import Role
from residents.speaking import languages_here

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from aandeslag.teams.models import Membership
    from tests.world import Town

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(national: dict[str, Membership], signed_in: Callable[[Membership], Client]) -> Client:
    return signed_in(national[Role.ADMINISTRATOR])


@pytest.mark.parametrize(
    ("ticked", "offered", "said"),
    [
        (["nl", "ti", "ar"], ["ti", "ar", "nl"], "Tigrinya, Arabisch, Nederlands"),
        ([], ["ti", "ar", "fa", "so", "tr", "uk", "ru", "fr", "es", "en", "nl"], "alle talen"),
    ],
)
def test_the_administrator_says_which(
    town: Town,
    client: Client,
    ticked: list[str],
    offered: list[str],
    said: str,
) -> None:
    told = {
        "token": str(uuid4()),
        "name": "azc De Stelling",
        "kind": "azc",
        "municipality": str(town.municipality.public_id),
        "text_languages": ticked,
    }

    client.post(reverse("teams:change-centre", args=[town.centre.public_id]), told)

    town.centre.refresh_from_db()
    assert languages_here(town.centre) == offered
    page = client.get(reverse("teams:centre", args=[town.centre.public_id]))
    assert dict(page.context["facts"])["Talen in gebruik"] == said
