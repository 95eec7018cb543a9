"""CSV as it leaves the site: as a Dutch Excel opens it, and as our own reader does."""

from __future__ import annotations

from aandeslag.spreadsheets.delimited import read_delimited
from aandeslag.spreadsheets.writing import as_csv

ROWS: list[list[str | int | float]] = [
    ["Thema", "Keer", "Mediaan"],
    ["Groen; tuin", 12, 2.5],
    ["=1+1", 0, ""],
]


def test_semicolons_decimal_commas_and_a_mark_that_says_utf_8() -> None:
    assert as_csv(ROWS, "") == (
        b"\xef\xbb\xbfThema;Keer;Mediaan\r\n" + b'"Groen; tuin";12;2,5\r\n\'=1+1;0;\r\n'
    )


def test_it_opens_again_in_as_many_columns() -> None:
    lines = read_delimited(as_csv(ROWS, "")).lines

    assert [tuple(line.cells) for line in lines] == [
        ("Thema", "Keer", "Mediaan"),
        ("Groen; tuin", "12", "2,5"),
        ("'=1+1", "0", None),
    ]
