"""How long a place is kept, who is passed by and why, and what staff offer by hand."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from aandeslag.audit.models import Line
from matching.actions import (
    accept_offer,
    offer_by_hand,
    run_night,
    sign_up,
    take_off,
)
from matching.errors import PlacementRefusedError
from matching.models import Refusal
from tests.matching.actions.waiting.lines import (
    Kind,
    Left,
    left,
    offers,
    open_tasks,
    someone_on,
    waits,
)
from tests.matching.conftest import FIRST, NOW, TODAY, Garden


@pytest.mark.parametrize(
    ("hours", "until"), [(24, NOW + timedelta(days=1)), (168, NOW + timedelta(days=6, hours=20, minutes=30))]
)
def test_a_place_is_kept_as_long_as_the_team_says_and_never_past_the_start(
    full: Garden, hours: int, until: datetime
) -> None:
    full.town.team.offer_hours = hours
    full.town.team.save()
    waits(full)

    take_off(participation=someone_on(full), by=None, now=NOW)

    assert [moment for _, moment in offers()] == [until]


def test_shortly_before_the_start_the_desk_is_asked_to_call(full: Garden) -> None:
    entry = waits(full)
    starts = timezone.make_aware(datetime.combine(FIRST, time(9, 30)))
    soon = starts - timedelta(hours=23)

    take_off(participation=someone_on(full), by=None, now=soon)

    assert (offers(), open_tasks()) == ([], [(Kind.CALL_WAITING, None)])
    sign_up(resident=entry.resident, occurrence=full.dates[0], by=None, now=soon)
    assert (left(entry), open_tasks()) == (Left.PLACED, [])


def test_who_cannot_is_passed_by_and_that_is_said(full: Garden) -> None:
    first, second = waits(full), waits(full)
    first.resident.guardian_agreed_on, first.resident.birth_year = None, 2010
    first.resident.save()

    take_off(participation=someone_on(full), by=None, now=NOW)

    first.refresh_from_db()
    assert (first.skipped_at, first.skipped_because, first.left_at) == (
        NOW,
        frozenset({"too-young", "guardian"}),
        None,
    )
    assert [resident for resident, _ in offers()] == [second.resident_id]
    assert open_tasks() == [(Kind.OFFER, second.resident_id), (Kind.WAITING_SKIPPED, first.resident_id)]


def test_what_stood_in_the_way_is_gone_and_forgotten(full: Garden) -> None:
    entry = waits(full)
    refusal = Refusal.objects.create(
        team=full.town.team, resident=entry.resident, activity=full.slot.activity, on=TODAY
    )
    take_off(participation=someone_on(full), by=None, now=NOW)
    assert offers() == []
    refusal.delete()

    run_night(team=full.town.team, now=NOW + timedelta(hours=1))

    entry.refresh_from_db()
    assert (entry.skipped_at, [one for one, _ in offers()]) == (None, [entry.resident_id])
    assert open_tasks() == [(Kind.OFFER, entry.resident_id)]


def test_by_hand_staff_pass_the_order_and_a_caution(full: Garden) -> None:
    waits(full)
    second = waits(full)
    Refusal.objects.create(
        team=full.town.team, resident=second.resident, activity=full.slot.activity, on=TODAY
    )
    full.dates[0].refresh_from_db()
    starts = timezone.make_aware(datetime.combine(FIRST, time(9, 30)))
    soon = starts - timedelta(hours=3)
    take_off(participation=someone_on(full), by=None, now=soon)

    offer = offer_by_hand(entry=second, now=soon)

    assert (offer.resident_id, offer.held_until) == (second.resident_id, starts)
    assert Line.objects.filter(action="waiting.offered-by-hand", changed="said-no").count() == 1
    assert accept_offer(offer=offer, by=None, now=soon).status == "agreed"


def test_by_hand_there_must_be_a_place(full: Garden) -> None:
    entry = waits(full)

    with pytest.raises(PlacementRefusedError) as refused:
        offer_by_hand(entry=entry, now=NOW)

    assert refused.value.verdict.obstacles == ("full",)
