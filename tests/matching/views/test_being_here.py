"""Whoever was only looked up and is signed up at the desk after all was there; elsewhere nobody is noted."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.urls import reverse

from residents.models import Visit
from tests.factories import VisitFactory, WalkInSessionFactory
from tests.matching.conftest import NOW, TODAY, Garden

if TYPE_CHECKING:
    from django.test import Client

    from residents.models import Resident, WalkInSession

FRAGMENT = {"HX-Request": "true"}


@pytest.fixture
def session(garden: Garden) -> WalkInSession:
    return session_of(garden)


def session_of(garden: Garden) -> WalkInSession:
    made: WalkInSession = WalkInSessionFactory.create(
        team=garden.town.team, centre=garden.town.centre, date=TODAY, opened_at=NOW
    )
    return made


def press(desk: Client, garden: Garden, person: Resident, told: str, name: str = "sign-up") -> None:
    url = reverse(f"matching:{name}", args=[person.public_id, garden.dates[0].public_id])
    sent = {"token": str(uuid4()), "often": "once", "desk": told}
    assert desk.post(url, sent, headers=FRAGMENT).status_code == 200


def visits() -> list[tuple[int, int, str, str]]:
    return list(Visit.objects.values_list("session", "resident", "reason", "outcome"))


def test_signing_up_at_the_desk_notes_the_visit(garden: Garden, desk: Client, session: WalkInSession) -> None:
    rahel = garden.resident()

    press(desk, garden, rahel, str(session.public_id))

    assert visits() == [(session.pk, rahel.pk, "sign-up", "signed-up")]


def test_so_does_the_waiting_list(garden: Garden, desk: Client, session: WalkInSession) -> None:
    rahel = garden.resident()
    garden.fill(garden.dates[0], 4)

    press(desk, garden, rahel, str(session.public_id), "wait")

    assert visits() == [(session.pk, rahel.pk, "sign-up", "waiting")]


def test_a_visit_that_stands_keeps_why_they_came(
    garden: Garden, desk: Client, session: WalkInSession
) -> None:
    rahel = garden.resident()
    VisitFactory.create(session=session, resident=rahel, reason="question")

    press(desk, garden, rahel, str(session.public_id))

    assert visits() == [(session.pk, rahel.pk, "question", "signed-up")]


@pytest.mark.parametrize("told", ["", "nonsense", "closed", "elsewhere"])
def test_away_from_an_open_desk_of_the_own_team_nothing_is_noted(
    garden: Garden, other_garden: Garden, desk: Client, session: WalkInSession, told: str
) -> None:
    if told == "closed":
        session.closed_at = NOW
        session.save()
        told = str(session.public_id)
    elif told == "elsewhere":
        told = str(session_of(other_garden).public_id)

    press(desk, garden, garden.resident(), told)

    assert visits() == []
