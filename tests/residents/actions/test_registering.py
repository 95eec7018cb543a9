"""People are registered: one at the desk, many from a spreadsheet, none twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.db import connection

from aandeslag.audit.models import Line
from aandeslag.teams.access import Role
from residents.actions import Registration, register_resident, register_residents, registered_before
from residents.details import ResidentDetails
from residents.errors import NumberTakenError, ResemblesError
from residents.finding import newest_of
from residents.models import Entrustment, Explanation, Resident
from tests.factories import ResidentFactory

if TYPE_CHECKING:
    from tests.world import Town

TODAY = date(2026, 11, 24)
RAHEL = ResidentDetails(
    first_name="  Rahel\u200b ",
    gender="woman",
    birth_year=1995,
    languages=frozenset({"ti"}),
    note="komt met kind",
)


def register(town: Town, **more: Any) -> Resident:
    who = {"details": RAHEL, "by": town.member(Role.DESK).user, "today": TODAY, **more}
    return register_resident(team=town.team, **who)


def test_a_person_is_stored_as_told(town: Town) -> None:
    rahel = register(town)

    rahel.refresh_from_db()
    assert (rahel.number, rahel.first_name, rahel.name_key) == (1, "Rahel", "rahel")
    assert (rahel.registered_on, rahel.noted_on, rahel.revision) == (TODAY, TODAY, 1)
    assert (rahel.languages, rahel.free, rahel.legal_status) == (frozenset({"ti"}), None, "unknown")


def test_the_next_number_follows_the_highest_of_the_own_team(town: Town, other_town: Town) -> None:
    ResidentFactory.create(team=town.team, number=412)
    ResidentFactory.create(team=other_town.team, number=9000)

    assert [register(town).number, register(town).number] == [413, 414]


def test_a_number_of_ones_own_is_kept_and_never_given_twice(town: Town, other_town: Town) -> None:
    ResidentFactory.create(team=other_town.team, number=77)

    assert register(town, number=77).number == 77
    with pytest.raises(NumberTakenError) as refused:
        register(town, number=77)
    assert refused.value.number == 77
    assert Resident.objects.for_team(town.team).count() == 1


def test_the_same_form_sent_twice_registers_once(town: Town) -> None:
    token = uuid4()

    first, second = register(town, token=token), register(town, token=token)

    assert first == second == registered_before(team=town.team, token=token)
    assert Resident.objects.for_team(town.team).count() == 1
    assert Line.objects.filter(action="resident.registered").count() == 1


def test_a_token_of_another_team_is_not_known(town: Town, other_town: Town) -> None:
    token = uuid4()
    register(other_town, token=token)

    assert registered_before(team=town.team, token=token) is None


def test_the_explanation_is_stored_with_language_version_and_who(town: Town) -> None:
    rahel = register(town, explained_in="ti")

    explanation = Explanation.objects.get(resident=rahel)
    assert (explanation.language, explanation.version) == ("ti", "2026-2")
    assert (explanation.by, explanation.given_on) == (town.member(Role.DESK).user, TODAY)


def test_a_supporter_who_registers_someone_has_them_entrusted(town: Town) -> None:
    supporter = town.member(Role.SUPPORTER).user

    rahel = register(town, by=supporter)
    register(town)

    entrustment = Entrustment.objects.get()
    assert (entrustment.resident, entrustment.supporter, entrustment.valid_until) == (rahel, supporter, None)


def test_the_log_names_the_fields_and_no_values(town: Town) -> None:
    rahel = register(town)

    line = Line.objects.get()
    assert (line.action, line.object_ids, line.object_type) == (
        "resident.registered",
        str(rahel.public_id),
        "Resident",
    )
    assert line.changed == "birth_year first_name gender languages legal_status note"


def test_a_failing_registration_leaves_nothing_behind(town: Town) -> None:
    token = uuid4()
    both = ResidentDetails(
        first_name="Rahel", gender="woman", centre=town.centre, housed_in=town.municipality
    )

    with pytest.raises(Exception, match="lives_at_a_centre_or_has_a_home"):
        register(town, details=both, token=token)

    assert (Resident.objects.count(), Line.objects.count()) == (0, 0)
    assert register(town, token=token).number == 1


def test_many_at_once_get_their_own_or_the_next_numbers(town: Town, django_assert_num_queries: Any) -> None:
    ResidentFactory.create(team=town.team, number=5)
    people = [
        Registration(RAHEL, TODAY, number=20),
        Registration(RAHEL, date(2026, 1, 5)),
        Registration(RAHEL, TODAY, departed_on=TODAY, departure_reason="housing"),
    ]

    # One more where a row lock is asked for.
    with django_assert_num_queries(8 if connection.features.has_select_for_update else 7):
        made = register_residents(team=town.team, people=people)

    assert [one.number for one in made] == [20, 21, 22]
    assert [one.registered_on for one in made] == [TODAY, date(2026, 1, 5), TODAY]
    assert made[2].departure_reason == "housing"
    assert Line.objects.get().object_ids.split() == [str(one.public_id) for one in made]


def test_many_at_once_are_refused_when_a_number_is_taken_or_stands_twice(town: Town) -> None:
    ResidentFactory.create(team=town.team, number=5)

    for numbers in ([5], [6, 6]):
        with pytest.raises(NumberTakenError) as refused:
            register_residents(team=town.team, people=[Registration(RAHEL, TODAY, number=n) for n in numbers])
        assert refused.value.number == numbers[0]
    assert Resident.objects.count() == 1


def test_nobody_at_once_is_nobody(town: Town) -> None:
    assert register_residents(team=town.team, people=[]) == []
    assert Line.objects.count() == 0


def test_two_desks_that_register_the_same_person_at_the_same_moment_see_each_other(
    town: Town, other_town: Town
) -> None:
    known_until = newest_of(town.team)
    yusuf, arabic, farhad = (replace(RAHEL, first_name=name) for name in ("Yusuf", "يوسف", "Farhad"))
    register(other_town, details=yusuf)
    first = register(town, details=yusuf, known_until=known_until)

    with pytest.raises(ResemblesError) as refused:
        register(town, details=arabic, known_until=known_until)

    assert refused.value.found == [first]
    assert register(town, details=farhad, known_until=known_until).number == first.number + 1
