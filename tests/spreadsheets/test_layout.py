"""Title lines, empty lines, totals and repeated headers are no data, and nothing is lost silently."""

from __future__ import annotations

import pytest

from aandeslag.spreadsheets.errors import UnreadableCode, UnreadableFileError
from aandeslag.spreadsheets.layout import to_table
from aandeslag.spreadsheets.table import Cell, FileKind, Grid, Line, Row, Skipped, SkipReason, Table


def table_of(*rows: tuple[Cell, ...]) -> Table:
    lines = tuple(Line(number, cells) for number, cells in enumerate(rows, start=1) if any(cells))
    return to_table(Grid(FileKind.CSV, None, (), lines))


HEADER = ("Nr.", "Voornaam", "Taal", None)


def test_the_list_of_a_desk_with_everything_around_it() -> None:
    table = table_of(
        ("INSCHRIJVINGEN INLOOPUUR 2025", None, None, None),
        ("bijgewerkt door: balie", None, "let op: niet mailen!", None),
        (None, None, None, None),
        HEADER,
        (1, "Selam", "Tigrinya", None),
        (None, None, None, None),
        HEADER,
        (2, "Omar", "Arabisch", None),
        (None, "totaal: 2", None, None),
    )

    assert table.header_row == 4
    assert table.header == ("Nr.", "Voornaam", "Taal")
    assert not table.header_guessed
    assert table.rows == (Row(5, (1, "Selam", "Tigrinya")), Row(8, (2, "Omar", "Arabisch")))
    assert table.skipped == (
        Skipped(1, 1, SkipReason.TITLE, "INSCHRIJVINGEN INLOOPUUR 2025"),
        Skipped(2, 2, SkipReason.TITLE, "bijgewerkt door: balie let op: niet mailen!"),
        Skipped(3, 3, SkipReason.EMPTY),
        Skipped(6, 6, SkipReason.EMPTY),
        Skipped(7, 7, SkipReason.REPEATED_HEADER, "Nr. Voornaam Taal"),
        Skipped(9, 9, SkipReason.TOTAL, "totaal: 2"),
    )
    assert table.year_hint == 2025


@pytest.mark.parametrize(
    "total",
    [
        ("Totaal", 214, None),
        ("Total", None, 3),
        ("aantal", 12, None),
        ("Aantal deelnemers", 12, None),
        ("Subtotaal", 3, 4),
        (None, "totaal: 214", None),
        ("Totaal", "1.234", "5,5"),
    ],
)
def test_totals_are_skipped(total: tuple[Cell, ...]) -> None:
    table = table_of(HEADER, (1, "Selam", "Turks"), total)

    assert [part.why for part in table.skipped] == [SkipReason.TOTAL]
    assert len(table.rows) == 1


@pytest.mark.parametrize(
    "row", [("Totaal fit", "Selam", "Turks"), (1, "Totaal", "Turks"), ("Aantal", "Selam", None)]
)
def test_what_only_looks_like_a_total_stays(row: tuple[Cell, ...]) -> None:
    assert len(table_of(HEADER, row).rows) == 1


def test_cells_beside_the_header_get_a_column_without_a_name() -> None:
    table = table_of(("Nr.", "Voornaam"), (1, "Selam", "los briefje"))

    assert table.header == ("Nr.", "Voornaam", "")
    assert table.rows == (Row(2, (1, "Selam", "los briefje")),)


def test_an_unknown_header_is_guessed_and_says_so() -> None:
    table = table_of(("Prenom", "Jahrgang", "Sprache"), ("Selam", 1997, "ti"), ("Omar", 1987, "ar"))

    assert table.header_guessed
    assert table.header == ("Prenom", "Jahrgang", "Sprache")


@pytest.mark.parametrize(
    "rows",
    [
        [("Zomaar een zin.",), ("Nog een.",)],
        [(1, 2, 3), (4, 5, 6), (7, 8, 9)],
        [("a", "a", "b"), (1, 2, 3), (4, 5, 6)],
    ],
)
def test_without_a_header_there_is_no_table(rows: list[tuple[Cell, ...]]) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        table_of(*rows)

    assert caught.value.code is UnreadableCode.NO_HEADER


@pytest.mark.parametrize(
    ("titles", "year"), [(("Lijst 2025", "sinds 2024"), None), (("Lijst",), None), ((), None)]
)
def test_no_year_is_guessed_from_several_or_none(titles: tuple[str, ...], year: int | None) -> None:
    assert table_of(*((title,) for title in titles), HEADER, (1, "Selam")).year_hint == year
