"""Whatever frees a place, the first in line is offered it at once, and nobody comes between."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from aandeslag.vocabulary import DepartureReason
from activities.actions import add_extra_occurrence
from matching.actions import (
    Mark,
    change_slot_with_people,
    decline_offer,
    end_placement,
    mark_attendance,
    merge_residents,
    run_night,
    say_goodbye,
    sign_up,
    take_off,
)
from matching.errors import PlacementRefusedError
from matching.models import Participation, Placement
from residents.details import ResidentDetails
from tests.factories import PlacementFactory
from tests.matching.actions.waiting.lines import (
    TWO_DAYS,
    Kind,
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


def calls_off(garden: Garden) -> None:
    row = someone_on(garden)
    mark = Mark(Participation.Status.EXCUSED, "ill")
    mark_attendance(occurrence=row.occurrence, marks={row.pk: mark}, by=None, now=NOW)


def is_taken_off(garden: Garden) -> None:
    take_off(participation=someone_on(garden), by=None, now=NOW)


def placement_ends(garden: Garden) -> None:
    reason = Placement.EndReason.STUDY
    end_placement(placement=someone_on(garden).placement, reason=reason, on=TODAY, by=None, now=NOW)


def leaves(garden: Garden) -> None:
    resident = someone_on(garden).resident
    say_goodbye(resident=resident, reason=DepartureReason.HOUSING, on=TODAY, by=None, now=NOW)


def more_places(garden: Garden) -> None:
    change_slot_with_people(slot=garden.slot, capacity=5, ends=garden.slot.ends, now=NOW)


def turn_out_to_be_one(garden: Garden) -> None:
    rows = list(Participation.objects.filter(occurrence=garden.dates[0]).select_related("resident")[:2])
    kept, other = (row.resident for row in rows)
    merge_residents(kept=kept, other=other, details=ResidentDetails.of(kept), by=None, now=NOW)


def a_hold_is_declined(garden: Garden) -> None:
    change_slot_with_people(slot=garden.slot, capacity=4, ends=garden.slot.ends, now=NOW)
    row = someone_on(garden)
    Participation.objects.filter(pk=row.pk).update(status="cancelled")
    Placement.objects.filter(pk=row.placement_id).update(
        status="proposed", held_until=NOW + timedelta(days=3), agreed_on=None
    )
    offer = Placement.objects.get(pk=row.placement_id)
    decline_offer(offer=offer, reason=Placement.DeclineReason.NOT_NOW, now=NOW)


@pytest.mark.parametrize(
    "frees",
    [
        calls_off,
        is_taken_off,
        placement_ends,
        leaves,
        more_places,
        turn_out_to_be_one,
        a_hold_is_declined,
    ],
)
def test_the_first_in_line_is_offered_it_at_once(full: Garden, frees: Callable[[Garden], None]) -> None:
    first = waits(full)
    waits(full, now=NOW + timedelta(minutes=1))

    frees(full)

    assert offers() == [(first.resident_id, NOW + TWO_DAYS)]
    assert (Kind.OFFER, first.resident_id) in open_tasks()


def test_the_line_is_by_the_moment_of_joining_and_then_by_id(full: Garden) -> None:
    late, one, other = waits(full, now=NOW + timedelta(hours=1)), waits(full), waits(full)

    change_slot_with_people(slot=full.slot, capacity=6, ends=full.slot.ends, now=NOW)

    assert [resident for resident, _ in offers()] == [one.resident_id, other.resident_id]
    assert late.resident_id not in dict(offers())


def test_a_newcomer_comes_after_who_waits(full: Garden) -> None:
    waits(full)
    take_off(participation=someone_on(full), by=None, now=NOW)

    with pytest.raises(PlacementRefusedError) as refused:
        sign_up(resident=full.resident(), occurrence=full.dates[0], by=None, now=NOW)

    assert refused.value.verdict.obstacles == ("full",)


def test_nobody_jumps_the_line_on_a_date_that_was_added(full: Garden) -> None:
    """What the offer does knows no waiting lists; the next press on this moment serves them first."""
    waiting = waits_every_time(full)
    Participation.objects.filter(occurrence__in=full.dates).update(status="cancelled")
    extra = add_extra_occurrence(slot=full.slot, date=date(2026, 12, 4), own_capacity=1)

    with pytest.raises(PlacementRefusedError):
        sign_up(resident=full.resident(), occurrence=extra, by=None, now=NOW)
    run_night(team=full.town.team, now=NOW)

    assert [resident for resident, _ in offers()] == [waiting.resident_id]


def test_who_comes_every_time_goes_before_who_waits(garden: Garden, regulars: list[Placement]) -> None:
    row = regulars[0].participations.get(occurrence=garden.dates[0])
    mark_attendance(
        occurrence=garden.dates[0],
        marks={row.pk: Mark(Participation.Status.EXCUSED, "ill")},
        by=None,
        now=NOW,
    )
    once = sign_up(resident=garden.resident(), occurrence=garden.dates[0], by=None, now=NOW)
    regular = PlacementFactory.create(
        occurrence=None,
        slot=garden.slot,
        activity=garden.slot.activity,
        team=garden.town.team,
        resident=garden.resident(),
        is_standing=True,
    )
    entry = waits(garden)

    end_placement(placement=once, reason=Placement.EndReason.STUDY, on=TODAY, by=None, now=NOW)

    taken = Participation.objects.get(occurrence=garden.dates[0], resident=regular.resident)
    assert (taken.status, offers(), left(entry)) == ("signed-up", [], "")
