"""The pages are looked at on Tuesday 24 November 2026, one o'clock in the afternoon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import time_machine

from aandeslag.teams.access import Role
from tests.matching.conftest import NOW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.test import Client

    from aandeslag.teams.models import Membership
    from tests.matching.conftest import Garden


@pytest.fixture(autouse=True)
def _that_tuesday() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def desk(garden: Garden, signed_in: Callable[[Membership], Client]) -> Client:
    return signed_in(garden.town.member(Role.DESK))


@pytest.fixture
def supporter(garden: Garden, signed_in: Callable[[Membership], Client]) -> Client:
    return signed_in(garden.town.member(Role.SUPPORTER))


@pytest.fixture
def coa(garden: Garden, signed_in: Callable[[Membership], Client]) -> Client:
    return signed_in(garden.town.member(Role.COA))
