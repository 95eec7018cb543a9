"""Dates: the day first, the year often missing, nothing swapped to make it fit."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from aandeslag.spreadsheets.dutch.dates import DateWithoutYear, parse_date
from aandeslag.spreadsheets.dutch.outcome import NotUnderstood, Reason
from aandeslag.spreadsheets.table import Cell, CellProblem


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("27-9-1987", date(1987, 9, 27)),
        ("15/07/25", date(2025, 7, 15)),
        ("2025-12-23", date(2025, 12, 23)),
        ("2025-12-23 00:00:00", date(2025, 12, 23)),
        ("16-07-2025", date(2025, 7, 16)),
        ("09.12.2025", date(2025, 12, 9)),
        ("14 maart 2025", date(2025, 3, 14)),
        ("14 mrt. 2025", date(2025, 3, 14)),
        ("14 mrt '25", date(2025, 3, 14)),
        ("1 sept 2025", date(2025, 9, 1)),
        ("dinsdag 3 juni 2025", date(2025, 6, 3)),
        ("di 3-6-2025", date(2025, 6, 3)),
        ("29-2-2024", date(2024, 2, 29)),
        (date(2025, 6, 3), date(2025, 6, 3)),
        (datetime.fromisoformat("2025-06-03T09:30"), date(2025, 6, 3)),
    ],
)
def test_a_whole_date(cell: Cell, day: date) -> None:
    assert parse_date(cell) == day


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("10 juni", 6, 10),
        ("25 mrt", 3, 25),
        ("14 okt", 10, 14),
        ("16 sept", 9, 16),
        ("21 juli", 7, 21),
        ("5 aug", 8, 5),
        ("6 mei", 5, 6),
        ("1e januari", 1, 1),
        ("14-10", 10, 14),
        ("29 feb", 2, 29),
    ],
)
def test_a_date_without_year_keeps_lacking_it(text: str, month: int, day: int) -> None:
    assert parse_date(text) == DateWithoutYear(month, day)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("31-02-2025", Reason.NO_SUCH_DAY),
        ("29-2-2025", Reason.NO_SUCH_DAY),
        ("07/15/25", Reason.NO_SUCH_DAY),
        ("31 juni", Reason.NO_SUCH_DAY),
        ("27-9-87", Reason.TWO_DIGIT_YEAR),
        ("juni 2025", Reason.DAY_MISSING),
        ("juni", Reason.DAY_MISSING),
        ("2025", Reason.DAY_MISSING),
        (2025, Reason.DAY_MISSING),
        (45811, Reason.DATE_AS_NUMBER),
        ("volgende week", Reason.NO_DATE),
        ("ዛሬ", Reason.NO_DATE),
        (CellProblem.FORMULA, Reason.FORMULA),
        (CellProblem.ERROR, Reason.ERROR_VALUE),
    ],
)
def test_what_is_no_date_says_why(cell: Cell, reason: Reason) -> None:
    found = parse_date(cell)

    assert isinstance(found, NotUnderstood)
    assert found.reason is reason


@pytest.mark.parametrize("cell", [None, "", " ", "-", "?", "onbekend", "n.v.t."])
def test_nothing_is_nothing(cell: Cell) -> None:
    assert parse_date(cell) is None


def test_the_year_is_given_afterwards() -> None:
    leap = DateWithoutYear(2, 29)

    assert DateWithoutYear(7, 21).in_year(2026) == date(2026, 7, 21)
    assert leap.in_year(2025) == NotUnderstood(Reason.NO_SUCH_DAY, "29-2")
    assert DateWithoutYear(7, 21).first_on_or_after(date(2025, 12, 23)) == date(2026, 7, 21)
    assert DateWithoutYear(7, 21).first_on_or_after(date(2025, 7, 21)) == date(2025, 7, 21)
    assert leap.first_on_or_after(date(2025, 1, 1)) == date(2028, 2, 29)
