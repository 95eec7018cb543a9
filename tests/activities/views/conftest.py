"""Browsers of the desk, of COA staff and of a supporter, on the Monday that these tests are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aandeslag.teams.access import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from aandeslag.teams.models import Membership
    from tests.activities.conftest import Garden


@pytest.fixture(autouse=True)
def _monday(on_monday: None) -> None:
    """Every page of the offer says what holds today."""


@pytest.fixture
def desk(on_monday: None, garden: Garden, signed_in: Callable[[Membership], Client]) -> Client:
    return signed_in(garden.town.member(Role.DESK))


@pytest.fixture
def coa(on_monday: None, garden: Garden, signed_in: Callable[[Membership], Client]) -> Client:
    return signed_in(garden.town.member(Role.COA))


@pytest.fixture
def supporter(on_monday: None, garden: Garden, signed_in: Callable[[Membership], Client]) -> Client:
    return signed_in(garden.town.member(Role.SUPPORTER))
