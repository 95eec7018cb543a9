"""What may not be stored is stored nowhere, at no step; and what was stored for the preview goes again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from django.apps import apps
from django.db import connection

from aandeslag.audit.models import Line
from matching.imports.answers import Answers
from matching.imports.applying import apply_import, forget_everything
from matching.imports.judgement import Why
from matching.imports.mapping import answer, set_columns
from matching.imports.preview import remarkable
from matching.imports.undoing import drop_import, undo_import
from matching.models import Import, ImportQuestion, ImportRow
from residents.models import Resident
from tests.matching.imports.lists import (
    ATTENDANCE,
    NOW,
    PEOPLE,
    TODAY,
    bring_in,
    person,
    preview,
    read_to_the_end,
    reasons,
    row,
    upload,
)

if TYPE_CHECKING:
    from tests.world import Town

KIND = Import.Kind.RESIDENTS
NEVER: Final = (
    "zwanger",
    "gehoor IND 14/3",
    "BSN 111222333",
    "rugklachten",
    "moslim",
    "houdt van kamelen en de maan",  # not sorted, so it may be anything
    "V-nummer 2812345678",
)
WORDS: Final = ("zwanger", "gehoor", "111222333", "rugklachten", "moslim", "kamelen", "2812345678")


def everything() -> str:
    """Every value of every table, as the database gives it."""
    found: list[str] = []
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608
            found.extend(str(one) for one in cursor.fetchall())
    return "\n".join(found)


def assert_nowhere(*words: str) -> None:
    stored = everything().casefold()
    assert [word for word in words if word.casefold() in stored] == []


def test_remarks_that_may_not_be_stored_never_are(town: Town) -> None:
    lines = [person(number, "Rahel", year=1970 + number, remark=text) for number, text in enumerate(NEVER, 1)]
    imported = upload(town, KIND, *lines)
    assert_nowhere(*WORDS)
    set_columns(imported=imported, columns=imported.columns, today=TODAY)
    assert_nowhere(*WORDS)
    answer(imported=imported, answers=Answers(centre=str(town.centre.public_id)))
    assert_nowhere(*WORDS)
    read_to_the_end(imported)
    assert_nowhere(*WORDS)
    apply_import(imported=imported, by=None, now=NOW)
    assert_nowhere(*WORDS)
    assert Resident.objects.filter(team=town.team).count() == len(NEVER)


def test_the_preview_says_which_rows_had_them_and_of_which_sort(town: Town) -> None:
    lines = (person(1, "Rahel", remark="zwanger"), person(2, "Emre", remark="BSN volgt"), person(3, "Olena"))
    imported = preview(town, KIND, *lines)
    assert row(imported, 2).reasons[0]["values"] == {"what": ["health"]}
    assert row(imported, 3).reasons[0]["values"] == {"what": ["identity"]}
    assert reasons(imported, 4) == []
    found = {one.sentence: one.rows for one in remarkable(imported)}
    assert sorted(found.values()) == [[2], [3]]


def test_columns_that_are_never_stored(town: Town) -> None:
    heading = f"{PEOPLE};BSN;Nationaliteit;Achternaam"
    upload(town, KIND, person(1, "Rahel") + ";123456782;Eritrese;Tesfamariam", heading=heading)
    assert_nowhere("123456782", "Eritrese", "Tesfamariam")


def test_a_column_that_nobody_knows_keeps_no_story(town: Town) -> None:
    heading = f"{PEOPLE};Extra;Nog iets"
    story = "komt uit een dorp bij de grens en zoekt zijn neef"
    upload(town, KIND, person(1, "Rahel") + f";{story};zwanger", heading=heading)
    assert_nowhere("neef", "zwanger")


@pytest.mark.parametrize(
    ("cells", "word"),
    [
        ({"status": "afgewezen, in beroep"}, "beroep"),
        ({"interest": "niets, is depressief"}, "depressief"),
        ({"free": "niet, heeft kanker"}, "kanker"),
        ({"name": "Rahel (zwanger)"}, "zwanger"),
        ({"phone": "123456782"}, "123456782"),
        ({"year": "27-9-87"}, "27-9-87"),
    ],
)
def test_what_stands_in_the_wrong_column(town: Town, cells: dict[str, str], word: str) -> None:
    name = cells.pop("name", "Rahel")
    imported = preview(town, KIND, person(1, name, **cells), phone_asked=True)
    assert_nowhere(word)
    assert row(imported, 2).verdict == "not-understood"


def test_a_date_of_birth_is_a_year_from_the_beginning(town: Town) -> None:
    imported = upload(town, KIND, person(1, year="27-9-1987"))
    assert row(imported, 2).cells[3] == 1987
    assert_nowhere("27-9-1987")


def test_numbers_nobody_was_asked_about_go_before_the_preview(town: Town) -> None:
    imported = preview(town, KIND, person(1, "Rahel", phone="06-12345678"), person(2, "Emre"))
    assert_nowhere("12345678")
    assert (Why.PHONE_LEFT_OUT, "phone") in reasons(imported, 2)
    assert [one.count for one in remarkable(imported)] == [1]


def test_an_attendance_list_keeps_no_remarks(town: Town) -> None:
    line = "24-09-2025;Wandelclub;1;Rahel;nee;was ziek na operatie"
    imported = preview(town, Import.Kind.PARTICIPATIONS, line, heading=ATTENDANCE)
    assert_nowhere("operatie")
    assert (Why.REMARK_SENSITIVE, "remarks") in reasons(imported, 2)


def test_cells_are_emptied_once_imported(town: Town) -> None:
    lines = (person(1, "Goudhaantje"), person("", "Goudhaantje"), person(2, "Winterkoning", gender="?"))
    imported = bring_in(town, KIND, *lines)
    kept = dict(imported.rows.values_list("number", "cells"))
    assert (kept[2], kept[3]) == ([], [])
    assert "Winterkoning" in kept[4]
    emptied = imported.rows.filter(number__in=(2, 3))
    assert [(one.values, one.reasons) for one in emptied] == [({}, []), ({}, [])]
    forget_everything(imported=imported)
    assert_nowhere("Winterkoning")


def test_a_dropped_or_undone_import_leaves_nothing(town: Town) -> None:
    drop_import(imported=preview(town, KIND, person(1, "Goudhaantje")))
    undo_import(imported=bring_in(town, KIND, person(1, "Winterkoning")), now=NOW)
    assert_nowhere("Goudhaantje", "Winterkoning")
    assert (ImportRow.objects.count(), ImportQuestion.objects.count()) == (0, 0)


def test_the_log_and_the_questions_hold_no_names(town: Town) -> None:
    bring_in(town, KIND, person(1, "Rahel"))
    imported = preview(town, KIND, person("", "Rachel"))
    logged = " ".join(f"{line.action} {line.object_ids} {line.changed}" for line in Line.objects.all())
    question = imported.questions.get()
    asked = f"{question.key} {question.options}"
    assert [name for name in ("Rahel", "Rachel") if name in logged + asked] == []


def test_a_person_who_is_erased_takes_the_row_along(town: Town) -> None:
    imported = bring_in(town, KIND, person(1, "Rahel"), person(2, "Emre"))
    waiting = preview(town, KIND, person(1, "Rahel", remark="nieuw"), person("", "Rachel"))
    resident = Resident.objects.get(first_name="Rahel")
    digest = imported.rows.get(number=2).line_digest
    resident.delete()
    assert list(imported.rows.values_list("number", flat=True)) == [3]
    assert list(waiting.rows.values_list("number", flat=True)) == [3]
    assert not ImportRow.objects.filter(line_digest=digest).exists()
