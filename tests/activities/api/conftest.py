"""A key of the garden's team, and a client that sends it along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from django.test import Client

from aandeslag.teams.link_secrets import digest_of
from activities.models import OfferKey
from tests.activities.conftest import NOW

if TYPE_CHECKING:
    from tests.activities.conftest import Garden

SECRET: Final = "een-sleutel-van-de-tuin"


@pytest.fixture(autouse=True)
def _monday(on_monday: None) -> None:
    """What is told of dates begins today."""


@pytest.fixture
def key(garden: Garden) -> OfferKey:
    key: OfferKey = OfferKey.objects.create(
        team=garden.team, used_by="Website", made_at=NOW, secret_digest=digest_of(SECRET)
    )
    return key


@pytest.fixture
def api(key: OfferKey) -> Client:
    return Client(headers={"Authorization": f"Bearer {SECRET}"})
