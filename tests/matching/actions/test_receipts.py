"""A place is kept for someone who waits for UWV's receipt, for fourteen days and no longer."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest

from activities.actions import receive_declaration, refuse_declaration
from activities.models import VolunteerDeclaration
from matching.actions import hold_for_receipt, run_night, sign_up, take_step
from matching.errors import PlacementRefusedError
from matching.models import Placement, Task
from matching.places import places_left
from tests.factories import DeclarationFactory
from tests.matching.conftest import NOW, TODAY, Garden

if TYPE_CHECKING:
    from residents.models import Resident

FORTNIGHT = timedelta(days=14)
ASKED = {"state": VolunteerDeclaration.State.ASKED, "granted_on": None, "valid_until": None}
pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(garden: Garden) -> VolunteerDeclaration:
    made: VolunteerDeclaration = DeclarationFactory.create(
        kind_of_work=garden.slot.activity.kind_of_work, **ASKED
    )
    return made


def in_procedure(garden: Garden) -> Resident:
    return garden.resident(legal_status="in-procedure")


def hold(garden: Garden, who: Resident, *, is_standing: bool = False) -> Placement:
    return hold_for_receipt(
        resident=who, occurrence=garden.dates[0], is_standing=is_standing, by=garden.desk, now=NOW
    )


def left(garden: Garden, days: int = 0) -> int:
    return places_left([garden.dates[0].pk], NOW + timedelta(days=days))[garden.dates[0].pk]


def receipt_is_in(declaration: VolunteerDeclaration) -> None:
    take_step(step=partial(receive_declaration, declaration=declaration, on=TODAY), now=NOW)


def kinds() -> list[str]:
    return list(Task.objects.to_do().order_by("pk").values_list("kind", flat=True))


def test_a_held_place_is_not_given_away_for_fourteen_days(
    garden: Garden, asked: VolunteerDeclaration
) -> None:
    placement = hold(garden, in_procedure(garden))

    assert (placement.status, placement.held_until) == (Placement.Status.PROPOSED, NOW + FORTNIGHT)
    assert (left(garden), left(garden, days=13), left(garden, days=14)) == (3, 3, 4)


def test_pressed_twice_it_is_one_place(garden: Garden, asked: VolunteerDeclaration) -> None:
    who = in_procedure(garden)
    assert hold(garden, who) == hold(garden, who)
    assert left(garden) == 3


def test_the_night_after_releases_it(garden: Garden, asked: VolunteerDeclaration) -> None:
    placement = hold(garden, in_procedure(garden))
    run_night(team=garden.town.team, now=NOW + timedelta(days=13))
    placement.refresh_from_db()
    assert placement.status == Placement.Status.PROPOSED

    run_night(team=garden.town.team, now=NOW + FORTNIGHT)

    placement.refresh_from_db()
    reason = Placement.DeclineReason.LAPSED
    assert (placement.status, placement.decline_reason) == (Placement.Status.DECLINED, reason)


def test_with_the_receipt_in_staff_are_asked_to_sign_them_up(
    garden: Garden, asked: VolunteerDeclaration
) -> None:
    who = in_procedure(garden)
    placement = hold(garden, who)

    receipt_is_in(asked)

    assert kinds() == [Task.Kind.RECEIPT_IN]
    agreed = sign_up(resident=who, occurrence=garden.dates[0], by=garden.desk, now=NOW)
    assert (agreed, agreed.status, kinds()) == (placement, Placement.Status.AGREED, [])


def test_every_time_is_held_on_all_dates(garden: Garden, asked: VolunteerDeclaration) -> None:
    hold(garden, in_procedure(garden), is_standing=True)
    assert set(places_left([one.pk for one in garden.dates], NOW).values()) == {3}
    receipt_is_in(asked)
    assert kinds() == [Task.Kind.RECEIPT_IN]


def test_refused_they_stop_waiting_and_must_be_told(garden: Garden, asked: VolunteerDeclaration) -> None:
    placement = hold(garden, in_procedure(garden))

    take_step(step=partial(refuse_declaration, declaration=asked, on=TODAY), now=NOW)

    placement.refresh_from_db()
    assert (placement.status, kinds()) == (Placement.Status.DECLINED, [Task.Kind.TAKEN_OFF])
    assert left(garden) == 4


@pytest.mark.parametrize("facts", [{"legal_status": "status-holder"}, {"birth_year": 2010}])
def test_only_who_waits_for_nothing_but_the_receipt(
    garden: Garden, asked: VolunteerDeclaration, facts: dict[str, object]
) -> None:
    who = garden.resident(**({"legal_status": "in-procedure"} | facts))
    with pytest.raises(PlacementRefusedError):
        hold(garden, who)


def test_nobody_waits_for_a_declaration_that_nobody_asked(garden: Garden) -> None:
    with pytest.raises(PlacementRefusedError):
        hold(garden, in_procedure(garden))


def test_a_full_date_keeps_no_place(garden: Garden, asked: VolunteerDeclaration) -> None:
    garden.fill(garden.dates[0], 4)
    with pytest.raises(PlacementRefusedError):
        hold(garden, in_procedure(garden))
