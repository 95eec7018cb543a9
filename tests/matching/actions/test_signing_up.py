"""Signing up: once or every time, refused with everything that stands in the way, never twice."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from aandeslag.audit.models import Line
from aandeslag.vocabulary import LegalStatus, WeekPart
from matching.actions import sign_up
from matching.errors import OtherTeamError, PlacementRefusedError
from matching.findings import Caution, Obstacle
from matching.models import Participation, Placement, Task
from matching.places import places_left
from tests.factories import PlacementFactory
from tests.matching.conftest import NOW, TODAY, Garden

if TYPE_CHECKING:
    from activities.models import Occurrence, Slot
    from residents.models import Resident


def once(garden: Garden, resident: Resident, occurrence: Occurrence | None = None) -> Placement:
    return sign_up(resident=resident, occurrence=occurrence or garden.dates[0], by=garden.desk, now=NOW)


def every_time(garden: Garden, resident: Resident, slot: Slot | None = None) -> Placement:
    return sign_up(resident=resident, slot=slot or garden.slot, by=garden.desk, now=NOW)


def dates_of(placement: Placement) -> list[tuple[object, str]]:
    rows = placement.participations.order_by("occurrence__date")
    return list(rows.values_list("occurrence_id", "status"))


def test_one_date(garden: Garden) -> None:
    resident = garden.resident()
    placement = once(garden, resident)
    assert (placement.status, placement.is_standing, placement.agreed_on, placement.by) == (
        Placement.Status.AGREED,
        False,
        TODAY,
        garden.desk,
    )
    assert placement.team == garden.town.team
    assert dates_of(placement) == [(garden.dates[0].pk, "signed-up")]


def test_it_stands_in_the_log_without_a_name(garden: Garden) -> None:
    resident = garden.resident(first_name="Kanarie")
    placement = once(garden, resident)
    line = Line.objects.get()
    assert (line.action, line.object_type, line.object_ids, line.changed) == (
        "placement.agreed",
        "Placement",
        f"{placement.public_id} {resident.public_id}",
        "status",
    )


def test_every_time_fills_all_dates(garden: Garden) -> None:
    placement = every_time(garden, garden.resident())
    assert (placement.is_standing, placement.occurrence, placement.slot) == (True, None, garden.slot)
    assert dates_of(placement) == [(date.pk, "signed-up") for date in garden.dates]


def test_every_time_makes_a_task_where_there_is_no_place(garden: Garden) -> None:
    garden.fill(garden.dates[1], 4)
    placement = every_time(garden, garden.resident())
    assert dates_of(placement) == [(garden.dates[0].pk, "signed-up"), (garden.dates[2].pk, "signed-up")]
    task = Task.objects.get()
    assert (task.kind, task.placement, task.occurrence, task.since, task.done_at) == (
        Task.Kind.NO_PLACE,
        placement,
        garden.dates[1],
        TODAY,
        None,
    )


def test_every_time_with_no_date_left_is_refused(garden: Garden) -> None:
    for date in garden.dates:
        garden.fill(date, 4)
    with pytest.raises(PlacementRefusedError) as refused:
        every_time(garden, garden.resident())
    assert refused.value.verdict.obstacles == (Obstacle.FULL,)
    assert not Placement.objects.standing().exists()


def test_every_time_twice_is_refused(garden: Garden) -> None:
    resident = garden.resident()
    every_time(garden, resident)
    with pytest.raises(PlacementRefusedError) as refused:
        every_time(garden, resident)
    assert refused.value.verdict.obstacles == (Obstacle.SIGNED_UP_ALREADY,)


def test_every_time_keeps_a_date_that_was_agreed_before(garden: Garden) -> None:
    resident = garden.resident()
    first = once(garden, resident)
    every = every_time(garden, resident)
    assert dates_of(first) == [(garden.dates[0].pk, "signed-up")]
    assert dates_of(every) == [(date.pk, "signed-up") for date in garden.dates[1:]]


def test_full_is_refused_and_leaves_nothing(garden: Garden) -> None:
    garden.fill(garden.dates[0], 4)
    resident = garden.resident()
    with pytest.raises(PlacementRefusedError) as refused:
        once(garden, resident)
    assert refused.value.verdict.obstacles == (Obstacle.FULL,)
    assert not resident.placements.exists()
    assert not resident.participations.exists()


def test_a_second_time_is_refused(garden: Garden) -> None:
    resident = garden.resident()
    once(garden, resident)
    with pytest.raises(PlacementRefusedError) as refused:
        once(garden, resident)
    assert refused.value.verdict.obstacles == (Obstacle.SIGNED_UP_ALREADY,)


def test_a_caution_stops_until_it_was_seen(garden: Garden) -> None:
    resident = garden.resident(free=frozenset({WeekPart.MONDAY_MORNING.value}))
    with pytest.raises(PlacementRefusedError) as refused:
        once(garden, resident)
    seen = frozenset(refused.value.verdict.cautions)
    assert seen == {Caution.NOT_FREE}
    placement = sign_up(
        resident=resident, occurrence=garden.dates[0], by=garden.desk, now=NOW, cautions_passed=seen
    )
    assert placement.status == Placement.Status.AGREED
    passed = Line.objects.get(action="placement.cautions-passed")
    assert (passed.object_ids, passed.changed) == (str(placement.public_id), "not-free")


def test_an_obstacle_is_not_passed_by_saying_so(garden: Garden) -> None:
    resident = garden.resident(legal_status=LegalStatus.IN_PROCEDURE)
    with pytest.raises(PlacementRefusedError) as refused:
        sign_up(
            resident=resident,
            occurrence=garden.dates[0],
            by=garden.desk,
            now=NOW,
            cautions_passed=frozenset({"declaration-missing"}),
        )
    assert refused.value.verdict.obstacles == (Obstacle.DECLARATION_MISSING,)


def test_the_facts_of_this_moment_count(garden: Garden) -> None:
    """Someone who was loaded before they left is judged as they are now."""
    resident = garden.resident()
    type(resident).objects.filter(pk=resident.pk).update(departed_on=TODAY, departure_reason="unknown")
    with pytest.raises(PlacementRefusedError) as refused:
        once(garden, resident)
    assert refused.value.verdict.obstacles == (Obstacle.DEPARTED,)


def test_the_same_token_gives_the_same_placement(garden: Garden) -> None:
    token, resident = uuid4(), garden.resident()
    made = [
        sign_up(resident=resident, occurrence=garden.dates[0], by=garden.desk, now=NOW, token=token)
        for _ in range(2)
    ]
    assert made[0] == made[1]
    assert resident.placements.count() == 1


def test_a_refused_form_may_be_sent_again(garden: Garden) -> None:
    token = uuid4()
    resident = garden.resident(free=frozenset())
    with pytest.raises(PlacementRefusedError):
        sign_up(resident=resident, occurrence=garden.dates[0], by=garden.desk, now=NOW, token=token)
    sign_up(
        resident=resident,
        occurrence=garden.dates[0],
        by=garden.desk,
        now=NOW,
        token=token,
        cautions_passed=frozenset({"not-free"}),
    )
    assert resident.placements.count() == 1


def test_someone_of_another_team(garden: Garden, other_garden: Garden) -> None:
    with pytest.raises(OtherTeamError):
        once(garden, other_garden.resident())


def test_a_proposal_becomes_agreed(garden: Garden) -> None:
    garden.fill(garden.dates[0], 3)
    resident = garden.resident()
    held = PlacementFactory.create(
        occurrence=garden.dates[0],
        resident=resident,
        status=Placement.Status.PROPOSED,
        agreed_on=None,
        held_until=NOW + timedelta(days=1),
    )
    with pytest.raises(PlacementRefusedError):
        once(garden, garden.resident())
    placement = once(garden, resident)
    assert (placement.pk, placement.status) == (held.pk, Placement.Status.AGREED)
    assert places_left([garden.dates[0].pk], NOW) == {garden.dates[0].pk: 0}


def test_whoever_was_taken_off_may_come_back(garden: Garden) -> None:
    resident = garden.resident()
    first = once(garden, resident)
    first.participations.update(status=Participation.Status.CANCELLED)
    second = once(garden, resident)
    assert dates_of(second) == [(garden.dates[0].pk, "signed-up")]
    assert resident.participations.count() == 1


def test_whoever_called_off_and_comes_after_all_keeps_the_placement(garden: Garden) -> None:
    resident = garden.resident()
    first = once(garden, resident)
    first.participations.update(status=Participation.Status.EXCUSED, excuse="ill")
    assert once(garden, resident) == first
    assert dates_of(first) == [(garden.dates[0].pk, "signed-up")]


def test_a_date_that_was_taken_off_of_every_time_comes_back(garden: Garden) -> None:
    resident = garden.resident()
    every = every_time(garden, resident)
    every.participations.filter(occurrence=garden.dates[0]).update(status=Participation.Status.CANCELLED)
    assert once(garden, resident) == every
    assert dates_of(every) == [(date.pk, "signed-up") for date in garden.dates]


def test_one_of_both_must_be_given(garden: Garden) -> None:
    with pytest.raises(ValueError, match=r"^$"):
        sign_up(resident=garden.resident(), by=garden.desk, now=NOW)
