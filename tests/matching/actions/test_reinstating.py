"""A cancelled date takes place after all: nobody who was not told yet is lost by it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from aandeslag.audit.models import Line
from activities.actions import end_activity
from activities.errors import HasEndedError
from activities.models import Occurrence, Slot
from matching.actions import (
    add_date_with_people,
    cancel_with_people,
    end_placement,
    finish_task,
    reinstate_with_people,
    run_night,
    sign_up,
    undo_end,
)
from matching.coming_back import Fate
from matching.models import Participation, Placement, Task
from matching.places import places_left
from tests.factories import ActivityFactory, OccurrenceFactory, SlotFactory
from tests.matching.conftest import FIRST, NOW, TODAY, Garden

if TYPE_CHECKING:
    from matching.actions import Returned

pytestmark = pytest.mark.django_db
Status = Participation.Status
LATER = NOW + timedelta(hours=1)


def once(garden: Garden, **facts: object) -> Placement:
    who = garden.resident(**facts)
    return sign_up(resident=who, occurrence=garden.dates[0], by=garden.desk, now=NOW)


def every_time(garden: Garden) -> Placement:
    return sign_up(resident=garden.resident(), slot=garden.slot, by=garden.desk, now=NOW)


def cancel(garden: Garden, now: datetime = NOW) -> None:
    cancel_with_people(occurrence=garden.dates[0], because="Storm", by=garden.desk, now=now)


def tell(garden: Garden, placement: Placement) -> None:
    task = Task.objects.to_do().get(placement=placement, kind=Task.Kind.TAKEN_OFF)
    finish_task(task=task, by=garden.desk, now=NOW)


def after_all(garden: Garden, now: datetime = LATER) -> Returned:
    return reinstate_with_people(occurrence=garden.dates[0], now=now)


def row(placement: Placement) -> Participation:
    found: Participation = placement.participations.get(occurrence__date=FIRST)
    return found


def tasks() -> list[tuple[str, int | None]]:
    return list(Task.objects.to_do().order_by("pk").values_list("kind", "placement"))


def fates(returned: Returned) -> dict[Fate, list[int]]:
    return {fate: [one.row.placement_id for one in found] for fate, found in returned.items() if found}


def test_who_was_not_told_is_back_as_if_nothing_had_happened(garden: Garden, other_garden: Garden) -> None:
    placements = [once(garden), every_time(garden)]
    before = [row(one) for one in placements]
    cancel(garden)
    cancel_with_people(occurrence=other_garden.dates[0], because="Storm", by=None, now=NOW)
    theirs = Task.objects.for_team(other_garden.town.team).to_do().count()

    returned = after_all(garden)

    after = [row(one) for one in placements]
    assert fates(returned) == {Fate.BACK: [one.pk for one in placements]}
    for was, now_is in zip(before, after, strict=True):
        facts = ("pk", "placement_id", "status", "excuse", "minutes", "marked_at", "marked_by_id")
        assert [getattr(was, one) for one in facts] == [getattr(now_is, one) for one in facts]
    assert {Placement.objects.get(pk=one.pk).status for one in placements} == {Placement.Status.AGREED}
    assert Task.objects.for_team(garden.town.team).to_do().count() == 0
    assert (Task.objects.to_do().count(), theirs) == (4, 4)


def test_a_second_press_changes_nothing(garden: Garden) -> None:
    placement = once(garden)
    cancel(garden)
    after_all(garden)

    assert fates(after_all(garden)) == {}
    assert row(placement).status == Status.SIGNED_UP


def test_who_was_told_is_asked_again_and_their_place_is_free(garden: Garden) -> None:
    told, untold = once(garden), once(garden)
    cancel(garden)
    tell(garden, told)

    returned = after_all(garden)

    assert fates(returned) == {Fate.BACK: [untold.pk], Fate.ASKED: [told.pk]}
    assert (row(told).status, row(untold).status) == (Status.CANCELLED, Status.SIGNED_UP)
    assert tasks() == [(Task.Kind.AFTER_ALL, told.pk)]
    assert places_left([garden.dates[0].pk], LATER)[garden.dates[0].pk] == 3


def test_who_says_yes_when_asked_is_signed_up_and_the_task_is_done(garden: Garden) -> None:
    told = once(garden)
    cancel(garden)
    tell(garden, told)
    after_all(garden)

    again = sign_up(resident=told.resident, occurrence=garden.dates[0], by=garden.desk, now=LATER)

    assert (again, row(told).status, tasks()) == (told, Status.SIGNED_UP, [])


def test_cancelled_once_more_nobody_need_be_asked(garden: Garden) -> None:
    told = once(garden)
    cancel(garden)
    tell(garden, told)
    after_all(garden)

    cancel(garden, LATER + timedelta(hours=1))

    assert tasks() == []


def test_who_has_something_else_by_now_stays_off_and_is_still_to_be_told(garden: Garden) -> None:
    busy, free = once(garden), once(garden)
    cancel(garden)
    elsewhere = ActivityFactory.create(organisation=garden.slot.activity.organisation, kind_of_work=None)
    then = OccurrenceFactory.create(slot=SlotFactory.create(activity=elsewhere), date=FIRST)
    sign_up(resident=busy.resident, occurrence=then, by=garden.desk, now=NOW)

    returned = after_all(garden)

    assert fates(returned) == {Fate.BACK: [free.pk], Fate.OFF: [busy.pk]}
    assert row(busy).status == Status.CANCELLED
    assert tasks() == [(Task.Kind.TAKEN_OFF, busy.pk)]


def test_who_stopped_meanwhile_stays_off(garden: Garden) -> None:
    gone = every_time(garden)
    cancel(garden)
    end_placement(placement=gone, reason=Placement.EndReason.OWN_CHOICE, on=TODAY, by=garden.desk, now=NOW)

    returned = after_all(garden)

    assert fates(returned) == {Fate.OFF: [gone.pk]}
    assert (row(gone).status, tasks()) == (Status.CANCELLED, [])


def test_an_end_taken_back_before_leaves_them_to_come_back(garden: Garden) -> None:
    every = every_time(garden)
    cancel(garden)
    end_placement(placement=every, reason=Placement.EndReason.OWN_CHOICE, on=TODAY, by=garden.desk, now=LATER)
    undo_end(placement=every, now=LATER)

    after_all(garden, LATER)

    assert (row(every).status, tasks()) == (Status.SIGNED_UP, [])


def test_with_fewer_places_than_before_the_oldest_come_back(garden: Garden) -> None:
    placements = [once(garden) for _ in range(4)]
    cancel(garden)
    Slot.objects.filter(pk=garden.slot.pk).update(capacity=3)

    returned = after_all(garden)

    pks = [one.pk for one in placements]
    assert fates(returned) == {Fate.BACK: pks[:3], Fate.OFF: pks[3:]}
    assert tasks() == [(Task.Kind.TAKEN_OFF, pks[3])]
    assert places_left([garden.dates[0].pk], LATER)[garden.dates[0].pk] == 0


def test_who_had_a_place_goes_before_who_comes_every_time_since(garden: Garden) -> None:
    placements = [once(garden) for _ in range(4)]
    cancel(garden)
    newcomer = every_time(garden)

    after_all(garden)

    assert [row(one).status for one in placements] == [Status.SIGNED_UP] * 4
    assert not newcomer.participations.filter(occurrence=garden.dates[0]).exists()
    assert tasks() == [(Task.Kind.NO_PLACE, newcomer.pk)]


def test_a_place_that_was_promised_since_stays_promised(garden: Garden) -> None:
    """A hold for every time covers this date too, also while it was cancelled."""
    placements = [once(garden) for _ in range(4)]
    cancel(garden)
    Placement.objects.create(
        team=garden.town.team, resident=garden.resident(), activity=garden.slot.activity, slot=garden.slot,
        is_standing=True, status=Placement.Status.PROPOSED, held_until=NOW + timedelta(days=10),
    )  # fmt: skip

    returned = after_all(garden)

    assert len(returned[Fate.BACK]) == 3
    assert [one.row.placement_id for one in returned[Fate.OFF]] == [placements[3].pk]


def test_who_was_taken_off_before_is_not_concerned(garden: Garden) -> None:
    earlier = once(garden)
    Participation.objects.filter(placement=earlier).update(
        status=Status.CANCELLED, marked_at=NOW - timedelta(days=1)
    )
    cancel(garden)

    assert fates(after_all(garden)) == {}


def test_what_took_place_after_all_can_be_marked_when_it_is_over(garden: Garden) -> None:
    """Nobody pressed *done* for any of them; the night closed their tasks and their placements."""
    placements = [once(garden), every_time(garden)]
    cancel(garden)
    day_after = datetime(2026, 12, 2, 3, tzinfo=UTC)
    run_night(team=garden.town.team, now=day_after)

    after_all(garden, day_after)

    assert [row(one).status for one in placements] == [Status.SIGNED_UP] * 2
    assert Placement.objects.get(pk=placements[0].pk).status == Placement.Status.AGREED


def test_what_has_ended_stays_cancelled_with_everybody(garden: Garden) -> None:
    placement = once(garden)
    end_activity(activity=garden.slot.activity, on=TODAY, because="Gestopt", now=NOW)
    run_night(team=garden.town.team, now=NOW)

    with pytest.raises(HasEndedError):
        after_all(garden)

    assert row(placement).status == Status.CANCELLED


@pytest.mark.parametrize(("starts", "to_tell"), [(None, []), (time(15), [Task.Kind.MOVED])])
def test_added_as_an_extra_date_it_brings_them_back_too(
    garden: Garden, starts: time | None, to_tell: list[str]
) -> None:
    """At other times than it was cancelled at, they must be told of those."""
    placement = once(garden)
    cancel(garden)

    ends = None if starts is None else time(17)
    add_date_with_people(slot=garden.slot, date=FIRST, starts=starts, ends=ends, now=LATER)

    assert row(placement).status == Status.SIGNED_UP
    assert [kind for kind, _ in tasks()] == to_tell


def test_the_log_names_who_is_back(garden: Garden) -> None:
    placement = once(garden)
    cancel(garden)
    after_all(garden)

    line = Line.objects.get(action="participation.put-back")
    assert str(placement.resident.public_id) in line.object_ids
    assert Occurrence.objects.get(pk=garden.dates[0].pk).date == date(2026, 12, 1)
