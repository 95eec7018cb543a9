"""Yes, no or silence: who says what to an offer, and where the place goes then."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from activities.models import Activity
from matching.actions import (
    accept_offer,
    decline_offer,
    leave_waiting_list,
    rejoin_waiting_list,
    run_night,
    serve_lapsed,
    sign_up,
    take_off,
)
from matching.actions.waiting.ending import resume_waiting, stop_waiting
from matching.errors import NotOpenError, PlacementRefusedError
from matching.models import Placement
from residents.models import Resident
from tests.matching.actions.waiting.lines import (
    TWO_DAYS,
    Kind,
    Left,
    left,
    offers,
    open_tasks,
    someone_on,
    waits,
)
from tests.matching.conftest import NOW, TODAY, Garden

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime


def test_yes_signs_them_up(full: Garden) -> None:
    entry = waits(full)
    take_off(participation=someone_on(full), by=None, now=NOW)
    [offer] = Placement.objects.filter(status="proposed")

    placement = accept_offer(offer=offer, by=None, now=NOW, token=uuid4())

    assert (placement.pk, placement.status, offers()) == (offer.pk, "agreed", [])
    assert placement.participations.get().status == "signed-up"
    assert (left(entry), open_tasks()) == (Left.PLACED, [])


def test_the_same_yes_twice_is_one_place(full: Garden) -> None:
    waits(full)
    take_off(participation=someone_on(full), by=None, now=NOW)
    [offer] = Placement.objects.filter(status="proposed")
    token = uuid4()

    agreed = {accept_offer(offer=offer, by=None, now=NOW, token=token).pk for _ in range(2)}

    assert agreed == {offer.pk}


def test_signing_up_at_the_desk_is_a_yes_too(full: Garden) -> None:
    entry = waits(full)
    take_off(participation=someone_on(full), by=None, now=NOW)

    sign_up(resident=entry.resident, occurrence=full.dates[0], by=None, now=NOW)

    assert (left(entry), offers(), open_tasks()) == (Left.PLACED, [], [])


def test_no_lets_the_next_one_go(full: Garden) -> None:
    first, second = waits(full), waits(full)
    take_off(participation=someone_on(full), by=None, now=NOW)
    [offer] = Placement.objects.filter(status="proposed")

    decline_offer(offer=offer, reason=Placement.DeclineReason.TIME, now=NOW)

    offer.refresh_from_db()
    assert (offer.status, offer.decline_reason, left(first)) == ("declined", "time", Left.DECLINED)
    assert offers() == [(second.resident_id, NOW + TWO_DAYS)]
    assert open_tasks() == [(Kind.OFFER, second.resident_id)]


def test_what_was_accepted_is_not_declined_any_more(full: Garden) -> None:
    waits(full)
    take_off(participation=someone_on(full), by=None, now=NOW)
    [offer] = Placement.objects.filter(status="proposed")
    accept_offer(offer=offer, by=None, now=NOW)

    with pytest.raises(NotOpenError):
        decline_offer(offer=offer, reason=Placement.DeclineReason.TIME, now=NOW)


def by_a_look(garden: Garden, now: datetime) -> None:
    serve_lapsed(team=garden.town.team, now=now)


def by_the_night(garden: Garden, now: datetime) -> None:
    run_night(team=garden.town.team, now=now)


def by_a_newcomer(garden: Garden, now: datetime) -> None:
    with pytest.raises(PlacementRefusedError):
        sign_up(resident=garden.resident(), occurrence=garden.dates[0], by=None, now=now)
    # What was refused leaves nothing; a look does.
    serve_lapsed(team=garden.town.team, now=now)


@pytest.mark.parametrize("noticed", [by_a_look, by_the_night, by_a_newcomer])
def test_what_nobody_answers_goes_to_the_next(
    full: Garden, noticed: Callable[[Garden, datetime], None]
) -> None:
    first, second = waits(full), waits(full)
    take_off(participation=someone_on(full), by=None, now=NOW)
    later = NOW + TWO_DAYS

    noticed(full, later)

    assert left(first) == Left.LAPSED
    assert offers() == [(second.resident_id, later + TWO_DAYS)]
    assert open_tasks() == [(Kind.OFFER_LAPSED, first.resident_id), (Kind.OFFER, second.resident_id)]


def test_who_did_not_answer_comes_back_at_their_old_place(full: Garden) -> None:
    first = waits(full)
    take_off(participation=someone_on(full), by=None, now=NOW)
    serve_lapsed(team=full.town.team, now=NOW + TWO_DAYS)

    rejoin_waiting_list(entry=first, now=NOW + TWO_DAYS)

    assert [resident for resident, _ in offers()] == [first.resident_id]
    assert open_tasks() == [(Kind.OFFER, first.resident_id)]


@pytest.mark.parametrize("ended", ["person", "activity"])
def test_nobody_waits_again_who_has_left_or_for_what_has_ended(ended: str, full: Garden) -> None:
    first = waits(full)
    leave_waiting_list(entry=first, now=NOW)
    if ended == "person":
        Resident.objects.filter(pk=first.resident_id).update(departed_on=TODAY, departure_reason="relocation")
    else:
        Activity.objects.filter(pk=full.slot.activity_id).update(status="ended", ended_on=TODAY)
    with pytest.raises(NotOpenError):
        rejoin_waiting_list(entry=first, now=NOW)
    assert left(first) == Left.TAKEN_OFF


def test_off_the_list_in_one_press_and_back(full: Garden) -> None:
    first, second = waits(full), waits(full)
    take_off(participation=someone_on(full), by=None, now=NOW)

    leave_waiting_list(entry=first, now=NOW)

    assert (left(first), [one for one, _ in offers()]) == (Left.TAKEN_OFF, [second.resident_id])
    rejoin_waiting_list(entry=first, now=NOW)
    assert (left(first), first.since) == ("", NOW)


def test_who_did_not_leave_after_all_waits_no_more_for_what_has_ended(full: Garden) -> None:
    first = waits(full)
    stop_waiting(resident=first.resident, now=NOW)
    Activity.objects.filter(pk=full.slot.activity_id).update(status="ended", ended_on=TODAY)
    assert resume_waiting(resident=first.resident) == set()
    assert left(first) == Left.DEPARTED
