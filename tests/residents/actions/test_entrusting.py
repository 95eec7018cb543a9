"""Someone is entrusted to a supporter, and that ends."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from aandeslag.audit.models import Line
from aandeslag.teams.access import Role
from residents.actions import end_entrustment, entrust_resident, mark_departed, undo_departure
from residents.errors import NotOnThisTeamError
from residents.models import Entrustment, Resident
from tests.factories import EntrustmentFactory, ResidentFactory

if TYPE_CHECKING:
    from aandeslag.teams.models import User
    from tests.world import Town

TODAY = date(2026, 11, 24)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def rahel(town: Town) -> Resident:
    return ResidentFactory.create(team=town.team, first_name="Rahel")


def entrust(town: Town, rahel: Resident, supporter: User, until: date | None = None) -> Entrustment:
    by = town.member(Role.DESK).user
    return entrust_resident(resident=rahel, supporter=supporter, by=by, today=TODAY, until=until)


def test_entrusting_twice_is_once(town: Town, rahel: Resident) -> None:
    supporter = town.member(Role.SUPPORTER).user

    assert entrust(town, rahel, supporter) == entrust(town, rahel, supporter)

    assert [(one.supporter, one.valid_from, one.valid_until) for one in Entrustment.objects.all()] == [
        (supporter, TODAY, None)
    ]
    assert Line.objects.filter(action="resident.entrusted").count() == 1


def test_an_end_date_can_be_set_on_what_there_is(town: Town, rahel: Resident) -> None:
    supporter = town.member(Role.SUPPORTER).user
    entrust(town, rahel, supporter)

    entrust(town, rahel, supporter, until=date(2027, 3, 1))

    assert Entrustment.objects.get().valid_until == date(2027, 3, 1)


def test_only_a_supporter_of_the_own_team_gets_people_entrusted(
    town: Town, other_town: Town, rahel: Resident
) -> None:
    for nobody in (other_town.member(Role.SUPPORTER), town.member(Role.DESK), town.member(Role.COA)):
        with pytest.raises(NotOnThisTeamError):
            entrust(town, rahel, nobody.user)
    assert Entrustment.objects.count() == 0


def test_what_began_earlier_ends_yesterday_and_a_slip_of_today_goes(town: Town, rahel: Resident) -> None:
    long_ago = EntrustmentFactory.create(resident=rahel, supporter=town.member(Role.SUPPORTER).user)
    slip = EntrustmentFactory.create(resident=rahel, valid_from=TODAY)

    for entrustment in (long_ago, slip, long_ago):
        end_entrustment(entrustment=entrustment, today=TODAY)

    assert [(one.pk, one.valid_until) for one in Entrustment.objects.all()] == [(long_ago.pk, YESTERDAY)]
    assert not Resident.objects.entrusted_to(long_ago.supporter, TODAY).exists()
    assert Line.objects.filter(action="resident.entrustment-ended").count() == 2


def test_who_has_left_is_entrusted_to_nobody(town: Town, rahel: Resident) -> None:
    other = ResidentFactory.create(team=town.team)
    for resident in (rahel, other):
        EntrustmentFactory.create(resident=resident, supporter=town.member(Role.SUPPORTER).user)

    mark_departed(resident=rahel, reason="relocation", on=TODAY)
    mark_departed(resident=rahel, reason="relocation", on=TODAY)

    rahel.refresh_from_db()
    assert (rahel.departed_on, rahel.departure_reason, rahel.revision) == (TODAY, "relocation", 2)
    mine = Resident.objects.entrusted_to(town.member(Role.SUPPORTER).user, TODAY)
    assert list(mine) == [other]
    assert Line.objects.filter(action="resident.departed").count() == 1


def test_taking_a_departure_back_loses_no_entrustment(town: Town, rahel: Resident) -> None:
    supporter = town.member(Role.SUPPORTER).user
    EntrustmentFactory.create(resident=rahel, supporter=supporter, valid_until=date(2027, 3, 1))
    over = EntrustmentFactory.create(resident=rahel, valid_until=YESTERDAY)
    of_today = EntrustmentFactory.create(resident=rahel, valid_from=TODAY)
    before = list(Entrustment.objects.order_by("pk").values())

    mark_departed(resident=rahel, reason="housing", on=TODAY)
    assert not Resident.objects.entrusted_to(of_today.supporter, TODAY).exists()
    undo_departure(resident=rahel, today=TODAY)

    assert list(Entrustment.objects.order_by("pk").values()) == before
    for who in (supporter, of_today.supporter):
        assert list(Resident.objects.entrusted_to(who, TODAY)) == [rahel]
    assert not Resident.objects.entrusted_to(over.supporter, TODAY).exists()


def test_until_they_leave_they_are_entrusted(town: Town, rahel: Resident) -> None:
    supporter = town.member(Role.SUPPORTER).user
    EntrustmentFactory.create(resident=rahel, supporter=supporter)

    mark_departed(resident=rahel, reason="housing", on=TODAY)

    assert list(Resident.objects.entrusted_to(supporter, YESTERDAY)) == [rahel]
    assert not Resident.objects.entrusted_to(supporter, TODAY).exists()


def test_a_departure_can_be_taken_back(rahel: Resident) -> None:
    mark_departed(resident=rahel, reason="housing", on=TODAY)
    undo_departure(resident=rahel, today=TODAY)
    undo_departure(resident=rahel, today=TODAY)

    rahel.refresh_from_db()
    assert (rahel.departed_on, rahel.departure_reason, rahel.revision) == (None, "", 3)
