"""A date that is cancelled, and what a night brings."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command

from activities.actions import reinstate_occurrence
from activities.models import Activity, Occurrence, VolunteerDeclaration
from matching.actions import cancel_with_people, finish_task, put_back, run_night, sign_up
from matching.errors import WrongMomentError
from matching.models import Participation, Placement, Task
from tests.factories import DeclarationFactory, ParticipationFactory, PlacementFactory, TaskFactory
from tests.matching.conftest import FIRST, NOW, TODAY, Garden

Status = Participation.Status


def test_people_are_taken_off_and_nobody_loses_a_placement(garden: Garden) -> None:
    every = sign_up(resident=garden.resident(), slot=garden.slot, by=garden.desk, now=NOW)
    once = sign_up(resident=garden.resident(), occurrence=garden.dates[0], by=garden.desk, now=NOW)
    told = cancel_with_people(occurrence=garden.dates[0], because="Storm", by=garden.desk, now=NOW)
    garden.dates[0].refresh_from_db()
    assert (garden.dates[0].cancelled_at, garden.dates[0].cancelled_because) == (NOW, "Storm")
    assert {row.resident for row in told} == {every.resident, once.resident}
    assert {row.status for row in told} == {Status.CANCELLED}
    assert set(Placement.objects.filter(pk__in=[every.pk, once.pk]).values_list("status")) == {
        (Placement.Status.AGREED,)
    }
    assert every.participations.filter(status=Status.SIGNED_UP).count() == 2


def test_other_dates_and_teams_stay(garden: Garden, other_garden: Garden) -> None:
    garden.fill(garden.dates[1], 2)
    cancel_with_people(occurrence=garden.dates[0], because="Storm", by=garden.desk, now=NOW)
    assert Participation.objects.filter(status=Status.SIGNED_UP).count() == 6


def test_a_night_makes_dates_and_fills_them(garden: Garden) -> None:
    every = sign_up(resident=garden.resident(), slot=garden.slot, by=garden.desk, now=NOW)
    night = run_night(team=garden.town.team, now=NOW)
    made = Occurrence.objects.filter(slot=garden.slot).count() - 3
    assert (night.dates, night.places) == (made, made - 1)  # today's date has begun already
    assert every.participations.count() == 3 + night.places


def test_a_second_night_does_nothing(garden: Garden) -> None:
    sign_up(resident=garden.resident(), slot=garden.slot, by=garden.desk, now=NOW)
    run_night(team=garden.town.team, now=NOW)
    again = run_night(team=garden.town.team, now=NOW)
    assert (again.sessions, again.dates, again.places, again.ended, again.tasks) == (0, 0, 0, 0, 0)


def test_one_time_that_is_past_and_marked_has_ended(garden: Garden) -> None:
    marked = ParticipationFactory.create(placement__occurrence=garden.dates[0], status=Status.ABSENT)
    unmarked = ParticipationFactory.create(placement__occurrence=garden.dates[0])
    run_night(team=garden.town.team, now=datetime(2026, 12, 2, 3, tzinfo=UTC))
    marked.placement.refresh_from_db()
    unmarked.placement.refresh_from_db()
    assert (marked.placement.status, marked.placement.ended_on, marked.placement.end_reason) == (
        Placement.Status.ENDED,
        FIRST,
        Placement.EndReason.COMPLETED,
    )
    assert unmarked.placement.status == Placement.Status.AGREED


def test_placements_end_with_their_activity(garden: Garden) -> None:
    every = sign_up(resident=garden.resident(), slot=garden.slot, by=garden.desk, now=NOW)
    activity = garden.slot.activity
    activity.status, activity.ended_on = Activity.Status.ENDED, TODAY
    activity.save()
    night = run_night(team=garden.town.team, now=NOW)
    every.refresh_from_db()
    assert (night.ended, every.status, every.end_reason) == (
        1,
        Placement.Status.ENDED,
        Placement.EndReason.ACTIVITY_ENDED,
    )


def test_a_date_cancelled_elsewhere_takes_people_off(garden: Garden) -> None:
    garden.fill(garden.dates[0], 2)
    Occurrence.objects.filter(pk=garden.dates[0].pk).update(cancelled_at=NOW)
    run_night(team=garden.town.team, now=NOW)
    rows = Participation.objects.filter(occurrence=garden.dates[0])
    assert set(rows.values_list("status", flat=True)) == {Status.CANCELLED}


@pytest.mark.parametrize(
    ("state", "facts"),
    [
        (VolunteerDeclaration.State.REFUSED, {"refused_on": TODAY}),
        (VolunteerDeclaration.State.GRANTED, {"valid_until": FIRST - timedelta(days=1)}),
    ],
    ids=["refused", "expires before the day"],
)
def test_a_declaration_that_does_not_hold_is_a_task_per_placement(
    garden: Garden, state: str, facts: dict[str, date]
) -> None:
    declaration = DeclarationFactory.create(kind_of_work=garden.slot.activity.kind_of_work)
    concerned = sign_up(
        resident=garden.resident(legal_status="in-procedure"),
        slot=garden.slot,
        by=garden.desk,
        now=NOW,
    )
    sign_up(resident=garden.resident(), slot=garden.slot, by=garden.desk, now=NOW)
    VolunteerDeclaration.objects.filter(pk=declaration.pk).update(state=state, **facts)
    assert run_night(team=garden.town.team, now=NOW).tasks == 1
    task = Task.objects.get(kind=Task.Kind.DECLARATION_ENDED)
    assert (task.placement, task.occurrence) == (concerned, garden.dates[0])


def test_the_command_does_it_for_every_active_team(
    garden: Garden, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("nightly")
    told = capsys.readouterr().out
    assert garden.town.team.slug in told
    assert told.count("places filled") == 2


def test_a_task_is_finished_once(garden: Garden) -> None:
    task = TaskFactory.create(activity=garden.slot.activity)
    finish_task(task=task, by=garden.desk, now=NOW)
    finish_task(task=task, by=garden.desk, now=NOW + timedelta(days=1))
    task.refresh_from_db()
    assert (task.done_at, task.done_by) == (NOW, garden.desk)


def test_imported_placements_are_left_as_they_are(garden: Garden) -> None:
    imported = PlacementFactory.create(
        occurrence=None, slot=None, activity=garden.slot.activity, team=garden.town.team,
        resident=garden.resident(), is_imported=True,
    )  # fmt: skip
    run_night(team=garden.town.team, now=NOW)
    imported.refresh_from_db()
    assert imported.status == Placement.Status.AGREED


def test_each_person_who_is_taken_off_must_be_told_once(garden: Garden, other_garden: Garden) -> None:
    row = ParticipationFactory.create(
        placement__occurrence=garden.dates[0], placement__resident=garden.resident()
    )
    for _ in range(2):
        cancel_with_people(occurrence=garden.dates[0], because="Storm", by=garden.desk, now=NOW)

    task = Task.objects.to_do().get()
    assert (task.kind, task.placement, task.occurrence) == (
        Task.Kind.TAKEN_OFF,
        row.placement,
        garden.dates[0],
    )


def test_put_back_there_is_nothing_to_tell_and_taken_off_anew_there_is(garden: Garden) -> None:
    row = ParticipationFactory.create(
        placement__occurrence=garden.dates[0], placement__resident=garden.resident()
    )
    cancel_with_people(occurrence=garden.dates[0], because="Storm", by=garden.desk, now=NOW)
    reinstate_occurrence(occurrence=garden.dates[0])
    put_back(participation=row, now=NOW)
    assert not Task.objects.to_do().exists()

    cancel_with_people(occurrence=garden.dates[0], because="Storm", by=garden.desk, now=NOW)

    assert Task.objects.to_do().count() == 1


def test_a_date_on_which_somebody_was_there_took_place(garden: Garden) -> None:
    ParticipationFactory.create(placement__occurrence=garden.dates[0], status=Status.PRESENT)

    with pytest.raises(WrongMomentError):
        cancel_with_people(occurrence=garden.dates[0], because="Storm", by=garden.desk, now=NOW)
