"""Dates of a pattern, against a slow and simple description of the same pattern."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aandeslag.vocabulary import Weekday
from activities.models import Slot
from activities.rules import LAST, Pattern, Recurrence, dates_of

LONG_AGO = date(2020, 1, 1)
days = st.dates(date(1999, 1, 1), date(2060, 12, 31))
months = st.integers(1, 12)
seasons = st.one_of(st.just((None, None)), st.tuples(months, months))


def weekly(weekday: Weekday, **limits: date | int | None) -> Recurrence:
    return Recurrence(**{"pattern": Pattern.WEEKLY, "valid_from": LONG_AGO, "weekday": weekday} | limits)  # type: ignore[arg-type]  # mixed on purpose


def monthly(nth: int, weekday: Weekday) -> Recurrence:
    return Recurrence(Pattern.MONTHLY, valid_from=LONG_AGO, weekday=weekday, nth=nth)


@st.composite
def recurrences(draw: st.DrawFn) -> Recurrence:
    begins = draw(days)
    season_from, season_until = draw(seasons)
    return Recurrence(
        pattern=draw(st.sampled_from(Pattern)),
        valid_from=begins,
        valid_until=draw(st.none() | days),
        weekday=draw(st.sampled_from(Weekday)),
        nth=draw(st.sampled_from([1, 2, 3, 4, LAST])),
        single_date=begins + timedelta(days=draw(st.integers(-30, 400))),
        season_from=season_from,
        season_until=season_until,
    )


def months_of(recurrence: Recurrence) -> set[int]:
    """Walk the calendar round from the first month of the season to the last."""
    if recurrence.season_from is None or recurrence.season_until is None:
        return set(range(1, 13))
    found = {recurrence.season_from}
    month = recurrence.season_from
    while month != recurrence.season_until:
        month = month % 12 + 1
        found.add(month)
    return found


def takes_place(recurrence: Recurrence, day: date) -> bool:
    """Say of one day whether it belongs, by looking at that day alone."""
    if day < recurrence.valid_from or (recurrence.valid_until and day > recurrence.valid_until):
        return False
    if recurrence.pattern == Pattern.SINGLE:
        return day == recurrence.single_date
    if Weekday.from_date(day) != recurrence.weekday or day.month not in months_of(recurrence):
        return False
    is_last = (day + timedelta(days=7)).month != day.month
    place = LAST if recurrence.nth == LAST and is_last else (day.day - 1) // 7 + 1
    return recurrence.pattern == Pattern.WEEKLY or place == recurrence.nth


@given(recurrences(), days, st.integers(0, 800))
def test_dates_are_exactly_the_days_that_belong(recurrence: Recurrence, first: date, length: int) -> None:
    window = [first + timedelta(days=offset) for offset in range(length + 1)]

    found = dates_of(recurrence, window[0], window[-1])

    assert found == [day for day in window if takes_place(recurrence, day)]


@given(recurrences(), days, st.integers(0, 500), st.integers(0, 500))
def test_two_periods_give_what_one_gives(
    recurrence: Recurrence, first: date, before: int, after: int
) -> None:
    middle = first + timedelta(days=before)
    last = middle + timedelta(days=after)

    both = dates_of(recurrence, first, middle) + dates_of(recurrence, middle + timedelta(days=1), last)

    assert both == dates_of(recurrence, first, last)


def test_every_week_goes_on_through_week_53_and_new_year() -> None:
    found = dates_of(weekly(Weekday.THURSDAY), date(2026, 12, 17), date(2027, 1, 14))

    assert found == [
        date(2026, 12, 17),
        date(2026, 12, 24),
        date(2026, 12, 31),
        date(2027, 1, 7),
        date(2027, 1, 14),
    ]
    assert [day.isocalendar().week for day in found] == [51, 52, 53, 1, 2]


def test_a_leap_day_is_a_day_like_others() -> None:
    assert dates_of(weekly(Weekday.TUESDAY), date(2028, 2, 23), date(2028, 3, 7)) == [
        date(2028, 2, 29),
        date(2028, 3, 7),
    ]
    last_tuesday = monthly(LAST, Weekday.TUESDAY)
    assert dates_of(last_tuesday, date(2028, 2, 1), date(2028, 2, 29)) == [date(2028, 2, 29)]


@pytest.mark.parametrize(("sunday", "clock_moves"), [(date(2026, 3, 29), -1), (date(2026, 10, 25), 1)])
def test_the_clock_may_move_but_not_the_local_time(sunday: date, clock_moves: int) -> None:
    before, after = dates_of(weekly(Weekday.SUNDAY), sunday - timedelta(days=7), sunday)
    amsterdam = ZoneInfo("Europe/Amsterdam")

    starts = [datetime.combine(day, time(9, 30), amsterdam) for day in (before, after)]

    assert [f"{start:%H:%M}" for start in starts] == ["09:30", "09:30"]
    elapsed = starts[1].timestamp() - starts[0].timestamp()
    assert elapsed == timedelta(days=7, hours=clock_moves).total_seconds()


@pytest.mark.parametrize(
    ("nth", "expected"),
    [
        (1, [date(2026, 11, 7), date(2026, 12, 5), date(2027, 1, 2)]),
        (4, [date(2026, 11, 28), date(2026, 12, 26), date(2027, 1, 23)]),
        (LAST, [date(2026, 11, 28), date(2026, 12, 26), date(2027, 1, 30)]),
    ],
)
def test_saturdays_of_the_month(nth: int, expected: list[date]) -> None:
    assert dates_of(monthly(nth, Weekday.SATURDAY), date(2026, 11, 1), date(2027, 1, 31)) == expected


def test_a_season_runs_over_the_new_year() -> None:
    winter = weekly(Weekday.SUNDAY, season_from=11, season_until=3)

    found = dates_of(winter, date(2026, 10, 20), date(2027, 11, 10))

    assert found[0] == date(2026, 11, 1)
    assert max(day for day in found if day < date(2027, 6, 1)) == date(2027, 3, 28)
    assert [day for day in found if day >= date(2027, 6, 1)] == [date(2027, 11, 7)]


def test_nothing_before_the_first_or_after_the_last_date() -> None:
    short = weekly(Weekday.MONDAY, valid_from=date(2026, 11, 10), valid_until=date(2026, 11, 23))

    assert dates_of(short, date(2026, 11, 1), date(2026, 12, 31)) == [date(2026, 11, 16), date(2026, 11, 23)]
    assert dates_of(short, date(2026, 12, 31), date(2026, 11, 1)) == []


def test_a_single_date_knows_no_season_and_may_be_withdrawn() -> None:
    once = Recurrence(
        Pattern.SINGLE,
        valid_from=LONG_AGO,
        single_date=date(2027, 4, 27),
        season_from=11,
        season_until=3,
    )

    assert dates_of(once, date(2027, 1, 1), date(2027, 12, 31)) == [date(2027, 4, 27)]
    assert dates_of(once, date(2027, 4, 28), date(2027, 12, 31)) == []


def test_the_patterns_are_those_of_the_model() -> None:
    assert [pattern.value for pattern in Pattern] == Slot.Pattern.values
    assert Slot.Nth.LAST.value == LAST


def test_every_two_weeks_counts_from_the_first_date_across_week_53() -> None:
    """2026 has a week 53: odd and even weeks would go wrong at the new year."""
    recurrence = Recurrence("weekly", date(2026, 12, 1), weekday="th", every=2)

    found = dates_of(recurrence, date(2026, 12, 1), date(2027, 1, 31))

    assert found == [
        date(2026, 12, 3),
        date(2026, 12, 17),
        date(2026, 12, 31),
        date(2027, 1, 14),
        date(2027, 1, 28),
    ]
    assert dates_of(recurrence, date(2026, 12, 18), date(2027, 1, 20)) == found[2:4]


def test_every_two_weeks_goes_on_across_summer_time() -> None:
    recurrence = Recurrence("weekly", date(2027, 3, 14), weekday="su", every=2)
    assert dates_of(recurrence, date(2027, 3, 14), date(2027, 4, 12)) == [
        date(2027, 3, 14),
        date(2027, 3, 28),  # the clock goes forward
        date(2027, 4, 11),
    ]


def test_a_pause_leaves_out_its_first_and_last_day() -> None:
    pauses = ((date(2026, 12, 8), date(2026, 12, 22)),)
    recurrence = Recurrence("weekly", date(2026, 12, 1), weekday="tu", pauses=pauses)
    assert dates_of(recurrence, date(2026, 12, 1), date(2026, 12, 31)) == [
        date(2026, 12, 1),
        date(2026, 12, 29),
    ]
