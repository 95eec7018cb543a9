"""Telephone numbers as people and spreadsheets write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aandeslag.spreadsheets.dutch.outcome import NotUnderstood, Reason
from aandeslag.spreadsheets.dutch.phones import parse_email, parse_phone

if TYPE_CHECKING:
    from aandeslag.spreadsheets.table import Cell


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("+31627390195", "0627390195"),
        ("+31 (0)6 27390195", "0627390195"),
        ("0031627390195", "0627390195"),
        ("31627390195", "0627390195"),
        (31627390195, "0627390195"),
        ("06-36899326", "0636899326"),
        ("06 36 89 93 26", "0636899326"),
        ("0612345678", "0612345678"),
        # A spreadsheet took it for a number and ate the nought.
        (636273388, "0636273388"),
        ("636273388", "0636273388"),
        ("024-3551212", "0243551212"),
        ("+49 151 23456789", "+4915123456789"),
    ],
)
def test_numbers_come_out_in_one_form(cell: Cell, number: str) -> None:
    assert parse_phone(cell) == number


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        # Nine digits may be a citizen service number: the text is not repeated.
        (123456782, Reason.MAY_BE_IDENTITY_NUMBER),
        ("243551212", Reason.MAY_BE_IDENTITY_NUMBER),
        ("06-12345678 / 06-87654321", Reason.SEVERAL_PHONES),
        ("06-1234", Reason.NO_PHONE),
        ("geen", Reason.NO_PHONE),
        ("06-12345678 (broer)", Reason.NO_PHONE),
    ],
)
def test_what_is_not_one_number_says_why(cell: Cell, reason: Reason) -> None:
    found = parse_phone(cell)

    assert isinstance(found, NotUnderstood)
    assert found.reason is reason
    if reason is Reason.MAY_BE_IDENTITY_NUMBER:
        assert found.text == ""


def test_no_number_is_nothing() -> None:
    assert parse_phone(None) is None
    assert parse_phone("-") is None


@pytest.mark.parametrize(
    ("cell", "address"),
    [
        ("Info@Buurthuis.test", "info@buurthuis.test"),
        ("mailto:a@b.test", "a@b.test"),
        (None, None),
        ("a@b", NotUnderstood(Reason.NO_EMAIL, "a@b")),
        ("a@b.test, c@d.test", NotUnderstood(Reason.NO_EMAIL, "a@b.test, c@d.test")),
    ],
)
def test_email(cell: Cell, address: str | NotUnderstood | None) -> None:
    assert parse_email(cell) == address
