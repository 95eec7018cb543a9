"""Those who come every time: new dates are filled at night, the oldest placement first."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from matching.actions import fill_standing, finish_task, sign_up, take_off
from matching.models import Participation, Placement, Task
from matching.places import places_left
from tests.factories import OccurrenceFactory, ParticipationFactory, PlacementFactory
from tests.matching.conftest import FIRST, NOW, TODAY, Garden
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from activities.models import Occurrence
    from residents.models import Resident

Status = Participation.Status


def standing(garden: Garden, resident: Resident | None = None, agreed_on: date = TODAY) -> Placement:
    """As it stands before the night has filled anything."""
    placement: Placement = PlacementFactory.create(
        slot=garden.slot,
        occurrence=None,
        activity=garden.slot.activity,
        team=garden.slot.team,
        resident=resident or garden.resident(),
        is_standing=True,
        agreed_on=agreed_on,
    )
    return placement


def goes(occurrence: Occurrence) -> set[int]:
    rows = Participation.objects.taking_a_place().filter(occurrence=occurrence)
    return set(rows.values_list("resident_id", flat=True))


def night(garden: Garden) -> int:
    return fill_standing(team=garden.town.team, today=TODAY)


def test_new_dates_are_filled(garden: Garden) -> None:
    placement = standing(garden)
    assert night(garden) == 3
    assert [goes(one) for one in garden.dates] == [{placement.resident_id}] * 3


def test_a_second_night_changes_nothing(garden: Garden) -> None:
    standing(garden)
    night(garden)
    assert (night(garden), Task.objects.count()) == (0, 0)


def test_another_team_is_left_alone(garden: Garden, other_garden: Garden) -> None:
    standing(other_garden)
    assert night(garden) == 0


def test_the_oldest_placement_goes_first_and_the_rest_becomes_a_task(garden: Garden) -> None:
    garden.fill(garden.dates[0], 3)
    younger = standing(garden, agreed_on=date(2026, 11, 20))
    older = standing(garden, agreed_on=date(2026, 11, 2))
    night(garden)
    assert older.resident_id in goes(garden.dates[0])
    assert younger.resident_id not in goes(garden.dates[0])
    task = Task.objects.get()
    assert (task.kind, task.placement, task.occurrence) == (
        Task.Kind.NO_PLACE,
        younger,
        garden.dates[0],
    )


def test_a_task_that_was_done_is_not_written_again(garden: Garden) -> None:
    garden.fill(garden.dates[0], 4)
    standing(garden)
    night(garden)
    finish_task(task=Task.objects.get(), by=garden.desk, now=NOW)
    night(garden)
    assert Task.objects.count() == 1


def test_a_place_that_comes_free_goes_to_who_comes_every_time(garden: Garden) -> None:
    garden.fill(garden.dates[0], 4)
    waiting = standing(garden)
    night(garden)
    leaving = garden.dates[0].participations.first()
    assert leaving is not None
    take_off(participation=leaving, by=garden.desk, now=NOW)
    assert waiting.resident_id in goes(garden.dates[0])
    assert Task.objects.get().done_at == NOW
    assert places_left([garden.dates[0].pk], NOW) == {garden.dates[0].pk: 0}


def test_a_newcomer_does_not_get_the_place_of_who_comes_every_time(garden: Garden) -> None:
    """A date was just added and no night has passed."""
    extra = OccurrenceFactory.create(slot=garden.slot, date=date(2026, 12, 3), own_capacity=1)
    standing(garden)
    assert places_left([extra.pk], NOW) == {extra.pk: 0}


def test_a_date_that_was_taken_off_stays_off(garden: Garden) -> None:
    placement = standing(garden)
    ParticipationFactory.create(placement=placement, occurrence=garden.dates[0], status=Status.CANCELLED)
    night(garden)
    assert [bool(goes(one)) for one in garden.dates] == [False, True, True]


def test_no_place_is_kept_for_who_is_elsewhere_at_that_time(garden: Garden) -> None:
    placement = standing(garden)
    elsewhere = OccurrenceFactory.create(
        slot__activity__organisation__team=garden.town.team, date=garden.dates[0].date
    )
    ParticipationFactory.create(placement__occurrence=elsewhere, placement__resident=placement.resident)
    night(garden)
    assert goes(garden.dates[0]) == set()
    assert places_left([garden.dates[0].pk], NOW) == {garden.dates[0].pk: 4}


def test_without_a_valid_declaration_it_becomes_a_task_once(garden: Garden) -> None:
    placement = standing(garden, garden.resident(legal_status="in-procedure"))
    assert night(garden) == 0
    task = Task.objects.get()
    assert (task.kind, task.placement) == (Task.Kind.DECLARATION_ENDED, placement)


def test_after_a_new_start_the_dates_come_back(garden: Garden) -> None:
    """What was called off under an earlier placement says nothing about the new one."""
    resident = garden.resident()
    earlier = standing(garden, resident)
    earlier.status, earlier.ended_on = Placement.Status.ENDED, TODAY - timedelta(days=1)
    earlier.end_reason = Placement.EndReason.OWN_CHOICE
    earlier.save()
    ParticipationFactory.create(placement=earlier, occurrence=garden.dates[0], status=Status.CANCELLED)
    again = sign_up(resident=resident, slot=garden.slot, by=garden.desk, now=NOW)
    assert again.participations.filter(status=Status.SIGNED_UP).count() == 3


@pytest.mark.parametrize("dates", [3, 12])
def test_the_lock_is_as_short_for_many_dates(dates: int, garden: Garden) -> None:
    for week in range(3, dates):
        OccurrenceFactory.create(slot=garden.slot, date=FIRST + timedelta(weeks=week))
    resident = garden.resident()
    with exactly(34):
        placement = sign_up(resident=resident, slot=garden.slot, by=garden.desk, now=NOW)
    assert placement.participations.count() == dates
