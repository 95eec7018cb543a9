"""A declaration that ends soon: three months and one month before, unless a renewal is under way."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from activities.rules import DatedDeclaration
from activities.rules.expiry import Warned, months_after, warning_of

LAST = date(2027, 5, 31)
GRANTED = DatedDeclaration(asked_on=date(2024, 5, 1), granted_on=date(2024, 6, 1), valid_until=LAST)
RENEWAL = DatedDeclaration(asked_on=date(2027, 4, 1), received_on=date(2027, 4, 10))
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("what", "paper", "day", "warned"),
    [
        ("nothing on paper", [], LAST, None),
        ("four months before", [GRANTED], date(2027, 1, 31), None),
        ("a day more than three months before", [GRANTED], date(2027, 2, 27), None),
        ("three months before", [GRANTED], date(2027, 2, 28), Warned.THREE_MONTHS),
        ("a day more than one month before", [GRANTED], date(2027, 4, 29), Warned.THREE_MONTHS),
        ("one month before", [GRANTED], date(2027, 4, 30), Warned.ONE_MONTH),
        ("the last day", [GRANTED], LAST, Warned.ONE_MONTH),
        ("the day after", [GRANTED], LAST + DAY, Warned.EXPIRED),
        ("receipt of the renewal in", [GRANTED, RENEWAL], date(2027, 4, 30), None),
        (
            "renewal only asked",
            [GRANTED, DatedDeclaration(asked_on=date(2027, 4, 1))],
            date(2027, 4, 30),
            Warned.ONE_MONTH,
        ),
        ("never granted", [RENEWAL], LAST, None),
    ],
)
def test_warnings(what: str, paper: list[DatedDeclaration], day: date, warned: Warned | None) -> None:
    assert warning_of(paper, day) == warned, what


def test_months_end_on_the_last_day_of_a_shorter_month() -> None:
    assert months_after(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert months_after(date(2023, 11, 30), 3) == date(2024, 2, 29)
    assert months_after(date(2026, 12, 31), 1) == date(2027, 1, 31)
