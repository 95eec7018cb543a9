"""A Tuesday afternoon at the desk."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import time_machine

from aandeslag.teams.access import Role
from tests.factories import ResidentFactory, WalkInSessionFactory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.test import Client

    from aandeslag.teams.models import Membership
    from residents.models import Resident, WalkInSession
    from tests.world import Town

NOW = datetime(2026, 11, 24, 12, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def desk(town: Town, signed_in: Callable[[Membership], Client]) -> Client:
    """A browser in which the desk has signed in."""
    return signed_in(town.member(Role.DESK))


@pytest.fixture
def supporter(town: Town, signed_in: Callable[[Membership], Client]) -> Client:
    return signed_in(town.member(Role.SUPPORTER))


@pytest.fixture
def rahel(town: Town) -> Resident:
    return ResidentFactory.create(
        team=town.team, centre=town.centre, number=455, first_name="Rahel", birth_year=1995
    )


@pytest.fixture
def stranger(other_town: Town) -> Resident:
    """Somebody of another team, with the same name."""
    return ResidentFactory.create(
        team=other_town.team, centre=other_town.centre, number=9455, first_name="Rahelvreemd"
    )


@pytest.fixture
def session(town: Town) -> WalkInSession:
    """The session of this afternoon, open."""
    return WalkInSessionFactory.create(team=town.team, centre=town.centre)
