"""A yes that was pressed by mistake: the place is kept as it was, or they stand in line where they stood."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from matching.actions import (
    accept_offer,
    join_waiting_list,
    move_with_people,
    sign_up,
    take_off,
    undo_sign_up,
)
from matching.actions.last_step import undo_last_step
from matching.cards.last_step import last_step
from matching.cards.timeline import rows_of, timeline_of
from matching.models import Participation, Placement, Task, WaitingListEntry
from matching.places import places_left
from tests.factories import PlacementFactory, VisitFactory, WalkInSessionFactory
from tests.matching.actions.waiting.lines import (
    Kind,
    Left,
    left,
    offers,
    open_tasks,
    someone_on,
    waits,
    waits_every_time,
)
from tests.matching.conftest import NOW, TODAY, Garden

if TYPE_CHECKING:
    from collections.abc import Callable

SOON = NOW + timedelta(minutes=5)


def offered(garden: Garden, entry: WaitingListEntry) -> Placement:
    take_off(participation=someone_on(garden), by=None, now=NOW)
    return Placement.objects.get(status="proposed", resident=entry.resident)


def by_its_undo(placement: Placement) -> None:
    undo_sign_up(placement=placement, by=None, now=SOON)


def as_the_last_step(placement: Placement) -> None:
    rows = rows_of(placement)
    step = last_step(placement, rows, timeline_of(placement, rows), SOON)
    assert step is not None
    undo_last_step(placement=placement, stamp=step.stamp, by=None, now=SOON)


@pytest.mark.parametrize("undo", [by_its_undo, as_the_last_step])
def test_the_place_is_kept_until_the_same_moment(full: Garden, undo: Callable[[Placement], None]) -> None:
    first, second = waits(full), waits(full)
    offer = offered(full, first)
    before = (offers(), open_tasks())
    accept_offer(offer=offer, by=None, now=NOW)

    undo(Placement.objects.get(pk=offer.pk))

    assert (offers(), open_tasks()) == before
    assert list(WaitingListEntry.objects.in_line()) == [first, second]
    assert not Participation.objects.filter(resident=first.resident).exists()
    assert places_left([full.dates[0].pk], SOON) == {full.dates[0].pk: 0}
    assert accept_offer(offer=offer, by=None, now=SOON).participations.get().status == "signed-up"


def test_a_place_is_not_kept_past_the_start_that_was_moved_forward(full: Garden) -> None:
    entry = waits(full)
    offer = offered(full, entry)
    accept_offer(offer=offer, by=None, now=NOW)
    sooner = timezone.localtime(NOW + timedelta(hours=3))
    move_with_people(occurrence=full.dates[0], day=sooner.date(), starts=sooner.time(), ends=None, now=NOW)

    undo_sign_up(placement=offer, by=None, now=SOON)

    assert offers() == [(entry.resident_id, sooner)]


def test_every_time_is_kept_on_every_date(garden: Garden, regulars: list[Placement]) -> None:
    always = waits_every_time(garden)
    undo_sign_up(placement=regulars[0], by=None, now=NOW)
    held = Placement.objects.get(status="proposed", is_standing=True)
    before = offers()
    accept_offer(offer=held, by=None, now=NOW)
    assert always.resident.participations.taking_a_place().count() == 3

    undo_sign_up(placement=held, by=None, now=SOON)

    assert (offers(), left(always)) == (before, "")
    again = accept_offer(offer=held, by=None, now=SOON)
    assert again.participations.filter(status="signed-up").count() == 3


def test_whose_term_is_over_is_back_in_line_and_served_in_turn(full: Garden) -> None:
    first, second = waits(full), waits(full)
    offer = offered(full, first)
    accept_offer(offer=offer, by=None, now=NOW)
    Placement.objects.filter(pk=offer.pk).update(held_until=NOW)

    back = undo_sign_up(placement=offer, by=None, now=SOON)

    offer.refresh_from_db()
    assert (back.is_kept, back.waits) == (False, True)
    assert (offer.status, offer.end_reason) == ("ended", "mistake")
    assert [resident for resident, _until in offers()] == [first.resident_id]
    assert list(WaitingListEntry.objects.in_line()) == [first, second]


def test_what_every_time_made_needless_is_as_it_was(full: Garden) -> None:
    """They were offered one date, and were signed up for every time instead."""
    entry = waits(full)
    offer = offered(full, entry)
    for one in full.dates[1:]:
        take_off(participation=Participation.objects.filter(occurrence=one)[0], by=None, now=NOW)
    before = offers()
    standing = sign_up(resident=entry.resident, slot=full.slot, by=None, now=NOW)
    offer.refresh_from_db()
    assert (offer.status, left(entry)) == ("declined", Left.PLACED)

    back = undo_sign_up(placement=standing, by=None, now=SOON)

    assert (offers(), left(entry), back.waits) == (before, "", True)
    assert open_tasks() == [(Kind.OFFER, entry.resident_id)]


def test_who_waited_today_waits_again_in_the_walk_in_hour(full: Garden) -> None:
    session = WalkInSessionFactory.create(
        team=full.town.team, centre=full.town.centre, date=TODAY, opened_at=NOW
    )
    person = full.resident()
    visit = VisitFactory.create(session=session, resident=person, outcome="none")
    entry = join_waiting_list(resident=person, occurrence=full.dates[0], by=None, now=NOW)
    offer = offered(full, entry)
    accept_offer(offer=offer, by=None, now=NOW)

    undo_sign_up(placement=offer, by=None, now=SOON)

    visit.refresh_from_db()
    assert visit.outcome == "waiting"


def test_a_place_kept_for_a_receipt_is_kept_again(garden: Garden) -> None:
    held = PlacementFactory.create(
        resident=garden.resident(),
        occurrence=garden.dates[0],
        status="proposed",
        agreed_on=None,
        held_until=NOW + timedelta(days=3),
        waits_for_receipt=True,
    )
    sign_up(resident=held.resident, occurrence=garden.dates[0], by=None, now=NOW)

    undo_sign_up(placement=held, by=None, now=SOON)

    held.refresh_from_db()
    assert (held.status, held.held_until) == ("proposed", NOW + timedelta(days=3))


def test_what_was_said_of_a_date_is_never_lost(full: Garden) -> None:
    """Then it ends as any sign-up, and they have their spot in the line."""
    entry = waits(full)
    offer = offered(full, entry)
    accept_offer(offer=offer, by=None, now=NOW)
    offer.participations.update(status="excused", excuse="ill", marked_at=NOW)

    undo_sign_up(placement=offer, by=None, now=SOON)

    assert (offer.participations.get().status, left(entry)) == ("excused", "")
    assert Task.objects.to_do().filter(kind=Kind.OFFER).count() == 1
