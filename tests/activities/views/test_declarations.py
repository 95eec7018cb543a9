"""The steps of a volunteer declaration as pages."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from activities.models import KindOfWork, VolunteerDeclaration
from tests.factories import KindOfWorkFactory

if TYPE_CHECKING:
    from django.test import Client

    from tests.activities.conftest import Garden

State = VolunteerDeclaration.State
STEPS = ("receive/", "grant/", "refuse/", "correct/")


def token(client: Client, url: str) -> str:
    return str(client.get(url).context["form"]["token"].value())


def test_from_a_kind_of_work_to_granted(garden: Garden, other_garden: Garden, desk: Client) -> None:
    add = f"/offer/organisations/{garden.organisation.public_id}/work/add/"
    desk.post(add, {"description": "Koffie schenken", "token": token(desk, add)})
    coffee = KindOfWork.objects.get(description="Koffie schenken")
    ask = f"/offer/work/{coffee.public_id}/ask/"
    desk.post(ask, {"on": "2026-10-01", "token": token(desk, ask)})
    asked = coffee.declarations.get()
    step = f"/offer/declarations/{asked.public_id}/"
    desk.post(f"{step}receive/", {"on": "2026-11-01"})
    answer = desk.post(f"{step}grant/", {"on": "2026-11-20", "until": ""})

    asked.refresh_from_db()
    assert answer.headers["Location"] == f"/offer/organisations/{garden.organisation.public_id}/"
    assert (asked.team, asked.state, asked.received_on, asked.valid_until) == (
        garden.team,
        State.GRANTED,
        date(2026, 11, 1),
        date(2029, 11, 19),
    )


def test_a_step_that_cannot_follow_says_why(garden: Garden, desk: Client) -> None:
    step = f"/offer/declarations/{garden.declaration.public_id}/"

    wrong_step = desk.post(f"{step}receive/", {"on": "2026-11-01"})
    wrong_date = desk.post(f"{step}refuse/", {"on": "2025-11-01"})

    garden.declaration.refresh_from_db()
    assert [len(page.context["form"].non_field_errors()) for page in (wrong_step, wrong_date)] == [1, 1]
    assert (wrong_step.status_code, wrong_date.status_code, garden.declaration.state) == (
        422,
        422,
        State.GRANTED,
    )


def test_refused_from_the_host_file(garden: Garden, desk: Client) -> None:
    desk.post(f"/offer/declarations/{garden.declaration.public_id}/refuse/", {"on": "2026-11-23"})

    garden.declaration.refresh_from_db()
    assert (garden.declaration.state, garden.declaration.refused_on) == (State.REFUSED, date(2026, 11, 23))


def test_one_that_is_there_already_and_its_correction(garden: Garden, desk: Client) -> None:
    coffee = KindOfWorkFactory.create(organisation=garden.organisation, description="Koffie schenken")
    url = f"/offer/work/{coffee.public_id}/record/"
    sent = {"state": "granted", "valid_until": "2027-03-01", "token": token(desk, url)}

    answers = [desk.post(url, sent).status_code for _ in range(2)]
    written = coffee.declarations.get()
    desk.post(
        f"/offer/declarations/{written.public_id}/correct/", {"state": "granted", "valid_until": "2027-03-31"}
    )

    written.refresh_from_db()
    assert (answers, written.state, written.valid_until) == ([302, 302], State.GRANTED, date(2027, 3, 31))


def test_a_kind_of_work_once(garden: Garden, desk: Client) -> None:
    add = f"/offer/organisations/{garden.organisation.public_id}/work/add/"

    answer = desk.post(add, {"description": "Tuin onderhouden", "token": token(desk, add)})

    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"description"})


def test_papers_of_another_team_are_not_there(garden: Garden, other_garden: Garden, desk: Client) -> None:
    declaration = f"/offer/declarations/{other_garden.declaration.public_id}/"
    work = f"/offer/work/{other_garden.kind_of_work.public_id}/"
    urls = [f"{declaration}{step}" for step in STEPS] + [f"{work}ask/", f"{work}record/"]

    assert [desk.get(url).status_code for url in urls] == [404] * 6
    assert [desk.post(url).status_code for url in urls] == [404] * 6


def test_coa_keeps_no_papers(garden: Garden, coa: Client) -> None:
    declaration = f"/offer/declarations/{garden.declaration.public_id}/"

    assert [coa.get(f"{declaration}{step}").status_code for step in STEPS] == [403] * 4
