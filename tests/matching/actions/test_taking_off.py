"""Taking off frees the place at once; the undo asks for it again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aandeslag.audit.models import Line
from matching.actions import put_back, sign_up, take_off
from matching.errors import NotOpenError, PlacementRefusedError, WrongMomentError
from matching.models import Participation, Placement, Task
from matching.places import places_left
from tests.matching.conftest import NOW, TODAY, Garden

Status = Participation.Status
WHILE_IT_RUNS = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)


def signed_up(garden: Garden) -> Participation:
    placement = sign_up(resident=garden.resident(), occurrence=garden.dates[0], by=garden.desk, now=NOW)
    return placement.participations.get()


def off(garden: Garden, row: Participation) -> Participation:
    return take_off(participation=row, by=garden.desk, now=NOW)


def test_the_place_is_free_and_the_placement_for_that_date_ends(garden: Garden) -> None:
    row = off(garden, signed_up(garden))
    row.refresh_from_db()
    assert (row.status, row.marked_at, row.marked_by) == (Status.CANCELLED, NOW, garden.desk)
    assert (row.placement.status, row.placement.ended_on, row.placement.end_reason) == (
        Placement.Status.ENDED,
        TODAY,
        Placement.EndReason.UNKNOWN,
    )
    assert places_left([garden.dates[0].pk], NOW) == {garden.dates[0].pk: 4}


def test_who_comes_every_time_is_off_for_this_date_only(garden: Garden) -> None:
    placement = sign_up(resident=garden.resident(), slot=garden.slot, by=garden.desk, now=NOW)
    off(garden, placement.participations.get(occurrence=garden.dates[1]))
    placement.refresh_from_db()
    statuses = placement.participations.order_by("occurrence__date").values_list("status", flat=True)
    assert (placement.status, list(statuses)) == (
        Placement.Status.AGREED,
        [Status.SIGNED_UP, Status.CANCELLED, Status.SIGNED_UP],
    )


def test_pressed_twice_changes_nothing(garden: Garden) -> None:
    row = signed_up(garden)
    off(garden, row)
    off(garden, row)
    assert Line.objects.filter(action="participation.taken-off").count() == 1


def test_once_it_has_begun_the_attendance_list_says_it(garden: Garden) -> None:
    row = signed_up(garden)
    with pytest.raises(WrongMomentError):
        take_off(participation=row, by=garden.desk, now=WHILE_IT_RUNS)


def test_put_back(garden: Garden) -> None:
    row = off(garden, signed_up(garden))
    put_back(participation=row, now=NOW)
    row.refresh_from_db()
    assert (row.status, row.placement.status, row.placement.ended_on) == (
        Status.SIGNED_UP,
        Placement.Status.AGREED,
        None,
    )


def test_put_back_when_the_place_is_gone(garden: Garden) -> None:
    garden.fill(garden.dates[0], 3)
    row = off(garden, signed_up(garden))
    garden.fill(garden.dates[0], 1)
    with pytest.raises(PlacementRefusedError):
        put_back(participation=row, now=NOW)


def test_put_back_what_was_marked_is_not_possible(garden: Garden) -> None:
    row = signed_up(garden)
    row.status = Status.ABSENT
    row.save()
    with pytest.raises(NotOpenError):
        put_back(participation=row, now=NOW)


def test_what_there_was_to_do_about_it_is_done_with_it_and_comes_back_with_it(garden: Garden) -> None:
    """UWV refused the declaration, so it had to stop: once taken off there is nothing to stop."""
    row = signed_up(garden)
    stop = Task.objects.create(
        team=row.team, kind=Task.Kind.DECLARATION_ENDED, placement=row.placement, cause="test", since=TODAY
    )
    off(garden, row)
    assert not Task.objects.to_do().filter(pk=stop.pk).exists()
    put_back(participation=row, now=NOW)
    assert Task.objects.to_do().filter(pk=stop.pk).exists()
