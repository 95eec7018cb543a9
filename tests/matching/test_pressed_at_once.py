"""Twenty presses at the same moment, each a request of its own: one row, one mail."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse

from aandeslag.teams.access import Role
from matching.actions import run_night
from matching.models import Placement, Reminder
from residents.actions import record_consent
from residents.models import Change
from tests.factories import OccurrenceFactory, ParticipationFactory
from tests.matching.conftest import NOW, TODAY, Garden, make_garden
from tests.world import make_town

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.django_db(transaction=True)
PRESSES = 20


@pytest.fixture
def at_the_desk() -> Iterator[Garden]:
    with time_machine.travel(NOW, tick=False):
        yield make_garden(make_town("Aarle"))


def all_at_once(press: Callable[[Client], int], garden: Garden) -> list[int]:
    """Everybody is signed in before the first one presses."""
    together = Barrier(PRESSES)
    clients = [Client() for _ in range(PRESSES)]
    for client in clients:
        client.force_login(garden.town.member(Role.DESK).user)

    def one(client: Client) -> int:
        together.wait()
        try:
            return press(client)
        finally:
            connection.close()

    with ThreadPoolExecutor(PRESSES) as desks:
        return list(desks.map(one, clients))


def test_twenty_posts_of_one_form_make_one_row(at_the_desk: Garden) -> None:
    garden = at_the_desk
    person = garden.resident()
    change = {"token": str(uuid4()), "kind": "study", "on": TODAY.isoformat()}
    sign_up = {"token": str(uuid4()), "often": "every-time"}
    addresses = (
        (reverse("matching:note-change", args=[person.public_id]), change),
        (reverse("matching:sign-up", args=[person.public_id, garden.dates[0].public_id]), sign_up),
    )

    for address, filled in addresses:
        assert all_at_once(partial(_post, address, filled), garden) == [302] * PRESSES

    assert (Change.objects.count(), Placement.objects.count()) == (1, 1)


def _post(address: str, filled: dict[str, str], client: Client) -> int:
    return client.post(address, filled).status_code


def test_twenty_presses_and_nights_send_one_mail(at_the_desk: Garden) -> None:
    garden = at_the_desk
    date = OccurrenceFactory.create(slot=garden.slot, date=TODAY.replace(day=25))
    person = garden.resident(email="a@voorbeeld.test")
    row = ParticipationFactory.create(placement__occurrence=date, placement__resident=person)
    record_consent(resident=person, purpose="phone", given=True, language="ti", by=None, today=TODAY)

    def press(client: Client) -> int:
        run_night(team=garden.town.team, now=NOW)
        return client.post(
            reverse("matching:send-reminders"), {"participation": str(row.public_id)}
        ).status_code

    assert all_at_once(press, garden) == [302] * PRESSES
    assert (len(mail.outbox), Reminder.objects.get().state) == (1, Reminder.State.SENT)
