"""The night lets go of what was kept long enough while a desk signs that person up: the desk's yes stands."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from threading import Event
from time import sleep

import pytest
from django.db import connection, transaction

from activities.actions import receive_declaration
from matching.actions import hold_for_receipt, sign_up, take_step
from matching.actions.receipts import release_holds
from matching.models import Participation, Placement
from tests.factories import DeclarationFactory
from tests.matching.conftest import NOW, TODAY, Garden, make_garden
from tests.world import make_town

pytestmark = pytest.mark.django_db(transaction=True)
FORTNIGHT_LATER = NOW + timedelta(days=14)
# Long enough for the night to stand before the slot, or to read past it when nothing stops it.
A_MOMENT = 1.0


def held_too_long(garden: Garden) -> Placement:
    """The receipt came, and nobody has signed them up for the third date yet."""
    asked = DeclarationFactory.create(
        kind_of_work=garden.slot.activity.kind_of_work, state="asked", granted_on=None, valid_until=None
    )
    placement = hold_for_receipt(
        resident=garden.resident(legal_status="in-procedure"),
        occurrence=garden.dates[2],
        by=garden.desk,
        now=NOW,
    )
    take_step(step=partial(receive_declaration, declaration=asked, on=TODAY), now=NOW)
    return placement


def test_who_is_signed_up_while_the_night_runs_keeps_the_place() -> None:
    garden = make_garden(make_town("Aarle"))
    placement, agreed = held_too_long(garden), Event()

    def desk() -> None:
        try:
            with transaction.atomic():
                sign_up(
                    resident=placement.resident,
                    occurrence=garden.dates[2],
                    by=garden.desk,
                    now=FORTNIGHT_LATER,
                )
                agreed.set()
                sleep(A_MOMENT)
        finally:
            agreed.set()
            connection.close()

    def night() -> int:
        agreed.wait()
        try:
            return release_holds(team=garden.town.team, now=FORTNIGHT_LATER)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        pressed, released = both.submit(desk), both.submit(night)
        pressed.result(timeout=30)
        assert released.result(timeout=30) == 0

    placement.refresh_from_db()
    assert (placement.status, placement.decline_reason) == (Placement.Status.AGREED, "")
    assert Participation.objects.get(placement=placement).status == Participation.Status.SIGNED_UP
