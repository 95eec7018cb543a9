"""The whole way through the pages: from a file to what is imported, without JavaScript."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.urls import reverse

from matching.imports import reading
from matching.imports.reading import progress_of
from matching.models import Import, ImportRow
from residents.models import Resident
from tests.matching.imports.lists import ATTENDANCE, PEOPLE, bring_in, person, preview, upload
from tests.matching.imports.pages import columns_of, newest, page, press, send_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from aandeslag.teams.models import Membership
    from tests.world import Town

KIND = Import.Kind.RESIDENTS
LINES = (
    person(1, "Rahel", phone="0612345678", since="10 juni"),
    person(2, "Emre", gender="?"),
    person(3, "Olena", remark="zwanger"),
)


def a_file(*lines: str) -> bytes:
    return "\n".join([PEOPLE, *lines]).encode()


def lines_of(response: Any) -> list[list[str]]:
    return list(csv.reader(response.content.decode("utf-8-sig").splitlines(), delimiter=";"))


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_from_a_file_to_people(town: Town, coordinator: Client) -> None:
    assert send_file(coordinator, KIND, a_file(*LINES)).url == page(newest(), "import-columns")
    imported = newest()
    answers = press(coordinator, imported, "import-columns", **columns_of(imported))
    assert "Vragen over het bestand" in text_of(answers)
    shown = press(
        coordinator,
        imported,
        "import-answers",
        centre=str(town.centre.public_id),
        year="2025",
        phone_asked="no",
    )
    assert "3 rijen: <b>2</b> nieuw, 0 al bekend, 0 waar jij over beslist, 1 niet begrepen." in text_of(shown)
    assert "Opmerking: overgeslagen, het ging over gezondheid: 1 rij" in text_of(shown)
    result = press(coordinator, imported, "import-apply")
    assert "Ingelezen: 2 deelnemers." in text_of(result)
    assert "Overgeslagen: 1." in text_of(result)
    assert set(Resident.objects.values_list("team__name", "first_name", "phone")) == {
        (town.team.name, "Rahel", ""),
        (town.team.name, "Olena", ""),
    }


def test_columns_and_answers_that_are_missing_are_asked_again(town: Town, coordinator: Client) -> None:
    imported = upload(town, KIND, *LINES)
    wrong = coordinator.post(page(imported, "import-columns"), columns_of(imported) | {"column-1": ""})
    assert (wrong.status_code, "Er is geen kolom voor: voornaam" in text_of(wrong)) == (422, True)
    press(coordinator, imported, "import-columns", **columns_of(imported))
    again = coordinator.post(page(imported, "import-answers"), {"year": "1066"})
    assert again.status_code == 422
    assert sorted(again.context["form"].errors) == ["centre", "phone_asked", "year"]
    assert Import.objects.get().stage == "answers"


def test_the_same_press_twice_brings_in_one_file(coordinator: Client) -> None:
    token = uuid4()
    first = send_file(coordinator, KIND, a_file(*LINES), token=token)
    second = send_file(coordinator, KIND, a_file(*LINES), token=token)
    assert (first.url, Import.objects.count(), ImportRow.objects.count()) == (second.url, 1, 3)


def test_a_second_press_on_import_changes_nothing(town: Town, coordinator: Client) -> None:
    imported = preview(town, KIND, person(1, "Rahel"))
    press(coordinator, imported, "import-apply")
    press(coordinator, imported, "import-apply")
    assert Resident.objects.filter(team=town.team).count() == 1


# --- reading in slices ---


@pytest.fixture
def _slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slices so short that one batch is all that fits."""
    monkeypatch.setattr(reading.read_on, "__kwdefaults__", {"seconds": 0.0})


@pytest.mark.usefixtures("_slow")
def test_reading_goes_on_with_a_button_slice_by_slice(town: Town, coordinator: Client) -> None:
    names = [
        person(number, f"Naam{chr(97 + number // 26)}{chr(97 + number % 26)}") for number in range(1, 310)
    ]
    imported = upload(town, KIND, *names)
    press(coordinator, imported, "import-columns", **columns_of(imported))
    shown = press(coordinator, imported, "import-answers", centre=str(town.centre.public_id))
    imported.refresh_from_db()
    assert (progress_of(imported).read, progress_of(imported).total) == (150, 309)
    assert "150 van de 309 rijen gelezen" in text_of(shown)
    assert "<progress" in text_of(shown)
    shown = press(coordinator, imported, "import-read")
    assert "300 van de 309 rijen gelezen" in text_of(shown)
    shown = press(coordinator, imported, "import-read")
    assert shown.request["PATH_INFO"] == page(imported)
    assert not imported.rows.filter(verdict="unread").exists()


@pytest.mark.usefixtures("_slow")
def test_the_page_asks_for_the_next_slice_by_itself(town: Town, coordinator: Client) -> None:
    names = [
        person(number, f"Naam{chr(97 + number // 26)}{chr(97 + number % 26)}") for number in range(1, 310)
    ]
    imported = upload(town, KIND, *names)
    press(coordinator, imported, "import-columns", **columns_of(imported))
    press(coordinator, imported, "import-answers", centre=str(town.centre.public_id))
    fragment = coordinator.post(page(imported, "import-read"), headers={"HX-Request": "true"})
    assert "300 van de 309 rijen gelezen" in text_of(fragment)
    assert "<html" not in text_of(fragment)
    assert 'hx-trigger="load, submit"' in text_of(fragment)
    done = coordinator.post(page(imported, "import-read"), headers={"HX-Request": "true"})
    assert done.headers["HX-Redirect"] == page(imported)


# --- nothing to bring in ---


def test_nothing_new_says_so_and_what_to_do_instead(town: Town, coordinator: Client) -> None:
    bring_in(town, KIND, person(1, "Rahel"))
    again = preview(town, KIND, person(1, "Rahel"))
    shown = coordinator.get(page(again))
    assert "alles in dit bestand is al bekend" in text_of(shown)
    assert page(again, "import-apply") not in text_of(shown)
    pressed = press(coordinator, again, "import-apply")
    assert "Er staat niets nieuws in dit bestand." in text_of(pressed)
    again.refresh_from_db()
    assert again.stage == "preview"


def test_nothing_new_yet_leads_to_the_decisions(town: Town, coordinator: Client) -> None:
    waiting = preview(town, KIND, person(1, reason="MOB"))
    assert "Beslis eerst wat nog open staat." in text_of(coordinator.get(page(waiting)))
    unclear = preview(town, KIND, person(2, gender="?"))
    assert "Verbeter ze in je bestand" in text_of(coordinator.get(page(unclear)))


# --- what was left out ---


def test_what_was_left_out_is_listed_and_fetched(town: Town, coordinator: Client) -> None:
    imported = bring_in(
        town,
        KIND,
        person(1, "Rahel"),
        person(2, "@Emre", gender="?", remark="zwanger", phone="06-12345678"),
        person(3, "Olena", reason="MOB"),
    )
    shown = coordinator.get(page(imported))
    assert [row.number for row in shown.context["rows"]] == [3, 4]
    fetched = coordinator.get(page(imported, "import-left-out"))
    assert fetched.headers["Content-Disposition"] == 'attachment; filename="left-out.csv"'
    first, *lines = lines_of(fetched)
    assert first[:4] == ["Rij in het bestand", "Waarom", "Nr.", "Voornaam"]
    assert [line[0] for line in lines] == ["3", "4"]
    # A spreadsheet program runs nothing, and what may not be kept is not in it.
    assert lines[0][1:5] == ["M/V: hier staat niets, en het is wel nodig", "2", "'@Emre", "?"]
    assert [word for word in ("zwanger", "12345678") if word in fetched.content.decode()] == []
    press(coordinator, imported, "import-forget")
    emptied = coordinator.get(page(imported, "import-left-out"))
    assert lines_of(emptied)[1:] == [["3", ""], ["4", ""]]


# --- not of this team ---


@pytest.mark.parametrize(
    "name",
    [
        *("import", "import-columns", "import-answers", "import-read", "import-decisions"),
        *("import-apply", "import-undo", "import-drop", "import-forget", "import-left-out"),
    ],
)
def test_an_import_of_another_team_does_not_exist(
    town: Town, other_town: Town, coordinator: Client, name: str
) -> None:
    theirs = preview(other_town, KIND, person(1, "Rahel"))
    ours = preview(town, KIND, person(1, "Rahel"))
    is_form = name in {"import-apply", "import-undo", "import-drop", "import-forget"}
    ask = coordinator.post if is_form else coordinator.get
    assert ask(page(theirs, name)).status_code == 404
    assert ask(page(ours, name)).status_code in {200, 302}
    theirs.refresh_from_db()
    assert theirs.stage == "preview"


def test_the_list_shows_the_files_of_the_team(town: Town, other_town: Town, coordinator: Client) -> None:
    ours, theirs = upload(town, KIND, *LINES), upload(other_town, KIND, *LINES)
    shown = text_of(coordinator.get(reverse("matching:imports")))
    assert (page(ours) in shown, page(theirs) in shown) == (True, False)


def test_only_a_coordinator_brings_in_lists(town: Town, signed_in: Callable[[Membership], Client]) -> None:
    imported = preview(town, KIND, person(1, "Rahel"))
    for role in ("desk", "supporter", "coa", "official"):
        assert signed_in(town.members[role]).get(page(imported)).status_code == 403


def test_two_names_in_two_scripts_do_not_turn_the_line(town: Town, coordinator: Client) -> None:
    imported = preview(
        town, Import.Kind.PARTICIPATIONS, "24-09-2025;Zeilen;1;إبراهيم;ja;", heading=ATTENDANCE
    )
    (row,) = coordinator.get(page(imported)).context["rows"]
    assert row.what == "\u2068إبراهيم\u2069 · Zeilen · 24-9-2025"
