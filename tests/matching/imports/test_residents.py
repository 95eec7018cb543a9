"""A list of residents: what its words become, who is known already, who needs a decision."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from aandeslag.vocabulary import LegalStatus
from matching.imports.applying import apply_import
from matching.imports.errors import ColumnsMissingError, ColumnTwiceError, WrongStageError
from matching.imports.judgement import LEAVE_OUT, NEW, YES, Why
from matching.imports.mapping import set_columns
from matching.models import Import
from residents.actions import register_resident
from residents.details import ResidentDetails
from residents.models import Consent, Resident
from tests.factories import ResidentFactory
from tests.matching.imports.lists import (
    NOW,
    TODAY,
    bring_in,
    choose,
    person,
    preview,
    reasons,
    row,
    upload,
    verdicts,
)

if TYPE_CHECKING:
    from tests.world import Town

KIND = Import.Kind.RESIDENTS
FULL: dict[str, Any] = {
    "status": "statushouder",
    "phone": "636273388",
    "free": "di+do middag",
    "interest": "techniek, fietsen",
    "remark": "2 kinderen, alleen schooltijd, kan goed naaien",
}


def known(town: Town, name: str, **facts: Any) -> Resident:
    made: Resident = ResidentFactory.create(
        team=town.team, first_name=name, **{"centre": town.centre, "number": 900, **facts}
    )
    return made


def facts_of(resident: Resident) -> dict[str, Any]:
    left_out = {"id", "public_id", "revision"}
    return {
        field.name: getattr(resident, field.attname)
        for field in resident._meta.concrete_fields
        if field.name not in left_out
    }


def test_a_row_becomes_what_the_desk_would_have_registered(town: Town, other_town: Town) -> None:
    bring_in(town, KIND, person(12, "Rahel", **FULL), phone_asked=True)
    imported = Resident.objects.get(team=town.team)
    details = ResidentDetails(
        first_name="Rahel",
        gender="woman",
        birth_year=1995,
        centre=other_town.centre,
        languages=frozenset({"ti"}),
        dutch_level="few-words",
        legal_status="status-holder",
        interests=frozenset({"craft"}),
        skills=frozenset({"sewing"}),
        free=frozenset({"tu-afternoon", "th-afternoon"}),
        conditions=frozenset({"school-hours"}),
        phone="0636273388",
    )
    by_hand = register_resident(
        team=other_town.team, details=details, by=None, today=date(2025, 6, 10), number=12
    )
    expected = facts_of(by_hand) | {"team": town.team.pk, "centre": town.centre.pk}
    assert facts_of(imported) == expected


def test_the_lines_around_the_table_are_no_people(town: Town) -> None:
    title = "INSCHRIJVINGEN INLOOPUUR 2025\nbijgewerkt door: balie\n\n"
    heading = f"{title}nummer;naam;geslacht;geboortejaar;talen;datum inschrijving"
    lines = ("1;Rahel;v;1995;Tigrinya;10-06-2025", "", "2;Emre;man;27-9-1987;Turks;3 juni", "totaal: 2;;;;;")
    imported = preview(town, KIND, *lines, heading=heading, year=2025)
    assert verdicts(imported) == {5: "new", 7: "new"}
    assert imported.year_hint == 2025
    assert row(imported, 7).values["birth_year"] == 1987
    assert row(imported, 7).values["registered_on"] == "2025-06-03"
    assert imported.skipped == [
        [1, 1, "title"],
        [2, 2, "title"],
        [3, 3, "empty"],
        [6, 6, "empty"],
        [8, 8, "total"],
    ]


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"gender": ""}, "gender", Why.MISSING),
        ({"name": ""}, "first-name", Why.MISSING),
        ({"since": ""}, "registered-on", Why.MISSING),
        ({"gender": "weet ik niet zeker"}, "gender", Why.CELL),
        ({"year": "38 jaar"}, "birth-year", Why.CELL),
        ({"year": 2020}, "birth-year", Why.TOO_YOUNG),
        ({"language": "Marsiaans"}, "languages", Why.CELL),
        ({"status": "uitgeprocedeerd"}, "legal-status", Why.CELL_HIDDEN),
        ({"since": "31-02-2025"}, "registered-on", Why.CELL),
        ({"since": "01-01-2027"}, "registered-on", Why.IN_THE_FUTURE),
        ({"left": "01-06-2025"}, "departed-on", Why.LEFT_BEFORE_REGISTERED),
        ({"free": "ma, wo ochtend"}, "free", Why.CELL),
        ({"name": "A" * 61}, "first-name", Why.TOO_LONG),
    ],
)
def test_not_understood_says_which_column_and_why(
    town: Town, cells: dict[str, Any], column: str, code: Why
) -> None:
    imported = preview(town, KIND, person(1, "Emre"), person(2, **cells))
    assert verdicts(imported) == {2: "new", 3: "not-understood"}
    assert reasons(imported, 3)[0] == (code, column)


def test_question_marks_are_not_answers(town: Town) -> None:
    bring_in(town, KIND, person("", dutch="-", status="?", free="", interest="maakt niet uit", year=""))
    resident = Resident.objects.get(team=town.team)
    assert resident.dutch_level is None
    assert resident.legal_status == LegalStatus.UNKNOWN
    assert resident.free is None
    assert resident.interests == frozenset()
    assert resident.birth_year is None


# --- who is known already ---


def test_the_same_number_and_a_name_that_fits(town: Town, other_town: Town) -> None:
    someone = known(town, "Мухаммад", number=7, birth_year=1990, languages=frozenset({"ar"}))
    known(other_town, "Mohammed", number=8)
    imported = preview(
        town,
        KIND,
        person(7, "Mohammed", gender="m", year=1990, language="Arabisch/Nederlands"),
        person(8, "Mohammed", gender="m", year=1960, language="Farsi"),
    )
    assert verdicts(imported) == {2: "same", 3: "new"}
    assert row(imported, 2).resident == someone
    assert reasons(imported, 2)[0] == (Why.SAME_NUMBER, "")


def test_the_same_name_year_and_language(town: Town) -> None:
    someone = known(town, "Rahel", birth_year=1995, languages=frozenset({"ti"}))
    imported = preview(town, KIND, person(3, "rahel "))
    assert (row(imported, 2).verdict, row(imported, 2).resident) == ("same", someone)


@pytest.mark.parametrize(
    "cells",
    [
        {"name": "ራሄል"},
        {"name": "Rachel"},
        {"year": ""},
        {"language": "Tigrinya/Nederlands"},
    ],
)
def test_merely_alike_needs_a_decision(town: Town, cells: dict[str, Any]) -> None:
    someone = known(town, "Rahel", birth_year=1995, languages=frozenset({"ti"}))
    imported = preview(town, KIND, person("", **{"name": "Rahel", **cells}))
    question = imported.questions.get()
    assert verdicts(imported) == {2: "undecided"}
    assert question.options == [f"resident:{someone.public_id}", NEW, LEAVE_OUT]


@pytest.mark.parametrize("cells", [{"year": 1996}, {"gender": "m"}, {"language": "Arabisch"}])
def test_who_differs_is_somebody_else(town: Town, cells: dict[str, Any]) -> None:
    known(town, "Rahel", birth_year=1995, languages=frozenset({"ti"}))
    imported = preview(town, KIND, person("", "Rachel", **cells))
    assert verdicts(imported) == {2: "new"}


def test_a_number_with_half_of_the_facts_needs_a_decision(town: Town) -> None:
    known(town, "Selam", number=7, birth_year=1995, languages=frozenset({"ti"}))
    imported = preview(town, KIND, person(7, "Rahel"), person(8, "Selam", year=1980))
    assert verdicts(imported) == {2: "undecided", 3: "new"}
    assert reasons(imported, 2)[0] == (Why.NUMBER_OTHER_FACTS, "number")


def test_the_same_person_is_left_as_they_were(town: Town) -> None:
    someone = known(town, "Rahel", number=7, birth_year=1995, phone="0611111111")
    before = facts_of(someone)
    bring_in(town, KIND, person(7, "Rahel", phone="0622222222", left="20-06-2025"), phone_asked=True)
    someone.refresh_from_db()
    assert facts_of(someone) == before
    assert Resident.objects.filter(team=town.team).count() == 1


@pytest.mark.parametrize(
    ("option", "people", "verdict"), [("first", 1, "same"), (NEW, 2, "new"), (LEAVE_OUT, 1, "undecided")]
)
def test_a_decision_holds(town: Town, option: str, people: int, verdict: str) -> None:
    known(town, "Rahel", birth_year=1995, languages=frozenset({"ti"}))
    line = person(4, "ራሄል")
    imported = choose(preview(town, KIND, line), option)
    assert verdicts(imported) == {2: verdict}
    bring_in_decided(imported)
    assert Resident.objects.filter(team=town.team).count() == people
    if option != LEAVE_OUT:
        again = preview(town, KIND, line)
        assert (verdicts(again), reasons(again, 2)[0][0]) == ({2: "same"}, Why.SAME_LINE)


def bring_in_decided(imported: Import) -> None:
    apply_import(imported=imported, by=imported.by, now=NOW)


# --- within the file ---


def test_doubles_within_the_file(town: Town) -> None:
    lines = (
        person(1, "Hodan", remark="kan goed naaien"),
        person("", "Hodan"),
        person("", "Hodaan", language="Somalisch"),
        person(2, "Hodan"),
        person(1, "Hodan", remark="kan goed naaien"),
    )
    imported = preview(town, KIND, *lines)
    assert verdicts(imported) == {2: "new", 3: "same", 4: "new", 5: "undecided", 6: "same"}
    assert (row(imported, 3).same_row, row(imported, 6).same_row) == (2, 2)
    assert reasons(imported, 6)[0][0] == Why.SAME_LINE


def test_a_row_that_is_the_same_as_one_left_out_is_left_out_too(town: Town) -> None:
    known(town, "ራሄል", birth_year=1995, languages=frozenset({"ti"}))
    imported = bring_in(town, KIND, person(1, "Rahel"), person("", "Rahel"))
    assert verdicts(imported) == {2: "undecided", 3: "undecided"}
    assert Resident.objects.filter(team=town.team).count() == 1


# --- numbers ---


def test_the_number_of_the_list_where_it_is_free(town: Town, other_town: Town) -> None:
    known(town, "Bilal", number=2, gender="man", birth_year=1960)
    known(other_town, "Bilal", number=1)
    imported = preview(
        town, KIND, person(1, "Rahel"), person(2, "Emre"), person("", "Olena"), person(9, "Nur")
    )
    assert (Why.NUMBER_TAKEN, "number") in reasons(imported, 3)
    bring_in_decided(imported)
    numbers = Resident.objects.filter(team=town.team).values_list("first_name", "number")
    assert dict(numbers) == {"Bilal": 2, "Rahel": 1, "Emre": 10, "Olena": 11, "Nur": 9}


def test_a_number_that_two_people_of_the_list_have(town: Town) -> None:
    bring_in(town, KIND, person(5, "Rahel"), person(5, "Emre", gender="m", year=1980, language="Turks"))
    assert set(Resident.objects.values_list("first_name", "number")) == {("Rahel", 5), ("Emre", 6)}


# --- leaving ---


@pytest.mark.parametrize(
    ("left", "reason", "expected"),
    [
        ("25-08-2025", "ovpl Ter Apel", (date(2025, 8, 25), "relocation")),
        ("25/08/25", "MOB", (date(2025, 8, 25), "unknown-destination")),
        ("21 juli", "woning", (date(2025, 7, 21), "housing")),
        ("3 mrt", "werk", (date(2026, 3, 3), "paid-work")),
        ("2025-08-25", "", (date(2025, 8, 25), "unknown")),
        ("", "", (None, "")),
    ],
)
def test_departures_are_taken_over(
    town: Town, left: str, reason: str, expected: tuple[date | None, str]
) -> None:
    bring_in(town, KIND, person(1, "Rahel", left=left, reason=reason), year=2025)
    resident = Resident.objects.get(team=town.team)
    assert (resident.departed_on, resident.departure_reason) == expected


def test_a_reason_without_a_date_is_decided_once_for_all(town: Town) -> None:
    lines = (person(1, "Rahel", reason="MOB"), person(2, "Emre", reason="woning"), person(3, "Olena"))
    imported = preview(town, KIND, *lines)
    assert verdicts(imported) == {2: "undecided", 3: "undecided", 4: "new"}
    assert imported.questions.get().options == [YES, LEAVE_OUT]
    bring_in_decided(choose(imported, YES))
    assert not Resident.objects.filter(team=town.team).exclude(departed_on=None).exists()
    assert Resident.objects.filter(team=town.team).count() == 3


# --- questions about the file as a whole ---


def test_only_what_the_file_raises_is_asked(town: Town) -> None:
    imported = upload(town, KIND, person(1, since="10 juni", phone="0612345678"))
    set_columns(imported=imported, columns=imported.columns, today=TODAY)
    assert imported.asks == ["centre", "phone-asked", "year"]


def test_what_is_not_answered_waits(town: Town) -> None:
    imported = preview(town, KIND, person(1, since="10 juni"), person(2, "Emre"), centre=None)
    assert reasons(imported, 2)[:2] == [
        (Why.YEAR_NOT_ANSWERED, "registered-on"),
        (Why.CENTRE_NOT_ANSWERED, "centre"),
    ]
    assert verdicts(imported) == {2: "undecided", 3: "undecided"}


def test_a_number_to_call_needs_that_it_was_asked(town: Town, other_town: Town) -> None:
    lines = (person(1, "Rahel", phone="0612345678"), person(2, "Emre"))
    imported = bring_in(town, KIND, *lines)
    bring_in(other_town, KIND, *lines, phone_asked=True)
    assert list(Resident.objects.filter(team=town.team).values_list("phone", flat=True)) == ["", ""]
    assert imported.counts["made"] == {"residents": 2}
    consent = Consent.objects.get()
    assert (consent.resident.phone, consent.team, consent.given, consent.asked_on) == (
        "0612345678",
        other_town.team,
        True,
        date(2025, 6, 10),
    )


def test_a_column_says_at_which_centre(town: Town) -> None:
    heading = "naam;m/v;ingeschreven op;locatie"
    lines = (f"Rahel;v;10-06-2025;{town.centre.name.upper()}", "Emre;m;10-06-2025;Verweggistan")
    imported = preview(town, KIND, *lines, heading=heading, centre=None)
    assert verdicts(imported) == {2: "new", 3: "not-understood"}
    assert row(imported, 2).values["centre"] == str(town.centre.public_id)


# --- columns ---


def test_columns_are_corrected(town: Town) -> None:
    line = "Rahel;v;Turks;A1;10-06-2025;iets"
    imported = upload(town, KIND, line, heading="wie is het;m/v;taal;ned.;sinds;kast")
    assert imported.columns == ["", "gender", "languages", "dutch-level", "", ""]
    columns = ["first-name", "gender", "", "dutch-level", "registered-on", ""]
    set_columns(imported=imported, columns=columns, today=TODAY)
    assert row(imported, 2).cells == ["Rahel", "v", None, "A1", "10-06-2025", None]
    with pytest.raises(WrongStageError):
        set_columns(imported=imported, columns=imported.columns, today=TODAY)


def test_columns_that_cannot_be(town: Town) -> None:
    imported = upload(town, KIND, "Rahel;v;10-06-2025", heading="naam;m/v;sinds")
    with pytest.raises(ColumnsMissingError):
        set_columns(imported=imported, columns=["first-name", "", ""], today=TODAY)
    with pytest.raises(ColumnTwiceError):
        set_columns(imported=imported, columns=["first-name", "gender", "gender"], today=TODAY)
    assert Import.objects.get().stage == "columns"
