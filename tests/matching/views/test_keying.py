"""Sheets of paper keyed in afterwards: in the past, line by line, by the rules of the desk."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.urls import reverse

from matching.models import Placement
from residents.models import Explanation, Resident, Visit, WalkInSession
from tests.factories import WalkInSessionFactory
from tests.matching.conftest import NOW
from tests.matching.queries import exactly
from tests.residents.views.reading import FRAGMENT, body

if TYPE_CHECKING:
    from django.test import Client

    from tests.matching.conftest import Garden
    from tests.world import Town

LAST_WEEK = date(2026, 11, 17)
SHEETS = reverse("matching:key-in")


def lines_url(session: WalkInSession) -> str:
    return reverse("matching:key-in-lines", args=[session.public_id])


def line(**more: object) -> dict[str, object]:
    return {
        "token": str(uuid4()),
        "whom": "Selam",
        "gender": "woman",
        "birth_year": "1999",
        "languages": "tigrinya, en",
        "legal_status": "status-holder",
        "explained_in": "ti",
        "reason": "register",
        **more,
    }


@pytest.fixture
def held(garden: Garden) -> WalkInSession:
    town = garden.town
    made: WalkInSession = WalkInSessionFactory.create(team=town.team, centre=town.centre, date=LAST_WEEK)
    return made


def sheets(garden: Garden, **more: object) -> dict[str, object]:
    return {
        "date": "2026-11-17",
        "centre": str(garden.town.centre.public_id),
        "starts": "13:00",
        "ends": "15:00",
        "visitors": "9",
        "women": "4",
        "newcomers": "1",
        **more,
    }


def test_a_day_on_paper_becomes_a_session_that_was_held(desk: Client, garden: Garden) -> None:
    for _ in range(2):
        desk.post(SHEETS, sheets(garden))

    made = WalkInSession.objects.get()
    assert (made.date, made.is_held, made.is_open, made.visitors) == (LAST_WEEK, True, False, 9)


def test_a_planned_session_that_nobody_opened_is_used(desk: Client, garden: Garden) -> None:
    planned = WalkInSessionFactory.create(
        team=garden.town.team, centre=garden.town.centre, date=LAST_WEEK, opened_at=None
    )

    response = desk.post(SHEETS, sheets(garden))

    assert WalkInSession.objects.get() == planned
    assert response.headers["Location"] == lines_url(planned)


@pytest.mark.parametrize("wrong", [{"date": "2026-11-25"}, {"women": "10"}, {"ends": "12:00"}])
def test_what_cannot_be_keeps_what_was_typed(desk: Client, garden: Garden, wrong: dict[str, str]) -> None:
    response = desk.post(SHEETS, sheets(garden, **wrong))

    assert (response.status_code, WalkInSession.objects.count()) == (422, 0)


def test_a_new_person_is_registered_on_the_day_of_the_sheet(
    desk: Client, garden: Garden, held: WalkInSession
) -> None:
    lives = str(garden.town.centre.public_id)

    desk.post(lines_url(held), line(lives=lives))

    selam = Visit.objects.get().resident
    assert (selam.registered_on, selam.centre, selam.languages) == (
        LAST_WEEK,
        garden.town.centre,
        frozenset({"ti", "en"}),
    )
    assert (selam.preferred_language, Explanation.objects.get().given_on) == ("ti", LAST_WEEK)
    assert list(Visit.objects.values_list("session", "resident", "reason", "outcome")) == [
        (held.pk, selam.pk, "register", "registered")
    ]


@pytest.mark.parametrize(
    ("told", "stored"), [("register", "sign-up"), ("coffee", "coffee"), ("question", "question")]
)
def test_whoever_has_a_number_did_not_come_to_register(
    desk: Client, garden: Garden, held: WalkInSession, told: str, stored: str
) -> None:
    """The box of why they came stands at *to register* until somebody touches it."""
    garden.resident(number=455)

    desk.post(lines_url(held), line(whom="0455", gender="", languages="", reason=told))

    visit = Visit.objects.get()
    assert (visit.reason, visit.outcome) == (stored, "none")


def test_a_number_alone_is_a_visit_and_with_an_activity_a_sign_up(
    desk: Client, garden: Garden, held: WalkInSession
) -> None:
    rahel = garden.resident(number=455)
    mine = Placement.objects.for_team(garden.town.team)
    goes_to = str(garden.dates[0].public_id)

    desk.post(lines_url(held), line(whom="0455", gender="", languages="", goes_to=goes_to))

    assert mine.get().resident == rahel
    assert (Visit.objects.get().reason, Visit.objects.get().outcome) == ("sign-up", "signed-up")
    assert Resident.objects.for_team(garden.town.team).count() == 1


def test_the_same_line_sent_twice_is_there_once(desk: Client, garden: Garden, held: WalkInSession) -> None:
    once = line(goes_to=str(garden.dates[0].public_id), somebody_else="Selam")

    for _ in range(2):
        desk.post(lines_url(held), once)

    assert (Resident.objects.for_team(garden.town.team).count(), Visit.objects.count()) == (1, 1)
    assert Placement.objects.filter(team=garden.town.team).count() == 1


def test_who_resembles_somebody_is_asked_about_first(
    desk: Client, garden: Garden, held: WalkInSession
) -> None:
    garden.resident(first_name="Selam", birth_year=1999, number=7)
    before = Resident.objects.count()
    asked = line()

    response = desk.post(lines_url(held), asked, headers=FRAGMENT)
    assert (response.status_code, Resident.objects.count()) == (422, before)
    assert [one.number for one in response.context["resembling"]] == ["0007"]

    desk.post(lines_url(held), {**asked, "somebody_else": "Selam"})
    assert Resident.objects.count() == before + 1


def test_who_is_under_age_needs_an_answer_about_the_guardian(
    desk: Client, garden: Garden, held: WalkInSession
) -> None:
    young = line(birth_year="2010")

    response = desk.post(lines_url(held), young, headers=FRAGMENT)
    assert (response.status_code, bool(response.context["guardian"])) == (422, True)

    desk.post(lines_url(held), {**young, "guardian_agrees": "yes"})
    assert Visit.objects.get().resident.guardian_agreed_on == LAST_WEEK


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"whom": ""}, "whom"),
        ({"whom": "99999"}, "whom"),
        ({"whom": "Selam 2"}, "whom"),
        ({"gender": ""}, "gender"),
        ({"languages": "klingon"}, "languages"),
        ({"birth_year": "1850"}, "birth_year"),
        ({"goes_to": "x"}, "goes_to"),
    ],
)
def test_a_line_that_is_not_right_keeps_what_was_typed(
    desk: Client, held: WalkInSession, wrong: dict[str, str], field: str
) -> None:
    response = desk.post(lines_url(held), line(**wrong), headers=FRAGMENT)

    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert Visit.objects.count() == 0


def test_an_activity_that_is_full_is_told_and_the_rest_stays(
    desk: Client, garden: Garden, held: WalkInSession
) -> None:
    garden.fill(garden.dates[0], 4)

    response = desk.post(lines_url(held), line(goes_to=str(garden.dates[0].public_id)), headers=FRAGMENT)

    assert response.status_code == 200
    assert "notice-ask" in body(response)
    assert Visit.objects.get().outcome == Visit.Outcome.REGISTERED


def test_nobody_of_another_team_and_no_session_of_theirs(
    desk: Client, garden: Garden, held: WalkInSession, other_garden: Garden, other_town: Town
) -> None:
    theirs = WalkInSessionFactory.create(team=other_town.team, centre=other_town.centre, date=LAST_WEEK)
    stranger = other_garden.resident(number=888)

    assert desk.get(lines_url(theirs)).status_code == 404
    assert desk.post(lines_url(held), line(whom=stranger.number_shown)).status_code == 422
    their_date = str(other_garden.dates[0].public_id)
    assert desk.post(lines_url(held), line(goes_to=their_date)).status_code == 422
    assert Visit.objects.count() == 0


@pytest.mark.parametrize("number", [1, 50])
def test_queries_of_a_page_with_many_lines(
    desk: Client, garden: Garden, held: WalkInSession, number: int
) -> None:
    for one in range(number):
        Visit.objects.create(
            team=garden.town.team,
            session=held,
            resident=garden.resident(number=one + 1),
            came_at=NOW,
        )
    desk.get(lines_url(held))

    with exactly(9):
        desk.get(lines_url(held))
