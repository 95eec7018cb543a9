"""Many desks register at the same moment: every person gets a number of their own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from residents.actions import count, register_resident
from residents.details import ResidentDetails
from residents.models import Resident
from tests.factories import ResidentFactory, TeamFactory, WalkInSessionFactory

if TYPE_CHECKING:
    from collections.abc import Callable

DESKS = 4
EACH = 6
TODAY = date(2026, 11, 24)


def at_once(work: Callable[[], None]) -> None:
    """Let several desks, each with a connection of its own, do something as nearly together as can be."""
    start = Barrier(DESKS)

    def desk() -> None:
        try:
            start.wait()
            for _ in range(EACH):
                work()
        finally:
            connection.close()

    with ThreadPoolExecutor(DESKS) as desks:
        for done in [desks.submit(desk) for _ in range(DESKS)]:
            done.result()


@pytest.mark.django_db(transaction=True)
def test_numbers_are_given_once_and_without_gaps() -> None:
    team, other = TeamFactory.create(), TeamFactory.create()
    ResidentFactory.create(team=other, number=900)
    rahel = ResidentDetails(first_name="Rahel", gender="woman")

    at_once(lambda: _register(team, rahel))

    numbers = Resident.objects.for_team(team).order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, DESKS * EACH + 1))


@pytest.mark.django_db(transaction=True)
def test_heads_counted_at_once_add_up() -> None:
    session = WalkInSessionFactory.create()

    at_once(lambda: _count(session))

    session.refresh_from_db()
    assert (session.visitors, session.women) == (DESKS * EACH, DESKS * EACH)


def _register(team: object, details: ResidentDetails) -> None:
    register_resident(team=team, details=details, by=None, today=TODAY)  # type: ignore[arg-type]  # a Team


def _count(session: object) -> None:
    count(session=session, visitors=1, women=1)  # type: ignore[arg-type]  # a WalkInSession
