"""Text files come in many encodings and with many delimiters; no line may be lost."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aandeslag.spreadsheets.errors import UnreadableCode, UnreadableFileError
from aandeslag.spreadsheets.parse import parse
from aandeslag.spreadsheets.table import CellProblem, Row, Table

LATIN: list[list[Any]] = [["Nr.", "Voornaam", "Taal"], [1, "José", "Oekraïens"], [2, "Zoë", "Turks"]]


def table_of(text: str, encoding: str = "utf-8") -> Table:
    return parse(text.encode(encoding), "lijst.csv")


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"]
)
@pytest.mark.parametrize("line_end", ["\r\n", "\n"])
def test_every_usual_encoding_and_delimiter_gives_the_same(
    delimiter: str, encoding: str, line_end: str
) -> None:
    text = line_end.join(delimiter.join(map(str, row)) for row in LATIN)

    table = table_of(text, encoding)

    assert table.header == ("Nr.", "Voornaam", "Taal")
    assert table.rows == (Row(2, ("1", "José", "Oekraïens")), Row(3, ("2", "Zoë", "Turks")))


def test_commas_inside_cells_do_not_make_columns() -> None:
    table = table_of("Nr.;Voornaam;Taal\n1;Selam;Tigrinya, Engels\n2;Omar;Arabisch, Engels, Turks\n")

    assert [row.cells[2] for row in table.rows] == ["Tigrinya, Engels", "Arabisch, Engels, Turks"]


def test_the_line_by_which_excel_names_the_delimiter_is_no_data() -> None:
    table = table_of("sep=;\r\nNr.;Voornaam\r\n1;Selam\r\n")

    assert (table.header_row, table.rows) == (2, (Row(3, ("1", "Selam")),))


def test_quoted_cells_may_hold_delimiters_quotes_and_line_ends() -> None:
    table = table_of('Nr.;Voornaam;Opmerking\n1;"Selam";"zegt ""ja""; echt\nwaar"\n2;Omar;\n')

    assert table.rows == (Row(2, ("1", "Selam", 'zegt "ja"; echt\nwaar')), Row(3, ("2", "Omar", None)))


@pytest.mark.parametrize(
    "text",
    [
        'Nr.;Voornaam;Opmerking\n1;Selam;"zegt ja\n2;Omar;\n3;Irina;\n',
        'Nr.;Voornaam;Opmerking\n1;Selam;"zegt ja\n2;Omar;x\n3;Irina;nee"\n',
        'Nr.;Voornaam;Opmerking\n1;Selam;"De Pol" tuin\n2;Omar;\n3;Irina;\n',
    ],
)
def test_a_stray_quotation_mark_swallows_no_lines(text: str) -> None:
    assert [(row.number, row.cells[1]) for row in table_of(text).rows] == [
        (2, "Selam"),
        (3, "Omar"),
        (4, "Irina"),
    ]


def test_formulas_in_text_are_reported_and_kept_noughts_are_kept() -> None:
    table = table_of('Nr.;Voornaam;06-nummer\n1;=A1+1;="0612345678"\n2;=CMD("x");"=""0687654321"""\n')

    assert table.rows == (
        Row(2, ("1", CellProblem.FORMULA, "0612345678")),
        Row(3, ("2", CellProblem.FORMULA, "0687654321")),
    )


def test_hidden_control_signs_and_hard_spaces_are_cleaned() -> None:
    table = table_of("Nr.;Voornaam\n1; Se\x07lam\u00a0 \n")

    assert table.rows == (Row(2, ("1", "Selam")),)


def test_texts_are_composed() -> None:
    assert table_of("Nr.;Voornaam\n1;Jose\u0301\n").rows == (Row(2, ("1", "Jos\u00e9")),)


def test_half_a_wide_sign_is_damage() -> None:
    with pytest.raises(UnreadableFileError) as caught:
        parse("Nr.;Voornaam\n1;a\n".encode("utf-16") + b"x", "lijst.csv")

    assert caught.value.code is UnreadableCode.DAMAGED


def outcome_of(content: bytes) -> Table | UnreadableCode:
    try:
        return parse(content, "lijst.csv")
    except UnreadableFileError as error:
        return error.code


@given(st.binary(max_size=400))
def test_any_bytes_give_a_table_or_a_code(content: bytes) -> None:
    outcome = outcome_of(content)

    assert isinstance(outcome, UnreadableCode) or outcome.header


@given(st.lists(st.lists(st.text(max_size=8), min_size=2, max_size=4), max_size=6), st.sampled_from(";,\t|"))
def test_any_cells_below_a_header_give_a_table_or_a_code(rows: list[list[str]], delimiter: str) -> None:
    lines = [["Nr.", "Voornaam", "Taal"], *rows]

    outcome = outcome_of("\n".join(delimiter.join(row) for row in lines).encode("utf-8", "ignore"))

    if isinstance(outcome, Table):
        assert {len(row.cells) for row in outcome.rows} <= {len(outcome.header)}
    else:
        assert outcome is not UnreadableCode.DAMAGED
