"""A garden with four places on each of its dates, and people who wait for something to do."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine

from aandeslag.teams.access import Role
from matching.actions.rounds import propose_round
from tests.matching.conftest import NOW, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.test import Client

    from aandeslag.teams.models import Membership
    from matching.models import Proposal, Round
    from residents.models import Resident
    from tests.matching.conftest import Garden


def waits(garden: Garden, weeks: int, **facts: object) -> Resident:
    """Somebody who was registered so many weeks ago."""
    return garden.resident(registered_on=TODAY - timedelta(weeks=weeks), **facts)


def propose(garden: Garden) -> Round:
    """Read back, as a page would."""
    made = propose_round(team=garden.town.team, by=None, now=NOW)
    made.refresh_from_db()
    return made


def line_of(made: Round, resident: Resident) -> Proposal:
    return made.proposals.select_related("resident__team", "round__team", "occurrence__slot").get(
        resident=resident
    )


@pytest.fixture
def one_place(garden: Garden) -> Garden:
    """One place on one date within two weeks, and nothing else."""
    garden.slot.capacity = 1
    garden.slot.save()
    for one in garden.dates[1:]:
        one.delete()
    del garden.dates[1:]
    return garden


@pytest.fixture
def that_tuesday() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def coordinator(garden: Garden, signed_in: Callable[[Membership], Client]) -> Client:
    return signed_in(garden.town.member(Role.COORDINATOR))


@pytest.fixture
def supporter(garden: Garden, signed_in: Callable[[Membership], Client]) -> Client:
    return signed_in(garden.town.member(Role.SUPPORTER))
