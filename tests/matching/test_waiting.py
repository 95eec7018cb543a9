"""Two desks that need the same rows wait for each other in one order: nobody meets a deadlock."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

import pytest
from django.db import connection, transaction

from aandeslag.vocabulary import DepartureReason
from activities.actions import refuse_declaration
from matching.actions import (
    end_activity_with_people,
    join_waiting_list,
    say_goodbye,
    sign_up,
    take_off,
    take_step,
    undo_goodbye,
)
from matching.actions.locking import lock_resident, lock_slot
from matching.errors import PlacementRefusedError
from matching.models import Participation, Placement, Task
from tests.factories import DeclarationFactory, ParticipationFactory, PlacementFactory
from tests.matching.conftest import NOW, TODAY, Garden, make_garden
from tests.world import make_town

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.two_desks]
# Long enough for the other to come as far as the lock.
A_MOMENT = 0.5


@pytest.fixture
def own_garden() -> Garden:
    return make_garden(make_town("Aarle"))


def meanwhile(first: Callable[[Event], object], second: Callable[[], object]) -> None:
    """Let `first` take its lock, start `second`, and let `first` go on; what either raises is raised here."""
    is_locked = Event()

    def one() -> None:
        try:
            with transaction.atomic():
                first(is_locked)
        finally:
            is_locked.set()
            connection.close()

    def other() -> None:
        try:
            is_locked.wait(timeout=10)
            second()
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=2) as desks:
        for answer in [desks.submit(one), desks.submit(other)]:
            answer.result(timeout=20)


def test_someone_is_signed_up_while_the_activity_ends(own_garden: Garden) -> None:
    resident = own_garden.resident()

    def signs_up(is_locked: Event) -> None:
        lock_slot(own_garden.slot.pk)
        is_locked.set()
        Event().wait(A_MOMENT)
        PlacementFactory.create(occurrence=own_garden.dates[0], resident=resident)

    meanwhile(
        signs_up,
        lambda: end_activity_with_people(
            activity=own_garden.slot.activity, on=TODAY, because="Dicht", by=None, now=NOW
        ),
    )

    # Not missed either: the end waited for it.
    assert Placement.objects.get(resident=resident).status == Placement.Status.ENDED


def test_someone_is_signed_up_while_the_declaration_is_refused(own_garden: Garden) -> None:
    paper = DeclarationFactory.create(kind_of_work=own_garden.slot.activity.kind_of_work)
    resident = own_garden.resident(legal_status="in-procedure")

    def signs_up(is_locked: Event) -> None:
        lock_slot(own_garden.slot.pk)
        is_locked.set()
        Event().wait(A_MOMENT)
        ParticipationFactory.create(placement__occurrence=own_garden.dates[0], placement__resident=resident)

    refuse = partial(refuse_declaration, declaration=paper, on=TODAY)
    meanwhile(signs_up, lambda: take_step(step=refuse, now=NOW))

    assert Task.objects.to_do().get().kind == Task.Kind.DECLARATION_ENDED


def test_someone_is_signed_up_while_they_come_back(own_garden: Garden) -> None:
    resident = own_garden.resident()
    sign_up(resident=resident, slot=own_garden.slot, by=None, now=NOW)
    say_goodbye(resident=resident, reason=DepartureReason.HOUSING, on=TODAY, by=None, now=NOW)

    def signs_up(is_locked: Event) -> None:
        lock_slot(own_garden.slot.pk)
        is_locked.set()
        Event().wait(A_MOMENT)
        lock_resident(resident.pk)

    meanwhile(signs_up, lambda: undo_goodbye(resident=resident, now=NOW))

    assert Placement.objects.get(resident=resident).status == Placement.Status.AGREED


def test_a_newcomer_presses_while_a_place_comes_free_for_who_waits(own_garden: Garden) -> None:
    date = own_garden.dates[0]
    own_garden.fill(date, 4)
    waiting = join_waiting_list(resident=own_garden.resident(), occurrence=date, by=None, now=NOW)
    row = Participation.objects.filter(occurrence=date)[0]

    def frees(is_locked: Event) -> None:
        lock_slot(own_garden.slot.pk)
        is_locked.set()
        Event().wait(A_MOMENT)
        take_off(participation=row, by=None, now=NOW)

    def newcomer() -> None:
        with pytest.raises(PlacementRefusedError):
            sign_up(resident=own_garden.resident(), occurrence=date, by=None, now=NOW)

    meanwhile(frees, newcomer)

    assert Placement.objects.get(status="proposed").resident_id == waiting.resident_id
