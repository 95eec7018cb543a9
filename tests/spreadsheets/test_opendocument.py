"""What a sheet of LibreOffice may hold."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from aandeslag.spreadsheets.errors import UnreadableCode, UnreadableFileError
from aandeslag.spreadsheets.parse import parse
from aandeslag.spreadsheets.table import Cell, CellProblem, Row, Skipped, SkipReason
from tests.spreadsheets.files import ods_of

HEADER = "".join(
    f'<table:table-cell office:value-type="string"><text:p>{word}</text:p></table:table-cell>'
    for word in ("Nr.", "Voornaam")
)


def sheet(rows: str, name: str = "Blad1") -> str:
    header = f"<table:table-row>{HEADER}</table:table-row>"
    return f'<table:table table:name="{name}">{header}{rows}</table:table>'


def cell_of(xml: str) -> Cell:
    number = '<table:table-cell office:value-type="float" office:value="1"/>'
    table = parse(ods_of(sheet(f"<table:table-row>{number}{xml}</table:table-row>")), "lijst.ods")
    return table.rows[0].cells[1]


@pytest.mark.parametrize(
    ("xml", "cell"),
    [
        ('office:value-type="float" office:value="636273388"', 636273388),
        ('office:value-type="float" office:value="2.5"', 2.5),
        ('office:value-type="percentage" office:value="0.5"', 0.5),
        ('office:value-type="float" office:value="1e400"', CellProblem.ERROR),
        ('office:value-type="date" office:date-value="2025-06-03"', date(2025, 6, 3)),
        (
            'office:value-type="date" office:date-value="2025-06-03T09:30:00"',
            datetime.fromisoformat("2025-06-03T09:30"),
        ),
        ('office:value-type="date" office:date-value="2025-06-03T00:00:00"', date(2025, 6, 3)),
        ('office:value-type="time" office:time-value="PT09H30M00S"', time(9, 30)),
        ('office:value-type="time" office:time-value="PT30H05M00S"', "30:05"),
        ('office:value-type="time" office:time-value="half tien"', CellProblem.ERROR),
        ('office:value-type="boolean" office:boolean-value="true"', "WAAR"),
        ('table:formula="of:=A1"', CellProblem.FORMULA),
        ('table:formula="of:=A1" office:value-type="float" office:value="4"', 4),
    ],
)
def test_a_cell_without_text(xml: str, cell: Cell) -> None:
    assert cell_of(f"<table:table-cell {xml}/>") == cell


@pytest.mark.parametrize(
    ("xml", "cell"),
    [
        ("<text:p>Selam</text:p>", "Selam"),
        ('<text:p>Se<text:span>l<text:s text:c="2"/></text:span>am</text:p>', "Sel am"),
        ("<text:p>een</text:p><text:p>twee</text:p>", "een\ntwee"),
        ("<office:annotation><text:p>geheim</text:p></office:annotation><text:p>Selam</text:p>", "Selam"),
        ("<text:p>#N/A</text:p>", CellProblem.ERROR),
        ("<text:p>Err:502</text:p>", CellProblem.ERROR),
        ("<text:p> </text:p>", None),
    ],
)
def test_a_cell_with_text(xml: str, cell: Cell) -> None:
    table = parse(
        ods_of(
            sheet(
                "<table:table-row><table:table-cell office:value-type='float' office:value='1'/>"
                f"<table:table-cell office:value-type='string'>{xml}</table:table-cell></table:table-row>"
            )
        ),
        "lijst.ods",
    )

    assert table.rows[0].cells[1] == cell


def test_repeated_rows_and_cells_keep_the_numbering() -> None:
    row = (
        "<table:table-row table:number-rows-repeated='2'>"
        "<table:table-cell office:value-type='float' office:value='7' table:number-columns-repeated='2'/>"
        "<table:table-cell table:number-columns-repeated='16382'/></table:table-row>"
    )
    empty = "<table:table-row table:number-rows-repeated='{}'><table:table-cell/></table:table-row>"

    table = parse(ods_of(sheet(empty.format(3) + row + empty.format(1_048_000))), "lijst.ods")

    assert table.rows == (Row(5, (7, 7)), Row(6, (7, 7)))
    assert table.skipped == (Skipped(2, 4, SkipReason.EMPTY),)


def test_a_row_repeated_without_end_is_refused() -> None:
    row = (
        "<table:table-row table:number-rows-repeated='1000000000'>"
        "<table:table-cell office:value-type='float' office:value='7'/></table:table-row>"
    )

    with pytest.raises(UnreadableFileError) as caught:
        parse(ods_of(sheet(row)), "lijst.ods")

    assert (caught.value.code, caught.value.row) == (UnreadableCode.TOO_MANY_ROWS, 2)


def test_the_sheet_with_the_list_is_read_and_the_others_are_named() -> None:
    one = "<table:table-cell office:value-type='string'><text:p>Lees dit eerst</text:p></table:table-cell>"
    note = f'<table:table table:name="Uitleg"><table:table-row>{one}</table:table-row></table:table>'
    row = "<table:table-row><table:table-cell office:value-type='float' office:value='1'/></table:table-row>"

    table = parse(ods_of(note + sheet(row, "Lijst")), "lijst.ods")

    assert (table.sheet, table.other_sheets, len(table.rows)) == ("Lijst", ("Uitleg",), 1)
