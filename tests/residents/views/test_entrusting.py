"""Entrusting in one press, and what a supporter and COA staff see of people."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from aandeslag.teams.access import Role
from residents.models import Entrustment
from tests.factories import EntrustmentFactory, ResidentFactory
from tests.residents.views.reading import body, log

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from aandeslag.teams.models import Membership
    from residents.models import Resident
    from tests.world import Town

MINE = reverse("matching:mine")
OF_CENTRE = reverse("residents:of-centre")


def entrust(desk: Client, resident: Resident, supporter: object) -> int:
    url = reverse("residents:entrust", args=[resident.public_id])
    return desk.post(url, {"supporter": str(supporter)}).status_code


def test_one_press_entrusts_and_one_press_ends_it(desk: Client, town: Town, rahel: Resident) -> None:
    supporter = town.member(Role.SUPPORTER)
    card = reverse("residents:resident", args=[rahel.public_id])
    assert [one.user for one in desk.get(card).context["supporters"]] == [supporter.user]

    assert entrust(desk, rahel, supporter.public_id) == 302
    entrustment = Entrustment.objects.get()
    assert (entrustment.supporter, entrustment.valid_from) == (supporter.user, date(2026, 11, 24))
    assert desk.get(card).context["supporters"] == []

    desk.post(reverse("residents:end-entrustment", args=[entrustment.public_id]))
    assert Entrustment.objects.count() == 0


@pytest.mark.parametrize("role", [Role.DESK, Role.COA])
def test_only_to_supporters(desk: Client, town: Town, rahel: Resident, role: Role) -> None:
    assert entrust(desk, rahel, town.member(role).public_id) == 404


def test_not_to_supporters_of_another_team_nor_to_nonsense(
    desk: Client, other_town: Town, rahel: Resident
) -> None:
    assert entrust(desk, rahel, other_town.member(Role.SUPPORTER).public_id) == 404
    assert entrust(desk, rahel, "nonsense") == 404
    assert Entrustment.objects.count() == 0


def test_an_entrustment_of_another_team_is_not_found(desk: Client, stranger: Resident) -> None:
    theirs = EntrustmentFactory.create(resident=stranger)

    assert desk.post(reverse("residents:end-entrustment", args=[theirs.public_id])).status_code == 404
    assert Entrustment.objects.count() == 1


def test_coa_sees_first_name_and_number_of_their_own_centres(
    town: Town, signed_in: Callable[[Membership], Client], rahel: Resident, stranger: Resident
) -> None:
    ResidentFactory.create(team=town.team, number=1, first_name="Eldersman")
    ResidentFactory.create(
        team=town.team, number=2, first_name="Thuiswoner", centre=None, housed_in=town.municipality
    )
    rahel.phone, rahel.note = "06 12345678", "komt met de fiets"
    rahel.save()

    response = signed_in(town.member(Role.COA)).get(OF_CENTRE)

    rows = [(row.number, row.name, row.facts) for row in response.context["rows"]]
    assert rows == [("0455", "Rahel", "")]
    hidden = ("1995", "06 12345678", "komt met de fiets", "Eldersman", "Thuiswoner", "Rahelvreemd")
    assert not [word for word in hidden if word in body(response)]
    assert reverse("matching:signed-up") in body(response)
    assert log() == [("resident.centre-list", str(rahel.public_id))]


def test_the_desk_has_lists_of_its_own(desk: Client) -> None:
    assert [desk.get(url).status_code for url in (MINE, OF_CENTRE)] == [403, 403]
