"""Who wants every time is offered it when all dates from one on have a place."""

from __future__ import annotations

import pytest

from matching.actions import (
    end_placement,
    sign_up,
    take_off,
)
from matching.errors import PlacementRefusedError
from matching.models import Participation, Placement
from tests.matching.actions.waiting.lines import (
    offers,
    someone_on,
    waits_every_time,
)
from tests.matching.conftest import NOW, TODAY, Garden


def test_every_time_is_offered_when_all_dates_have_a_place(garden: Garden, regulars: list[Placement]) -> None:
    entry = waits_every_time(garden)

    end_placement(placement=regulars[0], reason=Placement.EndReason.STUDY, on=TODAY, by=None, now=NOW)

    [offer] = Placement.objects.filter(status="proposed")
    assert (offer.resident_id, offer.is_standing, offer.held_from) == (entry.resident_id, True, None)


def test_one_free_date_is_not_every_time(garden: Garden, regulars: list[Placement]) -> None:
    waits_every_time(garden)

    take_off(participation=someone_on(garden, 1), by=None, now=NOW)

    assert offers() == []


def test_full_dates_at_the_beginning_are_left_out(garden: Garden, regulars: list[Placement]) -> None:
    take_off(participation=someone_on(garden), by=None, now=NOW)
    sign_up(resident=garden.resident(), occurrence=garden.dates[0], by=None, now=NOW)
    entry = waits_every_time(garden)
    gone = Participation.objects.get(occurrence=garden.dates[0], status="cancelled").placement

    end_placement(placement=gone, reason=Placement.EndReason.STUDY, on=TODAY, by=None, now=NOW)

    [offer] = Placement.objects.filter(status="proposed")
    assert (offer.resident_id, offer.held_from) == (entry.resident_id, garden.dates[1].date)


def test_who_wants_every_time_stands_behind_who_waits_for_it(
    garden: Garden, regulars: list[Placement]
) -> None:
    waits_every_time(garden)
    take_off(participation=someone_on(garden, 1), by=None, now=NOW)

    with pytest.raises(PlacementRefusedError) as refused:
        sign_up(resident=garden.resident(), slot=garden.slot, by=None, now=NOW)

    assert refused.value.verdict.obstacles == ("full",)
