"""Twenty presses at the same moment, each a request of its own: one row, one mail."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from itertools import cycle
from threading import Barrier
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse

from aandeslag.audit.models import Line
from aandeslag.teams.access import Role
from activities.actions.asking import _ask as ask
from activities.asking import mails_to_send
from activities.models import Activity
from matching.actions import cancel_with_people, run_night
from matching.models import Contact, EarlierMark, Participation, Placement, Reminder, Task
from residents.actions import record_consent
from residents.models import Change
from tests.factories import EntrustmentFactory, OccurrenceFactory, ParticipationFactory
from tests.matching.conftest import NOW, TODAY, Garden, make_garden
from tests.world import make_town

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from activities.asking import KeeperMail

pytestmark = pytest.mark.django_db(transaction=True)
PRESSES = 20


@pytest.fixture
def at_the_desk() -> Iterator[Garden]:
    with time_machine.travel(NOW, tick=False):
        yield make_garden(make_town("Aarle"))


def all_at_once(press: Callable[[Client], int], garden: Garden, role: Role = Role.DESK) -> list[int]:
    """Everybody is signed in before the first one presses."""
    together = Barrier(PRESSES)
    clients = [Client() for _ in range(PRESSES)]
    for client in clients:
        client.force_login(garden.town.member(role).user)

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


def test_twenty_posts_about_attendance_make_one_row(at_the_desk: Garden) -> None:
    """Somebody unexpected, the whole list, a removal: each once, with one line in the log."""
    garden = at_the_desk
    this_morning = OccurrenceFactory.create(slot=garden.slot, date=TODAY)
    ParticipationFactory.create(placement__occurrence=this_morning, placement__resident=garden.resident())
    person = garden.resident()
    unexpected = {"token": str(uuid4()), "number": str(person.number)}
    added = reverse("matching:unexpected", args=[this_morning.public_id])
    whole = reverse("matching:attendance", args=[this_morning.public_id])
    for address, filled in ((added, unexpected), (whole, {"everybody": "present"})):
        assert all_at_once(partial(_post, address, filled), garden) == [302] * PRESSES
    assert [row.status for row in Participation.objects.all()] == ["present", "present"]
    assert (Placement.objects.count(), EarlierMark.objects.count()) == (2, 0)
    assert Line.objects.filter(action="attendance.marked").count() == 2

    row = Participation.objects.get(resident=person)
    removed = reverse("matching:remove-unexpected", args=[row.public_id])
    assert all_at_once(partial(_post, removed, {}), garden) == [302] * PRESSES
    assert EarlierMark.objects.count() == Line.objects.filter(action="attendance.removed").count() == 1


def test_twenty_posts_in_the_week_make_one_row(at_the_desk: Garden) -> None:
    garden, token = at_the_desk, str(uuid4())
    person = garden.resident()
    here = reverse("matching:sign-up-here", args=[garden.dates[0].public_id])
    filled = {"token": token, "who": str(person.number), "week": "1"}
    assert all_at_once(partial(_post, here, filled), garden) == [302] * PRESSES
    assert (Placement.objects.count(), Participation.objects.count()) == (1, 1)
    off = reverse("matching:take-off", args=[Participation.objects.get().public_id])
    assert all_at_once(partial(_post, off, {"week": "1"}), garden) == [302] * PRESSES
    assert Line.objects.filter(action="participation.taken-off").count() == 1


def test_twenty_presses_that_it_takes_place_after_all_bring_people_back_once(at_the_desk: Garden) -> None:
    garden = at_the_desk
    garden.fill(garden.dates[0], 3)
    cancel_with_people(occurrence=garden.dates[0], because="Storm", by=garden.desk, now=NOW)
    address = reverse("matching:reinstate-occurrence", args=[garden.dates[0].public_id])

    assert all_at_once(partial(_post, address, {}), garden) == [302] * PRESSES

    assert Participation.objects.filter(status="signed-up").count() == 3
    # One with the rows, the placements and the people.
    assert Line.objects.filter(action="occurrence.reinstated").count() == 1
    assert Line.objects.filter(action="participation.put-back", object_type="Participation").count() == 1
    assert not Task.objects.to_do().exists()


def test_nobody_is_put_back_here_and_signed_up_elsewhere_at_the_same_moment(at_the_desk: Garden) -> None:
    garden = at_the_desk
    person = garden.resident()
    ParticipationFactory.create(placement__occurrence=garden.dates[0], placement__resident=person)
    cancel_with_people(occurrence=garden.dates[0], because="Storm", by=garden.desk, now=NOW)
    elsewhere = OccurrenceFactory.create(
        slot__activity__organisation__team=garden.town.team, date=garden.dates[0].date
    )
    back = reverse("matching:reinstate-occurrence", args=[garden.dates[0].public_id])
    there = reverse("matching:sign-up", args=[person.public_id, elsewhere.public_id])
    presses = cycle([(back, {}), (there, {"token": str(uuid4()), "often": "once"})])

    def press(client: Client) -> int:
        return _post(*next(presses), client)

    all_at_once(press, garden)

    assert Participation.objects.filter(resident=person, status="signed-up").count() == 1
    assert (Task.objects.to_do().count(), garden.dates[0].participations.get().status) in {
        (0, "signed-up"),
        (1, "cancelled"),
    }


def test_twenty_taps_on_the_phone_over_the_line_make_one_contact(at_the_desk: Garden) -> None:
    garden = at_the_desk
    person = garden.resident()
    EntrustmentFactory.create(resident=person, supporter=garden.town.member(Role.SUPPORTER).user)
    tap = reverse("matching:tap", args=[person.public_id])
    filled = {"token": str(uuid4()), "tap": "something-else.."}
    assert all_at_once(partial(_post, tap, filled), garden, Role.SUPPORTER) == [302] * PRESSES
    assert (Contact.objects.count(), Task.objects.count()) == (1, 1)


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


def test_two_nights_at_once_ask_a_keeper_once(at_the_desk: Garden) -> None:
    garden = at_the_desk
    long_ago = TODAY - timedelta(days=200)
    kept = {"keeper": garden.desk, "confirmed_on": long_ago}
    Activity.objects.filter(pk=garden.slot.activity_id).update(**kept)
    nights = 4
    together = Barrier(nights)
    asked = [mails_to_send(garden.town.team, TODAY) for _ in range(nights)]

    def night(mails: list[KeeperMail]) -> bool:
        """Each has read what is due before any of them notes it."""
        together.wait()
        try:
            return sum(ask(one, TODAY) for one in mails) > 0
        finally:
            connection.close()

    with ThreadPoolExecutor(nights) as servers:
        assert sorted(servers.map(night, asked)) == [False, False, False, True]
    assert len(mail.outbox) == 1
    assert Line.objects.filter(action="activity.keeper-asked").count() == 1
