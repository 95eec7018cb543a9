"""Gender, year of birth, legal status and the first letter of a surname."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from aandeslag.spreadsheets.dutch.outcome import NotUnderstood, Reason
from aandeslag.spreadsheets.dutch.people import (
    parse_birth_year,
    parse_gender,
    parse_initial,
    parse_legal_status,
)
from aandeslag.vocabulary import Gender, LegalStatus

if TYPE_CHECKING:
    from aandeslag.spreadsheets.table import Cell

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("cell", "gender"),
    [
        *((word, Gender.MAN) for word in ("M", "m", "man", "Man", "dhr.")),
        *((word, Gender.WOMAN) for word in ("V", "v", "vrouw", "mevr.")),
        *((word, Gender.OTHER) for word in ("x", "anders", "non-binair")),
        (None, None),
        ("?", None),
        ("w", NotUnderstood(Reason.GENDER_UNKNOWN, "w")),
    ],
)
def test_gender(cell: Cell, gender: Gender | NotUnderstood | None) -> None:
    assert parse_gender(cell) == gender


@pytest.mark.parametrize(
    ("cell", "year"),
    [
        (1997, 1997),
        ("1997", 1997),
        (1997.0, 1997),
        ("27-9-1987", 1987),
        ("4-1-1996", 1996),
        ("14 maart 1992", 1992),
        (date(1992, 3, 14), 1992),
        (None, None),
        ("-", None),
        ("97", NotUnderstood(Reason.TWO_DIGIT_YEAR)),
        (97, NotUnderstood(Reason.TWO_DIGIT_YEAR)),
        ("27-9-87", NotUnderstood(Reason.TWO_DIGIT_YEAR)),
        ("34 jaar", NotUnderstood(Reason.AGE_NOT_YEAR, "34 jaar")),
        ("1850", NotUnderstood(Reason.YEAR_IMPLAUSIBLE, "1850")),
        ("2027", NotUnderstood(Reason.YEAR_IMPLAUSIBLE, "2027")),
        ("27 september", NotUnderstood(Reason.NO_YEAR)),
        ("jong", NotUnderstood(Reason.NO_YEAR)),
        ("31-2-1990", NotUnderstood(Reason.NO_SUCH_DAY)),
    ],
)
def test_year_of_birth(cell: Cell, year: int | NotUnderstood | None) -> None:
    assert parse_birth_year(cell, today=TODAY) == year


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        *((word, LegalStatus.IN_PROCEDURE) for word in ("asielzoeker", "AZ", "in procedure", "W-document")),
        *((word, LegalStatus.STATUS_HOLDER) for word in ("statushouder", "SH", "vergunning")),
        *((word, LegalStatus.DISPLACED) for word in ("Oekraïne", "ontheemde")),
        *((word, LegalStatus.UNKNOWN) for word in ("?", None, "", "onbekend")),
        ("wachtlijst", NotUnderstood(Reason.STATUS_UNKNOWN, "wachtlijst")),
        # An ended procedure is not recorded, not even as the words that were not understood.
        ("uitgeprocedeerd", NotUnderstood(Reason.NOT_RECORDED)),
        ("afgewezen", NotUnderstood(Reason.NOT_RECORDED)),
    ],
)
def test_legal_status(cell: Cell, status: LegalStatus | NotUnderstood) -> None:
    assert parse_legal_status(cell) == status


@pytest.mark.parametrize(
    ("cell", "initial"),
    [("Tesfamariam", "T"), ("al-Hassan", "A"), ("K.", "K"), ("ተስፋይ", "ተ"), (None, None), ("?", None)],
)
def test_only_one_letter_of_a_surname_is_kept(cell: Cell, initial: str | None) -> None:
    assert parse_initial(cell) == initial
