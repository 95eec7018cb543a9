"""Kinds of work, and asking a volunteer declaration for one; what comes of it is tested with `matching`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from activities.models import KindOfWork, VolunteerDeclaration

if TYPE_CHECKING:
    from django.test import Client

    from tests.activities.conftest import Garden

State = VolunteerDeclaration.State


def token(client: Client, url: str) -> str:
    return str(client.get(url).context["form"]["token"].value())


def test_a_kind_of_work_and_its_declaration_are_asked_for(
    garden: Garden, other_garden: Garden, desk: Client
) -> None:
    add = f"/offer/organisations/{garden.organisation.public_id}/work/add/"
    desk.post(add, {"description": "Koffie schenken", "token": token(desk, add)})
    coffee = KindOfWork.objects.get(description="Koffie schenken")
    ask = f"/offer/work/{coffee.public_id}/ask/"
    answer = desk.post(ask, {"on": "2026-10-01", "token": token(desk, ask)})

    asked = coffee.declarations.get()
    assert answer.headers["Location"] == f"/offer/organisations/{garden.organisation.public_id}/"
    assert (asked.team, asked.state, asked.asked_on) == (garden.team, State.ASKED, date(2026, 10, 1))


def test_a_kind_of_work_once(garden: Garden, desk: Client) -> None:
    add = f"/offer/organisations/{garden.organisation.public_id}/work/add/"

    answer = desk.post(add, {"description": "Tuin onderhouden", "token": token(desk, add)})

    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"description"})


def test_papers_of_another_team_are_not_there(garden: Garden, other_garden: Garden, desk: Client) -> None:
    ask = f"/offer/work/{other_garden.kind_of_work.public_id}/ask/"

    assert (desk.get(ask).status_code, desk.post(ask).status_code) == (404, 404)


def test_coa_keeps_no_papers(garden: Garden, coa: Client) -> None:
    assert coa.get(f"/offer/work/{garden.kind_of_work.public_id}/ask/").status_code == 403
