"""A declaration that is refused or granted means something for whoever was signed up, at once."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from activities.actions import correct_declaration, grant_declaration, refuse_declaration
from activities.details import ActivityDetails, DeclarationDetails, NewOffer
from activities.errors import NotReadyError, WrongDateError
from activities.models import Activity, VolunteerDeclaration
from matching.actions import (
    change_offer_with_people,
    end_placement,
    finish_task,
    run_night,
    sign_up,
    take_step,
)
from matching.models import Participation, Placement, Task
from tests.factories import DeclarationFactory, KindOfWorkFactory
from tests.matching.conftest import FIRST, NOW, TODAY, Garden
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from datetime import datetime

    from activities.models import KindOfWork
    from residents.models import Resident

LATER = NOW + timedelta(minutes=1)


@pytest.fixture
def declaration(garden: Garden, other_garden: Garden) -> VolunteerDeclaration:
    DeclarationFactory.create(kind_of_work=other_garden.slot.activity.kind_of_work)
    made: VolunteerDeclaration = DeclarationFactory.create(kind_of_work=garden.slot.activity.kind_of_work)
    return made


def in_procedure(garden: Garden) -> Resident:
    return garden.resident(legal_status="in-procedure")


def every_time(garden: Garden, resident: Resident) -> Placement:
    return sign_up(resident=resident, slot=garden.slot, by=garden.desk, now=NOW)


def refuse(declaration: VolunteerDeclaration) -> int:
    return take_step(step=partial(refuse_declaration, declaration=declaration, on=TODAY), now=LATER)


def to_do() -> list[tuple[str, Placement | None, date | None]]:
    return [
        (task.kind, task.placement, task.occurrence.date if task.occurrence else None)
        for task in Task.objects.to_do().select_related("occurrence").order_by("pk")
    ]


def test_refused_is_a_task_for_every_open_placement_concerned_and_takes_nobody_off(
    garden: Garden, declaration: VolunteerDeclaration
) -> None:
    every = every_time(garden, in_procedure(garden))
    once = sign_up(resident=in_procedure(garden), occurrence=garden.dates[1], by=garden.desk, now=NOW)
    needs_none = every_time(garden, garden.resident())
    ended = every_time(garden, in_procedure(garden))
    end_placement(placement=ended, reason=Placement.EndReason.OWN_CHOICE, on=TODAY, by=garden.desk, now=NOW)

    assert refuse(declaration) == 2

    kind = Task.Kind.DECLARATION_ENDED
    assert to_do() == [(kind, every, FIRST), (kind, once, garden.dates[1].date)]
    assert needs_none.participations.filter(status=Participation.Status.SIGNED_UP).count() == 3
    assert every.participations.filter(status=Participation.Status.SIGNED_UP).count() == 3


def test_the_night_after_adds_nothing(garden: Garden, declaration: VolunteerDeclaration) -> None:
    every_time(garden, in_procedure(garden))
    refuse(declaration)

    assert run_night(team=garden.town.team, now=LATER).tasks == 0
    assert Task.objects.count() == 1


def test_granted_after_all_closes_what_was_to_do_and_fills_what_was_open(
    garden: Garden, declaration: VolunteerDeclaration
) -> None:
    every = every_time(garden, in_procedure(garden))
    refuse(declaration)
    every.participations.filter(occurrence=garden.dates[2]).delete()
    tomorrow = NOW + timedelta(days=1)

    act = partial(grant_declaration, declaration=declaration, on=TODAY + timedelta(days=1))
    assert take_step(step=act, now=tomorrow) == 0

    assert (to_do(), every.participations.count()) == ([], 3)


def test_a_second_refusal_is_a_new_cause(garden: Garden, declaration: VolunteerDeclaration) -> None:
    every_time(garden, in_procedure(garden))
    refuse(declaration)
    granted = DeclarationDetails(state="granted", granted_on=date(2026, 1, 1), valid_until=date(2028, 12, 31))
    take_step(step=partial(correct_declaration, declaration=declaration, details=granted), now=LATER)
    assert to_do() == []

    refuse(declaration)

    assert len(to_do()) == 1


def test_what_somebody_did_is_not_asked_again(garden: Garden, declaration: VolunteerDeclaration) -> None:
    every_time(garden, in_procedure(garden))
    refuse(declaration)
    finish_task(task=Task.objects.get(), by=garden.desk, now=LATER)

    run_night(team=garden.town.team, now=LATER)

    assert to_do() == []


def test_what_is_no_volunteering_needs_no_declaration(
    garden: Garden, declaration: VolunteerDeclaration
) -> None:
    every_time(garden, in_procedure(garden))
    Activity.objects.filter(pk=garden.slot.activity_id).update(purpose=Activity.Purpose.SPORT)

    assert (refuse(declaration), to_do()) == (0, [])


def test_a_step_that_cannot_follow_changes_nothing(garden: Garden, declaration: VolunteerDeclaration) -> None:
    every_time(garden, in_procedure(garden))

    with pytest.raises(WrongDateError):
        take_step(step=partial(refuse_declaration, declaration=declaration, on=date(2020, 1, 1)), now=LATER)

    assert to_do() == []


def change(garden: Garden, now: datetime = LATER, **changes: Any) -> int:
    """Save the form of the activity, with these changes."""
    activity = Activity.objects.get(pk=garden.slot.activity_id)
    filled = {field.name: getattr(activity, field.name) for field in fields(ActivityDetails)}
    offer = NewOffer(ActivityDetails(**{**filled, **changes}), organisation=activity.organisation)
    for name, value in changes.items():
        setattr(activity, name, value)  # as a form does before anything is stored
    return change_offer_with_people(activity=activity, offer=offer, revision=activity.revision, now=now)


def work_without_paper(garden: Garden) -> KindOfWork:
    organisation = garden.slot.activity.organisation
    made: KindOfWork = KindOfWorkFactory.create(organisation=organisation, description="Koken")
    return made


def test_another_kind_of_work_is_at_once_a_task_for_whoever_needs_its_declaration(
    garden: Garden, declaration: VolunteerDeclaration
) -> None:
    every = every_time(garden, in_procedure(garden))
    every_time(garden, garden.resident())

    assert change(garden, kind_of_work=work_without_paper(garden)) == 1

    assert to_do() == [(Task.Kind.DECLARATION_ENDED, every, FIRST)]
    assert every.participations.filter(status=Participation.Status.SIGNED_UP).count() == 3


def test_back_to_the_work_that_has_its_declaration_there_is_nothing_to_do(
    garden: Garden, declaration: VolunteerDeclaration
) -> None:
    every = every_time(garden, in_procedure(garden))
    change(garden, kind_of_work=work_without_paper(garden))
    every.participations.filter(occurrence=garden.dates[2]).delete()

    assert change(garden, kind_of_work=declaration.kind_of_work) == 0

    assert (to_do(), every.participations.count()) == ([], 3)


def test_from_sport_to_volunteering_counts_too_and_back_again(
    garden: Garden, declaration: VolunteerDeclaration
) -> None:
    change(garden, purpose="sport", kind_of_work=None)
    every = every_time(garden, in_procedure(garden))

    assert change(garden, purpose="volunteering") == 1
    assert to_do() == [(Task.Kind.DECLARATION_ENDED, every, FIRST)]

    assert (change(garden, purpose="sport"), to_do()) == (0, [])


def test_another_title_asks_nothing_about_people(garden: Garden, declaration: VolunteerDeclaration) -> None:
    every_time(garden, in_procedure(garden))
    declaration.delete()

    assert (change(garden, title="Samen wieden"), to_do()) == (0, [])


def test_a_change_that_is_refused_reaches_nobody(garden: Garden, declaration: VolunteerDeclaration) -> None:
    every_time(garden, in_procedure(garden))

    with pytest.raises(NotReadyError):
        change(garden, purpose="sport", meeting_point="")

    assert to_do() == []


@pytest.mark.parametrize("people", [1, 4])
def test_the_lock_of_another_kind_of_work_is_as_short_for_many_people(
    people: int, garden: Garden, declaration: VolunteerDeclaration
) -> None:
    other = work_without_paper(garden)
    for _ in range(people):
        every_time(garden, in_procedure(garden))

    with exactly(30):
        change(garden, kind_of_work=other)


@pytest.mark.parametrize("people", [1, 4])
def test_the_lock_is_as_short_for_many_people(
    people: int, garden: Garden, declaration: VolunteerDeclaration
) -> None:
    for _ in range(people):
        every_time(garden, in_procedure(garden))

    with exactly(25):
        refuse(declaration)
