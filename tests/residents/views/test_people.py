"""The list, the box to find someone, the card."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.urls import reverse

from aandeslag.teams.access import Role
from residents.models import Explanation, Resident
from tests.factories import EntrustmentFactory, ResidentFactory, VisitFactory
from tests.residents.views.reading import FRAGMENT, body, log, title

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from aandeslag.teams.models import Membership
    from residents.models import WalkInSession
    from tests.world import Town

LIST = reverse("residents:list")
FIND = reverse("residents:find")


def numbers(response: object) -> list[str]:
    return [row.number for row in response.context["rows"]]  # type: ignore[attr-defined]  # of the test client


def card(resident: Resident) -> str:
    return reverse("residents:resident", args=[resident.public_id])


def test_the_list_shows_the_own_team_and_logs_whom(desk: Client, rahel: Resident, stranger: Resident) -> None:
    response = desk.get(LIST)

    assert (response.status_code, numbers(response)) == (200, ["0455"])
    assert "Rahelvreemd" not in body(response)
    assert log() == [("resident.list", str(rahel.public_id))]


def test_an_empty_list_says_so_and_logs_nobody(desk: Client, stranger: Resident) -> None:
    response = desk.get(LIST)

    assert (numbers(response), log()) == ([], [])
    assert 'class="empty"' in body(response)


def test_the_list_leafs_through_and_logs_one_page(desk: Client, town: Town) -> None:
    for number in range(1, 31):
        ResidentFactory.create(team=town.team, number=number)

    response = desk.get(LIST, {"page": "2"})

    assert numbers(response) == [f"{number:04d}" for number in range(10, 0, -1)]
    assert len(log()[0][1].split()) == 10


def test_a_page_that_is_not_there_is_the_last_one(desk: Client, rahel: Resident) -> None:
    assert numbers(desk.get(LIST, {"page": "zeven"})) == ["0455"]
    assert numbers(desk.get(LIST, {"page": "99"})) == ["0455"]


def test_filters_narrow_the_list(desk: Client, town: Town, rahel: Resident) -> None:
    man = ResidentFactory.create(team=town.team, number=1, gender="man")
    Explanation.objects.create(team=town.team, resident=man, language="ti", given_on="2026-11-01")

    assert numbers(desk.get(LIST, {"gender": "man"})) == ["0001"]
    assert numbers(desk.get(LIST, {"ask": "explain"})) == ["0455"]


def test_who_is_found_is_logged_and_the_name_is_in_no_address(
    desk: Client, rahel: Resident, stranger: Resident
) -> None:
    response = desk.post(FIND, {"find": "rahel"})

    assert numbers(response) == ["0455"]
    assert log() == [("resident.found", str(rahel.public_id))]
    assert 'action="/people/find/"' in body(response)


def test_a_number_leads_to_the_card_at_once(desk: Client, rahel: Resident, stranger: Resident) -> None:
    assert desk.post(FIND, {"find": "0455"}).headers["Location"] == card(rahel)
    assert numbers(desk.post(FIND, {"find": "9455"})) == []


def test_while_typing_only_the_results_come(desk: Client, rahel: Resident) -> None:
    response = desk.post(FIND, {"find": "0455"}, headers=FRAGMENT)

    assert (response.status_code, numbers(response)) == (200, ["0455"])
    assert "<html" not in body(response)


def test_finding_nothing_in_particular_leads_to_the_list(desk: Client) -> None:
    for response in (desk.post(FIND, {"find": "  "}), desk.get(FIND)):
        assert (response.status_code, response.headers["Location"]) == (302, LIST)


def test_the_card_shows_everything_of_one_person(
    desk: Client, rahel: Resident, session: WalkInSession
) -> None:
    EntrustmentFactory.create(resident=rahel, supporter__name="Helpster")
    VisitFactory.create(session=session, resident=rahel)

    response = desk.get(card(rahel))

    assert response.status_code == 200
    assert "Helpster" in body(response)
    for name in ("change", "explain", "consent", "entrust"):
        assert reverse(f"residents:{name}", args=[rahel.public_id]) in body(response)
    for name in ("fits", "placements", "goodbye"):
        assert reverse(f"matching:{name}", args=[rahel.public_id]) in body(response)
    assert log() == [("resident.card", str(rahel.public_id))]


def test_the_tab_shows_the_number_and_never_the_name(desk: Client, rahel: Resident) -> None:
    for name in ("resident", "change", "explain", "consent"):
        shown = title(desk.get(reverse(f"residents:{name}", args=[rahel.public_id])))
        assert ("0455" in shown, "Rahel" in shown) == (True, False)


def test_somebody_of_another_team_is_not_found(desk: Client, stranger: Resident) -> None:
    asked = [stranger.public_id, uuid4()]

    answers = [desk.get(reverse("residents:resident", args=[one])) for one in asked]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert log() == [("refused:residents:resident", str(one)) for one in asked]


@pytest.mark.parametrize("role", [Role.SUPPORTER, Role.COA, Role.OFFICIAL])
def test_other_roles_are_refused_and_that_is_logged(
    town: Town, signed_in: Callable[[Membership], Client], rahel: Resident, role: Role
) -> None:
    browser = signed_in(town.member(role))

    answers = [browser.get(LIST), browser.get(card(rahel)), browser.post(FIND, {"find": "rahel"})]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert [action for action, _ in log()] == [
        "refused:residents:list",
        "refused:residents:resident",
        "refused:residents:find",
    ]


def test_a_name_that_looks_like_a_piece_of_a_page(town: Town, desk: Client) -> None:
    ResidentFactory.create(team=town.team, first_name="<script>alert('x')</script>")
    page = desk.get(reverse("residents:list")).content.decode()
    shown = page.count("<bdi>&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;</bdi>")
    assert ("<script>alert" in page, shown) == (False, 1)
