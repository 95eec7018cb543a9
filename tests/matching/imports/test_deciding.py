"""The page of decisions: each once for all its rows, in words that let people be told apart."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from matching.imports.applying import apply_import
from matching.imports.deciding import decide
from matching.imports.errors import WrongStageError
from matching.imports.judgement import LEAVE_OUT, NEW, YES
from matching.models import Import
from tests.factories import ResidentFactory, SlotFactory
from tests.matching.imports.lists import NOW, attended, bring_in, person, preview, upload, verdicts
from tests.matching.imports.pages import page, press
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from matching.models import ImportQuestion
    from tests.world import Town

WEDNESDAYS = [f"{day:02}-10-2025" for day in (1, 8, 15, 22, 29)]


def walking(town: Town) -> None:
    SlotFactory.create(activity__title="Wandelclub", activity__organisation__team=town.team, weekday="we")


def only(imported: Import) -> ImportQuestion:
    return imported.questions.get()


def test_one_decision_for_a_name_that_several_have(town: Town, coordinator: Client) -> None:
    walking(town)
    first = ResidentFactory.create(
        team=town.team, number=2, first_name="Mohammed", birth_year=1990, registered_on=date(2025, 1, 7)
    )
    second = ResidentFactory.create(
        team=town.team,
        number=3,
        first_name="Muhammad",
        birth_year=1991,
        registered_on=date(2025, 1, 7),
        departed_on=date(2026, 2, 3),
        departure_reason="housing",
    )
    lines = [attended(day, "Wandelclub", "", "Mohamad") for day in WEDNESDAYS]
    imported = preview(town, "participations", *lines, attended("02-07-2025", "Wandelclub", 3, "Muhammad"))
    shown = coordinator.get(page(imported, "import-decisions"))
    (question,) = shown.context["questions"]
    assert (question.rows, question.heading) == (
        [2, 3, 4, 5, 6],
        "‘Mohamad’ bij Wandelclub",
    )
    assert [(option.value, option.label) for option in question.options] == [
        (
            f"resident:{second.public_id}",
            "0003 Muhammad · 1991 · Tigrinya · hier van 7-1-2025 tot 3-2-2026 · 1 keer in deze lijst",
        ),
        (f"resident:{first.public_id}", "0002 Mohammed · 1990 · Tigrinya · hier sinds 7-1-2025"),
        (LEAVE_OUT, "overslaan"),
    ]
    press(coordinator, imported, "import-decisions", **{question.name: f"resident:{first.public_id}"})
    assert set(verdicts(imported).values()) == {"new"}
    assert set(imported.rows.filter(number__lt=7).values_list("resident", flat=True)) == {first.pk}


def test_dates_outside_the_pattern_are_one_decision_per_activity(town: Town, coordinator: Client) -> None:
    walking(town)
    SlotFactory.create(activity__title="Naaien", activity__organisation__team=town.team, weekday="we")
    ResidentFactory.create(team=town.team, number=1, first_name="Rahel", registered_on=date(2025, 1, 1))
    thursdays = [f"{day:02}-10-2025" for day in (2, 9, 16)]
    lines = [attended(day, title, 1, "Rahel") for title in ("Wandelclub", "Naaien") for day in thursdays]
    imported = preview(town, "participations", *lines)
    shown = coordinator.get(page(imported, "import-decisions"))
    assert [(one.heading, one.rows) for one in shown.context["questions"]] == [
        ("Naaien", [5, 6, 7]),
        ("Wandelclub", [2, 3, 4]),
    ]
    sewing, walk = shown.context["questions"]
    press(coordinator, imported, "import-decisions", **{sewing.name: YES, walk.name: LEAVE_OUT})
    assert list(verdicts(imported).values()) == ["undecided"] * 3 + ["new"] * 3


def test_the_list_that_says_two_things_is_shown_with_both(town: Town, coordinator: Client) -> None:
    walking(town)
    ResidentFactory.create(team=town.team, number=1, first_name="Rahel", registered_on=date(2025, 1, 1))
    lines = [attended(WEDNESDAYS[0], "Wandelclub", 1, "Rahel", mark) for mark in ("ja", "ziek")]
    imported = preview(town, "participations", *lines)
    (question,) = coordinator.get(page(imported, "import-decisions")).context["questions"]
    assert [option.label for option in question.options] == [
        "rij 3 klopt: afgemeld (ziek)",
        "rij 2 klopt: was er",
    ]


def test_what_stays_open_stays_open(town: Town, coordinator: Client) -> None:
    imported = preview(town, "residents", person(1, reason="MOB"), person(2, "Emre"))
    question = only(imported)
    name = f"question-{question.public_id}"
    press(coordinator, imported, "import-decisions", **{name: "", "question-x": YES})
    press(coordinator, imported, "import-decisions", **{name: "iets anders"})
    question.refresh_from_db()
    assert (question.choice, verdicts(imported)) == ("", {2: "undecided", 3: "new"})


def test_a_decision_can_be_changed_and_taken_back(town: Town, coordinator: Client) -> None:
    imported = preview(town, "residents", person(1, reason="MOB"))
    name = f"question-{only(imported).public_id}"
    for choice, verdict in ((YES, "new"), (LEAVE_OUT, "undecided"), (YES, "new"), ("", "undecided")):
        press(coordinator, imported, "import-decisions", **{name: choice})
        assert verdicts(imported) == {2: verdict}


def test_a_decision_of_another_file_is_passed_over(town: Town, other_town: Town, coordinator: Client) -> None:
    ours = preview(town, "residents", person(1, reason="MOB"))
    theirs = preview(other_town, "residents", person(1, reason="MOB"))
    press(coordinator, ours, "import-decisions", **{f"question-{only(theirs).public_id}": YES})
    assert (only(ours).choice, only(theirs).choice) == ("", "")


def test_decisions_come_before_the_import_only(town: Town) -> None:
    with pytest.raises(WrongStageError):
        decide(imported=upload(town, "residents", person(1)), choices={}, by=None)
    with pytest.raises(WrongStageError):
        decide(imported=bring_in(town, "residents", person(1)), choices={}, by=None)


def test_a_row_goes_the_way_of_the_row_it_is_the_same_as(town: Town, coordinator: Client) -> None:
    ResidentFactory.create(team=town.team, number=900, first_name="ራሄል")
    imported = preview(town, "residents", person(1, "Rahel"), person("", "Rahel"))
    assert verdicts(imported) == {2: "undecided", 3: "undecided"}
    name = f"question-{only(imported).public_id}"
    press(coordinator, imported, "import-decisions", **{name: NEW})
    assert verdicts(imported) == {2: "new", 3: "same"}
    press(coordinator, imported, "import-decisions", **{name: LEAVE_OUT})
    assert verdicts(imported) == {2: "undecided", 3: "undecided"}


# --- how often the database is asked, with 1 row and with 50 ---


@pytest.mark.parametrize("many", [1, 50])
@pytest.mark.parametrize(
    ("name", "queries"), [("imports", 5), ("import", 9), ("import-decisions", 10), ("result", 6)]
)
def test_queries_do_not_grow_with_the_rows(
    waiting: Callable[[int], Import], coordinator: Client, many: int, name: str, *, queries: int
) -> None:
    imported = waiting(many)
    if name == "result":
        apply_import(imported=imported, by=imported.by, now=NOW)
    url = (
        reverse("matching:imports") if name == "imports" else page(imported, name.replace("result", "import"))
    )
    coordinator.get(url)
    with exactly(queries):
        assert coordinator.get(url).status_code == 200


@pytest.fixture
def waiting(town: Town, other_town: Town) -> Callable[[int], Import]:
    """Give a preview of so many rows that each wait for a decision, and as many imports in the list."""

    def make(many: int) -> Import:
        for one in (town, other_town):
            ResidentFactory.create(team=one.team, number=900, first_name="Rahel", birth_year=None)
        lines = [person("", "Rachel", year=1940 + number) for number in range(many)]
        preview(other_town, "residents", *lines)
        Import.objects.bulk_create(
            Import(team=town.team, kind="residents", digest=str(number), created_at=NOW)
            for number in range(many - 1)
        )
        imported = preview(town, "residents", *lines)
        assert set(verdicts(imported).values()) == {"undecided"}
        return imported

    return make
