"""Months step over the year and know their days."""

from __future__ import annotations

from datetime import date

import pytest

from reports.periods import Month


def test_a_month_knows_its_first_and_last_day() -> None:
    february = Month(2028, 2)

    assert (february.first, february.last) == (date(2028, 2, 1), date(2028, 2, 29))


@pytest.mark.parametrize(
    ("month", "previous", "following"),
    [
        (Month(2026, 1), Month(2025, 12), Month(2026, 2)),
        (Month(2026, 12), Month(2026, 11), Month(2027, 1)),
    ],
)
def test_stepping_over_new_year(month: Month, previous: Month, following: Month) -> None:
    assert (month.previous, month.next) == (previous, following)


def test_twelve_months_back_is_the_same_month_a_year_ago() -> None:
    assert Month(2026, 11).back(12) == Month(2025, 11)
