"""A place is kept for someone who waits for UWV's receipt, for fourteen days and no longer."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest

from activities.actions import receive_declaration, refuse_declaration
from activities.models import Occurrence, VolunteerDeclaration
from matching.actions import (
    hold_for_receipt,
    join_waiting_list,
    move_with_people,
    run_night,
    sign_up,
    take_step,
)
from matching.errors import PlacementRefusedError
from matching.models import Placement, Task
from matching.places import places_left
from tests.factories import DeclarationFactory
from tests.matching.conftest import FIRST, NOW, TODAY, Garden

if TYPE_CHECKING:
    from residents.models import Resident

FORTNIGHT = timedelta(days=14)
# Of the first date: half past nine in the morning.
START = datetime(2026, 12, 1, 8, 30, tzinfo=UTC)
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


def hold(garden: Garden, who: Resident, *, number: int = 0, is_standing: bool = False) -> Placement:
    return hold_for_receipt(
        resident=who, occurrence=garden.dates[number], is_standing=is_standing, by=garden.desk, now=NOW
    )


def left(garden: Garden, days: int = 0, *, number: int = 0) -> int:
    date = garden.dates[number].pk
    return places_left([date], NOW + timedelta(days=days))[date]


def receipt_is_in(declaration: VolunteerDeclaration) -> None:
    take_step(step=partial(receive_declaration, declaration=declaration, on=TODAY), now=NOW)


def kinds() -> list[str]:
    return list(Task.objects.to_do().order_by("pk").values_list("kind", flat=True))


def test_a_held_place_is_not_given_away_for_fourteen_days(
    garden: Garden, asked: VolunteerDeclaration
) -> None:
    placement = hold(garden, in_procedure(garden), number=2)

    assert (placement.status, placement.held_until) == (Placement.Status.PROPOSED, NOW + FORTNIGHT)
    assert [left(garden, days, number=2) for days in (0, 13, 14)] == [3, 3, 4]


@pytest.mark.parametrize(("number", "until"), [(0, START), (1, NOW + FORTNIGHT)])
def test_no_place_is_held_past_the_start(
    garden: Garden, asked: VolunteerDeclaration, number: int, until: datetime
) -> None:
    """The first date is in a week, the second in two, and a few hours later in the day than it is now."""
    Occurrence.objects.filter(pk=garden.dates[1].pk).update(starts=time(16), ends=time(18))

    assert hold(garden, in_procedure(garden), number=number).held_until == until


def test_held_for_every_time_it_holds_past_the_first_date(
    garden: Garden, asked: VolunteerDeclaration
) -> None:
    assert hold(garden, in_procedure(garden), is_standing=True).held_until == NOW + FORTNIGHT


def test_moved_forward_it_is_held_until_the_new_start(garden: Garden, asked: VolunteerDeclaration) -> None:
    placement = hold(garden, in_procedure(garden))

    move_with_people(
        occurrence=garden.dates[0], day=FIRST - timedelta(days=1), starts=time(8), ends=time(9), now=NOW
    )

    placement.refresh_from_db()
    assert placement.held_until == datetime(2026, 11, 30, 7, tzinfo=UTC)


def test_pressed_twice_it_is_one_place(garden: Garden, asked: VolunteerDeclaration) -> None:
    who = in_procedure(garden)
    assert hold(garden, who) == hold(garden, who)
    assert left(garden) == 3


def night(garden: Garden, days: int) -> None:
    run_night(team=garden.town.team, now=NOW + timedelta(days=days))


def test_the_night_after_fourteen_days_gives_it_to_who_waits_and_asks_to_tell_the_other(
    garden: Garden, asked: VolunteerDeclaration, other_garden: Garden
) -> None:
    """Three weeks ahead: day after day the place is kept, and then somebody else is offered it."""
    garden.fill(garden.dates[2], 3)
    placement = hold(garden, in_procedure(garden), number=2)
    waiting = join_waiting_list(
        resident=garden.resident(), occurrence=garden.dates[2], by=garden.desk, now=NOW
    )
    for days in range(1, 14):
        night(garden, days)
    placement.refresh_from_db()
    assert (placement.status, kinds()) == (Placement.Status.PROPOSED, [])

    night(garden, 14)

    placement.refresh_from_db()
    reason = Placement.DeclineReason.LAPSED
    assert (placement.status, placement.decline_reason) == (Placement.Status.DECLINED, reason)
    told, offered = Task.objects.to_do().order_by("pk")
    assert (told.kind, told.placement, told.occurrence) == (
        Task.Kind.TAKEN_OFF,
        placement,
        garden.dates[2],
    )
    assert (offered.kind, offered.waiting) == (Task.Kind.OFFER, waiting)
    assert left(garden, 14, number=2) == 0


def test_the_night_after_the_day_itself_nobody_need_be_told(
    garden: Garden, asked: VolunteerDeclaration
) -> None:
    placement = hold(garden, in_procedure(garden))

    night(garden, 8)

    placement.refresh_from_db()
    assert (placement.status, kinds()) == (Placement.Status.DECLINED, [])


def test_a_receipt_that_came_in_time_and_was_not_used_lapses_all_the_same(
    garden: Garden, asked: VolunteerDeclaration
) -> None:
    hold(garden, in_procedure(garden), number=2)
    receipt_is_in(asked)

    night(garden, 14)

    assert kinds() == [Task.Kind.TAKEN_OFF]


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


def test_refused_their_place_goes_to_who_waits_in_the_same_press(
    garden: Garden, asked: VolunteerDeclaration
) -> None:
    garden.fill(garden.dates[0], 3)
    hold(garden, in_procedure(garden))
    waiting = join_waiting_list(
        resident=garden.resident(), occurrence=garden.dates[0], by=garden.desk, now=NOW
    )

    take_step(step=partial(refuse_declaration, declaration=asked, on=TODAY), now=NOW)

    offer = Task.objects.to_do().get(kind=Task.Kind.OFFER)
    assert offer.waiting == waiting


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
