"""What was explained, and what someone answered to each extra."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from aandeslag.audit.models import Line
from aandeslag.teams.access import Role
from residents.actions import give_explanation, record_consent, record_contact
from residents.models import Consent, Explanation, Resident
from tests.factories import ResidentFactory

if TYPE_CHECKING:
    from tests.world import Town

TODAY = date(2026, 11, 24)
LATER = date(2026, 12, 1)


@pytest.fixture
def rahel(town: Town) -> Resident:
    return ResidentFactory.create(
        team=town.team, first_name="Rahel", phone="06 12345678", email="r@voorbeeld.test"
    )


def answer(town: Town, rahel: Resident, *, given: bool, on: date = TODAY, purpose: str = "phone") -> Consent:
    by = town.member(Role.DESK).user
    return record_consent(resident=rahel, purpose=purpose, given=given, language="ti", by=by, today=on)


def test_explaining_twice_on_a_day_is_once(town: Town, rahel: Resident) -> None:
    by = town.member(Role.DESK).user
    for day in (TODAY, TODAY, LATER):
        give_explanation(resident=rahel, language="ti", by=by, today=day)

    given = Explanation.objects.filter(resident=rahel)
    assert [(one.given_on, one.language, one.team) for one in given] == [
        (LATER, "ti", town.team),
        (TODAY, "ti", town.team),
    ]
    assert Line.objects.filter(action="resident.explained").count() == 2


def test_an_answer_is_kept_when_it_changes(town: Town, rahel: Resident) -> None:
    answer(town, rahel, given=True)
    answer(town, rahel, given=True, on=LATER)
    answer(town, rahel, given=False, on=LATER)

    kept = [(one.given, one.asked_on, one.withdrawn_on) for one in Consent.objects.order_by("pk")]
    assert kept == [(True, TODAY, LATER), (False, LATER, None)]


def test_answers_to_different_extras_stand_apart(town: Town, rahel: Resident) -> None:
    answer(town, rahel, given=True)
    answer(town, rahel, given=False, purpose="story")

    assert dict(Consent.objects.values_list("purpose", "given")) == {"phone": True, "story": False}


def test_who_does_not_want_to_be_called_leaves_no_number_behind(town: Town, rahel: Resident) -> None:
    answer(town, rahel, given=False)

    rahel.refresh_from_db()
    assert (rahel.phone, rahel.email, rahel.revision) == ("", "", 2)


def test_refusing_something_else_keeps_the_number(town: Town, rahel: Resident) -> None:
    answer(town, rahel, given=False, purpose="story")

    rahel.refresh_from_db()
    assert rahel.phone == "06 12345678"


def test_how_someone_can_be_reached_is_stored_and_logged_by_name_of_the_field(rahel: Resident) -> None:
    record_contact(resident=rahel, phone="06 87654321", email="r@voorbeeld.test")

    rahel.refresh_from_db()
    assert rahel.phone == "06 87654321"
    assert [(line.action, line.changed) for line in Line.objects.all()] == [("resident.changed", "phone")]
