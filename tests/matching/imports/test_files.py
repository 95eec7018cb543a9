"""Files as teams send them, good and bad, in the browser and by the command."""

from __future__ import annotations

import html
import time
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import RequestFactory

from aandeslag.spreadsheets.dutch.outcome import Reason
from aandeslag.spreadsheets.errors import UnreadableCode
from aandeslag.spreadsheets.limits import MAX_BYTES
from matching.imports.starting import Upload, start_import
from matching.imports.wording.cells import CELLS
from matching.imports.wording.files import unreadable_code
from matching.models import Import, ImportRow
from residents.models import Resident
from tests.matching.imports.breaking import StoppedError, stop_at
from tests.matching.imports.lists import NOW, PEOPLE, person
from tests.matching.imports.pages import columns_of, newest, page, press, send_file
from tests.matching.imports.test_privacy import assert_nowhere
from tests.spreadsheets.files import member, ods, saved, with_member, xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client

    from tests.world import Town

KIND = Import.Kind.RESIDENTS
MOST_SECONDS: Final = 10
HEADINGS: Final = ("Nr.", "Voornaam", "M/V", "Geb. jaar", "Taal", "Ingeschreven op")
LIST: Final[list[list[Any]]] = [
    ["INSCHRIJVINGEN 2025", *[None] * 5],
    ["bijgewerkt door de balie", *[None] * 5],
    [None] * 6,
    list(HEADINGS),
    [1, "Søren", "m", 1990, "Engels", "10-06-2025"],
    [None] * 6,
    [2, "Émile", "m", 1991, "Frans", "11-06-2025"],
    list(HEADINGS),
    [3, "Rahel", "v", 1995, "Tigrinya", "12-06-2025"],
    ["Totaal: 3", *[None] * 5],
]


def text(delimiter: str) -> str:
    return "\r\n".join(delimiter.join("" if cell is None else str(cell) for cell in line) for line in LIST)


GOOD: Final[dict[str, tuple[str, bytes]]] = {
    "semicolons, UTF-8 with BOM": ("lijst.csv", text(";").encode("utf-8-sig")),
    "commas, Windows-1252": ("lijst.csv", text(",").encode("cp1252")),
    "tabs, UTF-16": ("lijst.txt", text("\t").encode("utf-16")),
    "bars, UTF-8": ("lijst.csv", text("|").encode()),
    "XLSX": ("lijst.xlsx", xlsx(LIST)),
    "ODS": ("lijst.ods", ods(LIST)),
}


@pytest.mark.parametrize("case", GOOD)
def test_a_list_in_any_form_gives_the_same_people(town: Town, coordinator: Client, case: str) -> None:
    name, content = GOOD[case]
    send_file(coordinator, KIND, content, name=name)
    imported = newest()
    press(coordinator, imported, "import-columns", **columns_of(imported))
    press(coordinator, imported, "import-answers", centre=str(town.centre.public_id))
    press(coordinator, imported, "import-apply")
    people = Resident.objects.filter(team=town.team).order_by("number")
    assert list(people.values_list("number", "first_name", "birth_year")) == [
        (1, "Søren", 1990),
        (2, "Émile", 1991),
        (3, "Rahel", 1995),
    ]
    imported.refresh_from_db()
    assert sorted(why for _first, _last, why in imported.skipped) == sorted(
        ["title", "title", "empty", "empty", "repeated-header", "total"]
    )
    assert imported.row_count == sum(imported.counts[one] for one in ("new", "same")) == 3


def test_other_sheets_are_told(town: Town, coordinator: Client) -> None:
    workbook = openpyxl.Workbook()
    for sheet in (workbook.worksheets[0], workbook.create_sheet("Oud")):
        for line in LIST:
            sheet.append(line)
    send_file(coordinator, KIND, saved(workbook), name="lijst.xlsx")
    shown = coordinator.get(page(newest(), "import-columns"))
    assert "1 ander blad in dit bestand: lees dat als apart bestand in" in shown.content.decode()


# --- bad files ---

GOOD_XLSX: Final = xlsx([list(HEADINGS), [1, "KORT", "v", 1990, "Frans", "10-06-2025"]])
SHEET: Final = "xl/worksheets/sheet1.xml"
LONG: Final = member(GOOD_XLSX, SHEET).replace(b"KORT", b"a" * 1_000_000)
BAD: Final[dict[str, tuple[str, bytes, UnreadableCode]]] = {
    "empty": ("lijst.csv", b"", UnreadableCode.EMPTY),
    "truncated XLSX": ("lijst.xlsx", GOOD_XLSX[: len(GOOD_XLSX) // 2], UnreadableCode.DAMAGED),
    "truncated ODS": ("lijst.ods", ods(LIST)[:300], UnreadableCode.DAMAGED),
    "a PDF": ("lijst.pdf", b"%PDF-1.7 " + b"a;b;c\n" * 100, UnreadableCode.WRONG_TYPE),
    "a picture called CSV": (
        "lijst.csv",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        UnreadableCode.WRONG_TYPE,
    ),
    "an old workbook": (
        "lijst.xls",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
        UnreadableCode.OLD_FORMAT,
    ),
    "a zip bomb": ("lijst.xlsx", with_member(GOOD_XLSX, SHEET, b" " * 200_000_000), UnreadableCode.ZIP_BOMB),
    "a million characters": (
        "lijst.xlsx",
        with_member(GOOD_XLSX, SHEET, LONG),
        UnreadableCode.CELL_TOO_LARGE,
    ),
    "a million in a CSV": ("l.csv", b"Nr.;Voornaam\n1;" + b"a" * 1_000_000, UnreadableCode.CELL_TOO_LARGE),
    "NUL bytes": ("lijst.csv", f"{PEOPLE}\n1;Se\x00lam".encode(), UnreadableCode.NUL_BYTES),
    "a letter": ("brief.txt", b"Beste allemaal,\nTot morgen\n", UnreadableCode.NO_HEADER),
    "too large": ("lijst.csv", b"Nr.;Voornaam\n" + b"x" * MAX_BYTES, UnreadableCode.TOO_LARGE),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where anything that was written aside would be found."""
    aside = tmp_path / "aside"
    aside.mkdir()
    monkeypatch.setenv("TMPDIR", str(aside))
    monkeypatch.setattr("tempfile.tempdir", None)
    return aside


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_in_the_browser(town: Town, coordinator: Client, folder: Path, case: str) -> None:
    name, content, code = BAD[case]
    started = time.perf_counter()
    shown = send_file(coordinator, KIND, content, name=name)
    assert time.perf_counter() - started < MOST_SECONDS
    (sentence,) = shown.context["form"].errors["file"]
    assert (shown.status_code, sentence.startswith(unreadable_code(code))) == (422, True)
    assert (Import.objects.count(), ImportRow.objects.count(), list(folder.iterdir())) == (0, 0, [])


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_by_the_command(
    town: Town, folder: Path, tmp_path: Path, case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    name, content, code = BAD[case]
    (tmp_path / name).write_bytes(content)
    started = time.perf_counter()
    with pytest.raises(SystemExit) as ended:
        call_command("import_spreadsheet", KIND, str(tmp_path / name), "--team", town.team.slug)
    assert time.perf_counter() - started < MOST_SECONDS
    assert (ended.value.code, capsys.readouterr().err.startswith(unreadable_code(code))) == (1, True)
    assert (Import.objects.count(), ImportRow.objects.count(), list(folder.iterdir())) == (0, 0, [])


def test_a_formula_without_a_result_is_one_row_that_is_not_understood(
    town: Town, coordinator: Client
) -> None:
    formula = [2, "=A1", "v", 1991, "Frans", "10-06-2025"]
    content = xlsx([list(HEADINGS), [1, "Rahel", "v", 1990, "Frans", "10-06-2025"], formula])
    send_file(coordinator, KIND, content, name="lijst.xlsx")
    imported = newest()
    press(coordinator, imported, "import-columns", **columns_of(imported))
    shown = press(coordinator, imported, "import-answers", centre=str(town.centre.public_id))
    assert str(CELLS[Reason.FORMULA]) in html.unescape(shown.content.decode())
    assert dict(imported.rows.values_list("number", "verdict")) == {2: "new", 3: "not-understood"}


# --- nothing beside the database ---


@pytest.mark.parametrize("size", [1_000, 3_000_000, MAX_BYTES])
def test_an_upload_never_touches_a_disk(folder: Path, size: int) -> None:
    """Django by itself writes what is larger than 2.5 MB to a temporary file."""
    kept = uploaded(b"x" * size)
    assert (type(kept.file), len(kept.read()), kept.size) == (BytesIO, size, size)
    assert list(folder.iterdir()) == []


def test_what_is_larger_than_may_be_is_not_kept_in_memory_either() -> None:
    kept = uploaded(b"x" * (MAX_BYTES * 2))
    assert (len(kept.read()), kept.size) == (MAX_BYTES + 1, MAX_BYTES * 2)


def uploaded(content: bytes) -> Any:
    request = RequestFactory().post("/", {"file": SimpleUploadedFile("lijst.csv", content)})
    return request.FILES["file"]


def test_the_session_knows_nothing_of_the_file(town: Town, coordinator: Client) -> None:
    send_file(coordinator, KIND, "\n".join([PEOPLE, person(1, "Goudhaantje", remark="zwanger")]).encode())
    kept = str(dict(coordinator.session.items()))
    assert [word for word in ("Goudhaantje", "zwanger") if word in kept] == []
    assert_nowhere("zwanger")


def test_what_breaks_while_it_is_stored_leaves_nothing(town: Town) -> None:
    content = "\n".join([PEOPLE, person(1, "Rahel")]).encode()
    with pytest.raises(StoppedError), stop_at("matching_importrow"):
        start_import(upload=Upload(town.team, KIND, content, "lijst.csv", None), now=NOW)
    assert (Import.objects.count(), ImportRow.objects.count()) == (0, 0)
