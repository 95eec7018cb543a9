"""A phone that lost many answers sends the same tap again, all at the same moment: it counts once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from aandeslag.audit.models import Line
from aandeslag.teams.access import Role
from matching.actions import note_contact
from matching.models import Contact, Participation
from matching.taps import read_tap
from tests.factories import OccurrenceFactory, ParticipationFactory, PlacementFactory
from tests.matching.conftest import NOW, TODAY, make_garden
from tests.world import make_town

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 20


def test_twenty_times_the_same_tap_at_once_is_one() -> None:
    garden = make_garden(make_town("Aarle"))
    when = OccurrenceFactory.create(slot=garden.slot, date=TODAY - timedelta(days=1))
    placement = PlacementFactory.create(occurrence=when, resident=garden.resident())
    row = ParticipationFactory.create(placement=placement)
    supporter, token, together = garden.town.member(Role.SUPPORTER).user, uuid4(), Barrier(TIMES)
    tap = read_tap(f"was-there..{row.public_id}")

    def press() -> int:
        together.wait()
        try:
            return note_contact(resident=row.resident, tap=tap, by=supporter, now=NOW, token=token).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(TIMES) as phones:
        pressed = [one.result(timeout=60) for one in [phones.submit(press) for _ in range(TIMES)]]

    assert set(pressed) == {Contact.objects.get().pk}
    assert Participation.objects.get(pk=row.pk).status == "present"
    assert Line.objects.filter(action="attendance.marked").count() == 1
