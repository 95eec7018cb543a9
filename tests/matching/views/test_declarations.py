"""The steps of a volunteer declaration as pages, and who may not go on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from activities.models import VolunteerDeclaration
from matching.actions import sign_up
from matching.models import Task
from tests.factories import DeclarationFactory, KindOfWorkFactory
from tests.matching.conftest import NOW

if TYPE_CHECKING:
    from django.test import Client

    from tests.matching.conftest import Garden

State = VolunteerDeclaration.State
STEPS = ("receive", "grant", "refuse", "correct")


def step(declaration: VolunteerDeclaration, name: str) -> str:
    return reverse(f"matching:{name}-declaration", args=[declaration.public_id])


@pytest.fixture
def declaration(garden: Garden) -> VolunteerDeclaration:
    made: VolunteerDeclaration = DeclarationFactory.create(kind_of_work=garden.slot.activity.kind_of_work)
    return made


def asked(garden: Garden) -> VolunteerDeclaration:
    organisation = garden.slot.activity.organisation
    made: VolunteerDeclaration = DeclarationFactory.create(
        kind_of_work=KindOfWorkFactory.create(organisation=organisation, description="Koffie schenken"),
        state=State.ASKED,
        asked_on=date(2026, 10, 1),
        granted_on=None,
        valid_until=None,
    )
    return made


def test_from_asked_to_granted(garden: Garden, other_garden: Garden, desk: Client) -> None:
    paper = asked(garden)

    desk.post(step(paper, "receive"), {"on": "2026-11-01"})
    answer = desk.post(step(paper, "grant"), {"on": "2026-11-20", "until": ""})

    paper.refresh_from_db()
    organisation = garden.slot.activity.organisation
    assert answer.headers["Location"] == f"/offer/organisations/{organisation.public_id}/"
    assert (paper.state, paper.received_on, paper.valid_until) == (
        State.GRANTED,
        date(2026, 11, 1),
        date(2029, 11, 19),
    )


def test_a_step_that_cannot_follow_says_why(declaration: VolunteerDeclaration, desk: Client) -> None:
    wrong_step = desk.post(step(declaration, "receive"), {"on": "2026-11-01"})
    wrong_date = desk.post(step(declaration, "refuse"), {"on": "2025-11-01"})

    declaration.refresh_from_db()
    assert [len(page.context["form"].non_field_errors()) for page in (wrong_step, wrong_date)] == [1, 1]
    assert (wrong_step.status_code, wrong_date.status_code, declaration.state) == (422, 422, State.GRANTED)


def test_refused_says_at_once_for_how_many_it_means_that_they_stop(
    garden: Garden, declaration: VolunteerDeclaration, desk: Client
) -> None:
    for status in ("in-procedure", "permit"):
        sign_up(resident=garden.resident(legal_status=status), slot=garden.slot, by=None, now=NOW)

    answer = desk.post(step(declaration, "refuse"), {"on": "2026-11-24"}, follow=True)

    declaration.refresh_from_db()
    assert (declaration.state, declaration.refused_on) == (State.REFUSED, date(2026, 11, 24))
    assert [message.level_tag for message in answer.context["messages"]] == ["success", "warning"]
    assert Task.objects.to_do().get().placement is not None


def test_refused_with_nobody_signed_up_says_only_that(
    declaration: VolunteerDeclaration, desk: Client
) -> None:
    answer = desk.post(step(declaration, "refuse"), {"on": "2026-11-24"}, follow=True)

    assert [message.level_tag for message in answer.context["messages"]] == ["success"]


def test_one_that_is_there_already_and_its_correction(garden: Garden, desk: Client) -> None:
    coffee = KindOfWorkFactory.create(
        organisation=garden.slot.activity.organisation, description="Koffie schenken"
    )
    record = reverse("matching:record-declaration", args=[coffee.public_id])
    token = str(desk.get(record).context["form"]["token"].value())
    sent = {"state": "granted", "valid_until": "2027-03-01", "token": token}

    answers = [desk.post(record, sent).status_code for _ in range(2)]
    written = coffee.declarations.get()
    desk.post(step(written, "correct"), {"state": "granted", "valid_until": "2027-03-31"})

    written.refresh_from_db()
    assert (answers, written.state, written.valid_until) == ([302, 302], State.GRANTED, date(2027, 3, 31))


def test_papers_of_another_team_are_not_there(garden: Garden, other_garden: Garden, desk: Client) -> None:
    theirs = DeclarationFactory.create(kind_of_work=other_garden.slot.activity.kind_of_work)
    urls = [step(theirs, name) for name in STEPS]
    urls.append(reverse("matching:record-declaration", args=[theirs.kind_of_work.public_id]))

    assert [desk.get(url).status_code for url in urls] == [404] * 5
    assert [desk.post(url).status_code for url in urls] == [404] * 5


def test_coa_keeps_no_papers(declaration: VolunteerDeclaration, coa: Client) -> None:
    assert [coa.get(step(declaration, name)).status_code for name in STEPS] == [403] * 4
