"""The Dutch public holidays, against a printed calendar and against what is true of them in every year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from activities.rules.holidays import Holiday, easter_sunday, holiday_on


@pytest.mark.parametrize(
    ("day", "holiday"),
    [
        (date(2026, 1, 1), Holiday.NEW_YEAR),
        (date(2026, 4, 3), Holiday.GOOD_FRIDAY),
        (date(2026, 4, 5), Holiday.EASTER_SUNDAY),
        (date(2026, 4, 6), Holiday.EASTER_MONDAY),
        (date(2026, 4, 27), Holiday.KINGS_DAY),
        (date(2026, 5, 5), Holiday.LIBERATION_DAY),
        (date(2026, 5, 14), Holiday.ASCENSION),
        (date(2026, 5, 24), Holiday.WHIT_SUNDAY),
        (date(2026, 5, 25), Holiday.WHIT_MONDAY),
        (date(2026, 12, 25), Holiday.CHRISTMAS_DAY),
        (date(2026, 12, 26), Holiday.BOXING_DAY),
        (date(2025, 4, 26), Holiday.KINGS_DAY),  # the 27th was a Sunday
        (date(2025, 4, 27), None),
        (date(2027, 3, 28), Holiday.EASTER_SUNDAY),
        (date(2026, 12, 31), None),
        (date(2008, 5, 1), Holiday.ASCENSION),
    ],
)
def test_holidays(day: date, holiday: Holiday | None) -> None:
    assert holiday_on(day) == holiday


@pytest.mark.parametrize(
    ("year", "easter"),
    [(1961, (4, 2)), (2000, (4, 23)), (2008, (3, 23)), (2011, (4, 24)), (2024, (3, 31)), (2038, (4, 25))],
)
def test_easter(year: int, easter: tuple[int, int]) -> None:
    assert easter_sunday(year) == date(year, *easter)


@pytest.mark.parametrize("year", range(1990, 2100))
def test_every_year_has_eleven_on_their_weekdays(year: int) -> None:
    days = [date(year, 1, 1) + timedelta(days=number) for number in range(366)]
    found = {holiday: day for day in days if day.year == year and (holiday := holiday_on(day))}
    if len(found) == len(Holiday) - 1:  # Ascension and Liberation Day fall together now and then
        assert Holiday.LIBERATION_DAY not in found
    else:
        assert len(found) == len(Holiday)
    assert found[Holiday.EASTER_SUNDAY].weekday() == found[Holiday.WHIT_SUNDAY].weekday() == 6
    assert found[Holiday.ASCENSION].weekday() == 3
    assert found[Holiday.KINGS_DAY].weekday() != 6
