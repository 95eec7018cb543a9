"""Periods step over the year, know their days, and take in the local day of every instant."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from reports.periods import Month, Quarter, beside, period_of, periods_of, slug_of


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


# Forty instants: the local day decides, not that of Greenwich, and not the week.
INSTANTS = [
    # New Year, an hour before it and after it, by the local clock
    ("2025-12-31T22:59:59", "2025-12", "2025-Q4", "2025"),
    ("2025-12-31T23:00:00", "2026-01", "2026-Q1", "2026"),
    ("2026-12-31T22:59:59", "2026-12", "2026-Q4", "2026"),
    ("2026-12-31T23:00:00", "2027-01", "2027-Q1", "2027"),
    ("2024-12-31T22:59:59", "2024-12", "2024-Q4", "2024"),
    ("2024-12-31T23:00:00", "2025-01", "2025-Q1", "2025"),
    # Week 53 of 2026 lasts into 2027; its days stay in their own year
    ("2026-12-27T23:00:00", "2026-12", "2026-Q4", "2026"),
    ("2026-12-28T12:00:00", "2026-12", "2026-Q4", "2026"),
    ("2027-01-01T12:00:00", "2027-01", "2027-Q1", "2027"),
    ("2027-01-03T22:59:59", "2027-01", "2027-Q1", "2027"),
    # Week 1 of 2026 begins in 2025
    ("2025-12-29T12:00:00", "2025-12", "2025-Q4", "2025"),
    ("2026-01-04T12:00:00", "2026-01", "2026-Q1", "2026"),
    # Leap day
    ("2024-02-28T22:59:59", "2024-02", "2024-Q1", "2024"),
    ("2024-02-28T23:00:00", "2024-02", "2024-Q1", "2024"),
    ("2024-02-29T12:00:00", "2024-02", "2024-Q1", "2024"),
    ("2024-02-29T22:59:59", "2024-02", "2024-Q1", "2024"),
    ("2024-02-29T23:00:00", "2024-03", "2024-Q1", "2024"),
    ("2026-02-28T22:59:59", "2026-02", "2026-Q1", "2026"),
    ("2026-02-28T23:00:00", "2026-03", "2026-Q1", "2026"),
    # Summer time begins on 29 March 2026 at 01:00 by Greenwich; the quarter ends in summer time
    ("2026-03-28T22:59:59", "2026-03", "2026-Q1", "2026"),
    ("2026-03-29T00:59:59", "2026-03", "2026-Q1", "2026"),
    ("2026-03-29T01:00:00", "2026-03", "2026-Q1", "2026"),
    ("2026-03-31T21:59:59", "2026-03", "2026-Q1", "2026"),
    ("2026-03-31T22:00:00", "2026-04", "2026-Q2", "2026"),
    ("2026-04-30T21:59:59", "2026-04", "2026-Q2", "2026"),
    ("2026-04-30T22:00:00", "2026-05", "2026-Q2", "2026"),
    ("2026-06-30T21:59:59", "2026-06", "2026-Q2", "2026"),
    ("2026-06-30T22:00:00", "2026-07", "2026-Q3", "2026"),
    ("2026-09-30T21:59:59", "2026-09", "2026-Q3", "2026"),
    ("2026-09-30T22:00:00", "2026-10", "2026-Q4", "2026"),
    # Summer time ends on 25 October 2026 at 01:00 by Greenwich: two o'clock comes twice
    ("2026-10-24T21:59:59", "2026-10", "2026-Q4", "2026"),
    ("2026-10-24T22:00:00", "2026-10", "2026-Q4", "2026"),
    ("2026-10-25T00:30:00", "2026-10", "2026-Q4", "2026"),
    ("2026-10-25T01:30:00", "2026-10", "2026-Q4", "2026"),
    ("2026-10-31T22:59:59", "2026-10", "2026-Q4", "2026"),
    ("2026-10-31T23:00:00", "2026-11", "2026-Q4", "2026"),
    ("2026-11-30T22:59:59", "2026-11", "2026-Q4", "2026"),
    ("2026-11-30T23:00:00", "2026-12", "2026-Q4", "2026"),
    # In 2025 the quarter ended one day after summer time had begun
    ("2025-03-31T21:59:59", "2025-03", "2025-Q1", "2025"),
    ("2025-03-31T22:00:00", "2025-04", "2025-Q2", "2025"),
]


@pytest.mark.parametrize(("instant", "month", "quarter", "year"), INSTANTS)
def test_an_instant_falls_into_the_periods_of_its_local_day(
    instant: str, month: str, quarter: str, year: str
) -> None:
    day = timezone.localdate(datetime.fromisoformat(instant).replace(tzinfo=UTC))

    periods = periods_of(day, date(2030, 1, 1))

    assert [slug_of(one) for one in periods] == [month, quarter, year, "so-far"]
    assert all(day in one for one in periods)


def test_there_are_forty_of_them() -> None:
    assert len(INSTANTS) == 40


@pytest.mark.parametrize("slug", ["2026-11", "2026-Q3", "2026", "so-far"])
def test_a_period_is_read_back_from_its_address(slug: str) -> None:
    period = period_of(slug, date(2026, 11, 24))

    assert period is not None
    assert slug_of(period) == slug


@given(st.dates(date(2001, 1, 1), date(2099, 12, 31)))
def test_quarters_follow_each_other_without_a_gap(day: date) -> None:
    quarter = Quarter.of(day)

    assert day in quarter
    assert quarter.next.first.toordinal() - quarter.last.toordinal() == 1
    assert quarter.next.previous == quarter
    assert beside(quarter.period, 1) == quarter.next.period
