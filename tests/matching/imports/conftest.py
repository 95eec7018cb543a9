"""A coordinator who brings in lists on Monday 23 November 2026."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import time_machine

from aandeslag.teams.access import Role
from tests.matching.imports.lists import NOW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.test import Client

    from aandeslag.teams.models import Membership
    from tests.world import Town


@pytest.fixture(autouse=True)
def _that_monday() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def coordinator(town: Town, signed_in: Callable[[Membership], Client]) -> Client:
    return signed_in(town.member(Role.COORDINATOR))
