"""Registering someone: fast, never twice, and never over somebody who is known already."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from aandeslag.teams.access import Role
from aandeslag.vocabulary import Language
from residents.models import Entrustment, Explanation, Resident, Visit
from tests.factories import ResidentFactory
from tests.residents.views.reading import body, log, registration

if TYPE_CHECKING:
    from django.test import Client

    from residents.models import WalkInSession
    from tests.world import Town

REGISTER = reverse("residents:register")


def only() -> Resident:
    return Resident.objects.get(first_name="Selam")


def test_the_form_asks_little_and_hides_the_rest(desk: Client, rahel: Resident) -> None:
    response = desk.get(REGISTER)

    form = response.context["form"]
    asked = [field.name for field in (*form.about_who, *form.about_where)]
    assert asked == [
        "first_name",
        "gender",
        "birth_year",
        "legal_status",
        "lives",
        "explained_in",
    ]
    assert [one.data["value"] for one in form.spoken_most][:3] == ["ti", "ar", "fa"]
    assert len(form.spoken_most) + len(form.spoken_less) == len(Language)
    assert 'class="more-languages">' in body(response).replace(" >", ">")
    assert not {"phone", "email"} & set(form.fields)


def test_a_new_person_is_stored_and_sees_what_fits(desk: Client, town: Town) -> None:
    answers = registration(
        lives=str(town.centre.public_id),
        explained_in="ti",
        free=["tu-morning"],
        conditions=["-"],
        note=" fiets ",
    )

    response = desk.post(REGISTER, answers)

    selam = only()
    assert response.headers["Location"] == reverse("matching:fits", args=[selam.public_id])
    assert (selam.team, selam.number, selam.centre, selam.housed_in) == (town.team, 1, town.centre, None)
    assert (selam.birth_year, selam.languages) == (1999, frozenset({"ti", "en"}))
    assert (selam.free, selam.conditions, selam.skills) == (frozenset({"tu-morning"}), frozenset(), None)
    assert (selam.note, selam.registered_on) == ("fiets", date(2026, 11, 24))
    assert list(Explanation.objects.values_list("language", "by")) == [("ti", town.member(Role.DESK).user.pk)]
    assert [action for action, _ in log()] == ["resident.registered", "resident.explained"]


def test_a_home_of_their_own_has_a_district_a_centre_has_none(desk: Client, town: Town) -> None:
    desk.post(REGISTER, registration(lives=str(town.municipality.public_id), district="Oost"))
    desk.post(REGISTER, registration(first_name="Farhad", lives=str(town.centre.public_id), district="Oost"))

    homes = Resident.objects.order_by("number").values_list("housed_in", "centre", "district")
    assert list(homes) == [(town.municipality.pk, None, "Oost"), (None, town.centre.pk, "")]


def test_save_leads_to_the_card(desk: Client) -> None:
    response = desk.post(REGISTER, registration(then="card"))

    assert response.headers["Location"] == reverse("residents:resident", args=[only().public_id])


def test_the_same_form_sent_twice_is_one_person_and_no_doubt(desk: Client) -> None:
    answers = registration()

    first, second = desk.post(REGISTER, answers), desk.post(REGISTER, answers)

    assert Resident.objects.count() == 1
    assert first.headers["Location"] == second.headers["Location"]


def test_who_speaks_one_language_gets_the_slip_in_it(desk: Client) -> None:
    desk.post(REGISTER, registration(languages=["so"], preferred_language="", explained_in="so"))

    assert (only().preferred_language, Explanation.objects.get().language) == ("so", "so")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"first_name": ""}, "first_name"),
        ({"first_name": "Selam 2"}, "first_name"),
        ({"gender": ""}, "gender"),
        ({"birth_year": "1850"}, "birth_year"),
        ({"birth_year": "2020"}, "birth_year"),
        ({"birth_year": "12-3-1990"}, "birth_year"),
        ({"languages": ["xx"]}, "languages"),
        ({"lives": "00000000-0000-4000-8000-000000000000"}, "lives"),
        ({"note": "x" * 141}, "note"),
        ({"note": "V-nummer 2801.234.567"}, "note"),
        ({"explained_in": "xx"}, "explained_in"),
        ({"token": "x"}, "token"),
    ],
)
def test_a_form_with_errors_keeps_everything_typed(
    desk: Client, wrong: dict[str, object], field: str
) -> None:
    answers = registration(note="komt met de fiets", district="Oost")

    response = desk.post(REGISTER, {**answers, **wrong})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert Resident.objects.count() == 0
    assert 'value="Oost"' in body(response)
    if field != "token":
        assert str(answers["token"]) in body(response)


def test_another_teams_centre_cannot_be_chosen(desk: Client, other_town: Town) -> None:
    response = desk.post(REGISTER, registration(lives=str(other_town.centre.public_id)))

    assert (response.status_code, Resident.objects.count()) == (422, 0)


def test_who_resembles_somebody_is_asked_first_and_nothing_typed_is_lost(
    desk: Client, town: Town, stranger: Resident
) -> None:
    known = ResidentFactory.create(team=town.team, number=412, first_name="Sälam", birth_year=1998)
    ResidentFactory.create(team=town.team, number=413, first_name="Farhad", birth_year=1998)
    answers = registration(note="komt met de fiets")

    asked = desk.post(REGISTER, answers)

    assert (asked.status_code, Resident.objects.for_team(town.team).count()) == (422, 2)
    assert [row.number for row in asked.context["look"].resembling] == ["0412"]
    assert "komt met de fiets" in body(asked)
    assert str(answers["token"]) in body(asked)
    assert log() == [("resident.lookalikes", str(known.public_id))]

    saved = desk.post(REGISTER, {**answers, "somebody_else": "Selam"})

    assert (saved.status_code, only().number) == (302, 414)


def test_the_answer_counts_for_that_name_only(desk: Client, town: Town) -> None:
    ResidentFactory.create(team=town.team, number=412, first_name="Farhad", birth_year=1999)

    response = desk.post(REGISTER, registration(first_name="Farhad", somebody_else="Selam"))

    assert [row.number for row in response.context["look"].resembling] == ["0412"]


def test_under_eighteen_the_guardian_is_asked_once(desk: Client) -> None:
    answers = registration(birth_year="2009")

    asked = desk.post(REGISTER, answers)
    assert (asked.status_code, len(asked.context["look"].guardian), Resident.objects.count()) == (422, 1, 0)

    desk.post(REGISTER, {**answers, "guardian_agrees": "yes"})
    assert only().guardian_agreed_on == date(2026, 11, 24)


def test_a_guardian_who_was_not_asked_yet_stops_nobody_from_being_registered(desk: Client) -> None:
    desk.post(REGISTER, registration(birth_year="2009", guardian_agrees="no"))

    assert only().guardian_agreed_on is None


def test_an_adult_has_no_guardian_whatever_was_sent(desk: Client) -> None:
    response = desk.post(REGISTER, registration())

    assert (response.status_code, only().guardian_agreed_on) == (302, None)


def test_at_the_desk_the_visit_is_noted_too(desk: Client, session: WalkInSession) -> None:
    url = reverse("residents:register-at-desk", args=[session.public_id])
    assert desk.get(url).context["form"].initial["lives"] == session.centre

    response = desk.post(url, registration())

    selam = only()
    assert response.headers["Location"] == reverse(
        "residents:at-desk", args=[session.public_id, selam.public_id]
    )
    assert list(Visit.objects.values_list("resident", "reason", "outcome")) == [
        (selam.pk, "register", "registered")
    ]


def test_at_the_desk_a_known_person_is_chosen_with_one_press(
    desk: Client, session: WalkInSession, rahel: Resident
) -> None:
    url = reverse("residents:register-at-desk", args=[session.public_id])

    response = desk.post(url, registration(first_name="Rahel", birth_year="1995"))

    press = f'formaction="{reverse("residents:note-visit", args=[session.public_id])}" name="resident"'
    assert press in body(response)


def test_whom_a_supporter_registers_is_entrusted_to_them(
    desk: Client, supporter: Client, town: Town, session: WalkInSession
) -> None:
    assert supporter.get(REGISTER).status_code == 403
    member = town.member(Role.SUPPORTER)
    desk.post(reverse("residents:note-present", args=[session.public_id]), {"member": str(member.public_id)})

    supporter.post(REGISTER, registration())

    assert list(Entrustment.objects.values_list("resident", "supporter")) == [(only().pk, member.user_id)]
