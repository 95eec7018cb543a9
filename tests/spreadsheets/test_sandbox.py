"""A bad file costs seconds and gives a code; it never costs the site."""

from __future__ import annotations

import random
import time
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from aandeslag.spreadsheets.errors import UnreadableCode, UnreadableFileError
from aandeslag.spreadsheets.limits import MAX_BYTES, MAX_ROWS
from aandeslag.spreadsheets.sandbox import read_table
from aandeslag.spreadsheets.table import CellProblem, FileKind, Row
from tests.spreadsheets.files import (
    RESIDENTS,
    csv_text,
    member,
    ods,
    ods_of,
    saved,
    with_member,
    xlsx,
    zipped,
)

if TYPE_CHECKING:
    from pathlib import Path

SHEET = "xl/worksheets/sheet1.xml"
MOST_SECONDS = 10


def code_of(content: bytes, file_name: str = "lijst.xlsx") -> UnreadableCode:
    started = time.monotonic()
    with pytest.raises(UnreadableFileError) as caught:
        read_table(content, file_name=file_name)
    assert time.monotonic() - started < MOST_SECONDS
    return caught.value.code


@pytest.mark.parametrize(
    ("content", "file_name", "kind"),
    [
        (xlsx(RESIDENTS), "lijst.xlsx", FileKind.XLSX),
        (ods(RESIDENTS), "lijst.ods", FileKind.ODS),
        (csv_text(RESIDENTS).encode(), "lijst.csv", FileKind.CSV),
        # The name says nothing, the content does.
        (xlsx(RESIDENTS), "lijst.csv", FileKind.XLSX),
        (ods(RESIDENTS), "", FileKind.ODS),
    ],
)
def test_the_same_list_reads_the_same_in_every_format(content: bytes, file_name: str, kind: FileKind) -> None:
    table = read_table(content, file_name=file_name)

    assert table.kind is kind
    assert table.header == ("Nr.", "Voornaam", "M/V", "Geb. jaar", "Taal")
    texts = [tuple(str(cell) for cell in row.cells) for row in table.rows]
    assert texts == [tuple(str(cell) for cell in row) for row in RESIDENTS[1:]]
    assert [row.number for row in table.rows] == [2, 3, 4]


def test_dates_and_times_arrive_as_such() -> None:
    rows: list[list[Any]] = [
        ["Nr.", "Voornaam", "Datum"],
        [1, "Selam", date(2025, 6, 3)],
        [2, "Omar", datetime.fromisoformat("2025-06-03T09:30")],
    ]

    table = read_table(xlsx(rows), file_name="lijst.xlsx")

    assert table.rows == (
        Row(2, (1, "Selam", date(2025, 6, 3))),
        Row(3, (2, "Omar", datetime.fromisoformat("2025-06-03T09:30"))),
    )


def test_a_formula_gives_its_stored_result_or_is_reported() -> None:
    content = xlsx([["Nr.", "Voornaam", "Taal"], [1, "=A2", "=UPPER(B2)"]])
    stored = member(content, SHEET).replace(b"<f>A2</f><v></v>", b"<f>A2</f><v>7</v>")
    stored = stored.replace(b"<f>A2</f><v/>", b"<f>A2</f><v>7</v>").replace(
        b"<f>A2</f><v />", b"<f>A2</f><v>7</v>"
    )

    table = read_table(with_member(content, SHEET, stored), file_name="lijst.xlsx")

    assert table.rows == (Row(2, (1, 7, CellProblem.FORMULA)),)


@pytest.mark.parametrize("share", [0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_truncated_workbook_is_damaged(share: float) -> None:
    for content, name in ((xlsx(RESIDENTS), "lijst.xlsx"), (ods(RESIDENTS), "lijst.ods")):
        assert code_of(content[: max(2, int(len(content) * share))], name) is UnreadableCode.DAMAGED


@pytest.mark.parametrize(
    ("content", "file_name", "code"),
    [
        (b"", "lijst.csv", UnreadableCode.EMPTY),
        (b" \r\n\r\n ", "lijst.csv", UnreadableCode.EMPTY),
        (b";;;\r\n;;;\r\n", "lijst.csv", UnreadableCode.EMPTY),
        (xlsx([]), "lijst.xlsx", UnreadableCode.EMPTY),
        (ods([]), "lijst.ods", UnreadableCode.EMPTY),
        (b"%PDF-1.7 " + b"a;b;c\n" * 100, "lijst.csv", UnreadableCode.WRONG_TYPE),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10, "foto.csv", UnreadableCode.WRONG_TYPE),
        (b"<!DOCTYPE html><table><tr><td>Nr.</td></tr></table>", "lijst.xls", UnreadableCode.WRONG_TYPE),
        (bytes(range(1, 32)) * 50, "lijst.csv", UnreadableCode.WRONG_TYPE),
        (
            zipped({"word/document.xml": "<w/>", "[Content_Types].xml": "<t/>"}),
            "b.docx",
            UnreadableCode.WRONG_TYPE,
        ),
        (zipped({"foto.jpg": b"x" * 100}), "lijst.xlsx", UnreadableCode.WRONG_TYPE),
        (ods_of("", kind="application/vnd.oasis.opendocument.text"), "b.odt", UnreadableCode.WRONG_TYPE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "lijst.xls", UnreadableCode.OLD_FORMAT),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "lijst.xlsx",
            UnreadableCode.ENCRYPTED,
        ),
        (ods_of("", manifest="<m><encryption-data/></m>"), "lijst.ods", UnreadableCode.ENCRYPTED),
        (b"Nr.;Voornaam\r\n1;Se\x00lam\r\n", "lijst.csv", UnreadableCode.NUL_BYTES),
        (b"\x00" * 500, "lijst.csv", UnreadableCode.NUL_BYTES),
        (b"Zomaar een brief.\nMet vriendelijke groet\n", "brief.txt", UnreadableCode.NO_HEADER),
        (b"Nr.;Voornaam\r\n" * 1 + b"x" * MAX_BYTES, "lijst.csv", UnreadableCode.TOO_LARGE),
        (b"Nr.;Voornaam\r\n" + b"1;a\r\n" * (MAX_ROWS + 1), "lijst.csv", UnreadableCode.TOO_MANY_ROWS),
        (b"Nr.;Voornaam\r\n1;" + b"a" * 1_000_000, "lijst.csv", UnreadableCode.CELL_TOO_LARGE),
        (b'Nr.;Voornaam\r\n1;"' + b"a" * 1_000_000 + b'"', "lijst.csv", UnreadableCode.CELL_TOO_LARGE),
        (ods([["Nr.", "Voornaam"], [1, "a" * 1_000_000]]), "lijst.ods", UnreadableCode.CELL_TOO_LARGE),
        (b"Nr.;Voornaam" + b";x" * 200, "lijst.csv", UnreadableCode.TOO_LARGE),
    ],
)
def test_a_bad_file_gets_its_code(content: bytes, file_name: str, code: UnreadableCode) -> None:
    assert code_of(content, file_name) is code


def test_a_million_characters_in_a_cell_of_a_workbook() -> None:
    content = xlsx([["Nr.", "Voornaam"], [1, "KORT"]])
    long = member(content, SHEET).replace(b"KORT", b"a" * 1_000_000)

    with pytest.raises(UnreadableFileError) as caught:
        read_table(with_member(content, SHEET, long), file_name="lijst.xlsx")

    assert (caught.value.code, caught.value.row, caught.value.column) == (UnreadableCode.CELL_TOO_LARGE, 2, 2)


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = with_member(xlsx(RESIDENTS), SHEET, b" " * 200_000_000)

    assert len(bomb) < MAX_BYTES
    assert code_of(bomb) is UnreadableCode.ZIP_BOMB


def test_many_middling_parts_are_a_bomb_too() -> None:
    dice = random.Random(1)  # noqa: S311 - noise, not a secret
    part = dice.randbytes(20_000) * 50
    members: dict[str, bytes | str] = {f"xl/media/{number}.bin": part for number in range(130)}

    assert code_of(zipped(members)) is UnreadableCode.ZIP_BOMB


@pytest.mark.parametrize(
    "evil",
    [
        b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><worksheet>&b;</worksheet>',
        b'<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]><worksheet>&f;</worksheet>',
    ],
)
def test_xml_that_reaches_out_is_refused(evil: bytes) -> None:
    assert code_of(with_member(xlsx(RESIDENTS), SHEET, evil)) is UnreadableCode.UNSAFE
    assert code_of(with_member(ods(RESIDENTS), "content.xml", evil), "l.ods") is UnreadableCode.UNSAFE


def test_a_workbook_that_takes_too_long_is_stopped() -> None:
    row = b'<row r="%d"><c r="A%d"><v>1</v></c></row>'
    rows = b"".join(row % (number, number) for number in range(1, 2_000_000, 40))
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + rows
        + b'<row r="1048576000"><c r="A1048576000"><v>1</v></c></row></sheetData></worksheet>'
    )

    assert code_of(with_member(xlsx(RESIDENTS), SHEET, sheet)) in {
        UnreadableCode.TOO_MANY_ROWS,
        UnreadableCode.TOO_SLOW,
    }


def test_empty_rows_without_end_are_stopped_in_time() -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>Nr.</t></is></c></row>'
        b'<row r="999999999"><c r="A999999999"><v>1</v></c></row></sheetData></worksheet>'
    )

    assert code_of(with_member(xlsx(RESIDENTS), SHEET, sheet)) is UnreadableCode.TOO_SLOW


def test_flipped_bits_never_do_more_than_damage(request: pytest.FixtureRequest) -> None:
    dice = random.Random(20251123)  # noqa: S311 - noise, not a secret
    good = [
        (xlsx(RESIDENTS), "l.xlsx"),
        (ods(RESIDENTS), "l.ods"),
        (csv_text(RESIDENTS).encode("utf-16"), "l.csv"),
    ]
    for _ in range(100 if request.config.getoption("--long") else 8):
        for content, name in good:
            broken = bytearray(content)
            for _ in range(dice.choice((1, 3, 20))):
                broken[dice.randrange(len(broken))] ^= 1 << dice.randrange(8)
            try:
                table = read_table(bytes(broken), file_name=name)
            except UnreadableFileError:
                continue
            assert len(table.rows) <= MAX_ROWS


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))

    read_table(xlsx(RESIDENTS), file_name="lijst.xlsx")
    code_of(zipped({"xl/workbook.xml": b"x"}))

    assert list(tmp_path.iterdir()) == []


def test_a_password_on_the_zip_is_named() -> None:
    content = bytearray(
        zipped({"xl/workbook.xml": "x", "[Content_Types].xml": "x"}, compress=zipfile.ZIP_STORED)
    )
    for start in (b"PK\x03\x04", b"PK\x01\x02"):
        position, offset = -1, 6 if start == b"PK\x03\x04" else 8
        while (position := content.find(start, position + 1)) >= 0:
            content[position + offset] |= 1

    assert code_of(bytes(content)) is UnreadableCode.ENCRYPTED


def test_the_sheet_with_the_list_is_read_and_the_others_are_named() -> None:
    workbook = openpyxl.Workbook()
    first = workbook.active
    assert first is not None
    first.title = "Uitleg"
    first.append(["Lees dit eerst"])
    second = workbook.create_sheet("Inschrijvingen")
    for row in RESIDENTS:
        second.append(row)
    hidden = workbook.create_sheet("Oud")
    hidden.sheet_state = "hidden"
    for row in RESIDENTS:
        hidden.append(row)

    table = read_table(saved(workbook), file_name="lijst.xlsx")

    assert (table.sheet, table.other_sheets) == ("Inschrijvingen", ("Uitleg", "Oud"))
    assert len(table.rows) == 3
