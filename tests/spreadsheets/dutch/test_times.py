"""When an activity is, as twenty organisations write it."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aandeslag.spreadsheets.dutch.outcome import NotUnderstood, Reason
from aandeslag.spreadsheets.dutch.patterns import Pattern, PatternKind
from aandeslag.spreadsheets.dutch.times import parse_times
from aandeslag.vocabulary import Weekday

if TYPE_CHECKING:
    from aandeslag.spreadsheets.table import Cell

MO, TU, WE, TH, FR, SA, SU = Weekday
ALL = tuple(Weekday)


def clock(text: str) -> time:
    hour, _, minute = text.partition(":")
    return time(int(hour), int(minute or 0))


def weekly(days: tuple[Weekday, ...], starts: str, ends: str | None) -> tuple[Pattern, ...]:
    end = clock(ends) if ends else None
    return tuple(Pattern(PatternKind.WEEKLY, clock(starts), end, weekday=day) for day in days)


@pytest.mark.parametrize(
    ("text", "days", "starts", "ends"),
    [
        ("di 09:30-12:00", (TU,), "9:30", "12"),
        ("ma, wo, vr 09.00 - 11.30", (MO, WE, FR), "9", "11:30"),
        ("zat 8:30-12:00", (SA,), "8:30", "12"),
        ("do 10-12", (TH,), "10", "12"),
        ("wo 14:00-15:30", (WE,), "14", "15:30"),
        ("ma-vr 13:00-16:30", (MO, TU, WE, TH, FR), "13", "16:30"),
        ("ma t/m do 9 tot 12 uur", (MO, TU, WE, TH), "9", "12"),
        ("vr 15:30-19:30", (FR,), "15:30", "19:30"),
        ("do 8:45-12:15", (TH,), "8:45", "12:15"),
        ("elke wo 13:30-15:00", (WE,), "13:30", "15"),
        ("za/zo 12-17", (SA, SU), "12", "17"),
        ("dagelijks 8-10", ALL, "8", "10"),
        ("elke dag 8-10", ALL, "8", "10"),
        ("ma di do 12:00-13:00", (MO, TU, TH), "12", "13"),
        ("wo 10:00-12:00", (WE,), "10", "12"),
        ("vr 9-12", (FR,), "9", "12"),
        ("10:00-12:00 op dinsdag", (TU,), "10", "12"),
        ("woensdag van 9u30 tot 11u", (WE,), "9:30", "11"),
        # No end: understood, and the end is a question.
        ("di, do, za 14:00", (TU, TH, SA), "14", None),
    ],
)
def test_every_week(text: str, days: tuple[Weekday, ...], starts: str, ends: str | None) -> None:
    assert parse_times(text) == weekly(days, starts, ends)


def test_other_hours_on_other_days() -> None:
    assert parse_times("di 9-12, do 13-15") == weekly((TU,), "9", "12") + weekly((TH,), "13", "15")
    assert parse_times("ma 9-12 en 13-15") == weekly((MO,), "9", "12") + weekly((MO,), "13", "15")


@pytest.mark.parametrize(
    ("text", "weekday", "nth", "starts"),
    [
        ("1e zaterdag v/d maand 10.00-14.00", SA, 1, time(10)),
        ("eerste zaterdag van de maand 10-14", SA, 1, time(10)),
        ("elke 3e vrijdag 10:30-14:00", FR, 3, time(10, 30)),
        ("laatste zo van de maand 10-14", SU, -1, time(10)),
    ],
)
def test_once_a_month(text: str, weekday: Weekday, nth: int, starts: time) -> None:
    assert parse_times(text) == (
        Pattern(PatternKind.NTH_WEEKDAY, starts, time(14), weekday=weekday, nth=nth),
    )


@pytest.mark.parametrize(
    ("text", "day", "starts", "ends"),
    [
        ("eenmalig 16-07-2025 07:00-15:00", date(2025, 7, 16), time(7), time(15)),
        ("14 maart 2025 10:00-16:00", date(2025, 3, 14), time(10), time(16)),
        ("vr 14 maart 2025 10:00-16:00", date(2025, 3, 14), time(10), time(16)),
        ("16-07-25, 10-12", date(2025, 7, 16), time(10), time(12)),
    ],
)
def test_once(text: str, day: date, starts: time, ends: time) -> None:
    assert parse_times(text) == (Pattern(PatternKind.SINGLE, starts, ends, date=day),)


def test_what_stands_in_brackets() -> None:
    (season,) = weekly((SU,), "10", "13")
    (school,) = weekly((TU,), "9", "11:45")

    found_season = parse_times("zo 10-13 (nov-mrt)")
    found_school = parse_times("di 09:00-11:45 (schooltijd)")
    found_note = parse_times("zo 10-13 (bij regen niet)")

    assert found_season == (Pattern(season.kind, season.starts, season.ends, weekday=SU, season=(11, 3)),)
    assert found_school == (Pattern(school.kind, school.starts, school.ends, weekday=TU, school_hours=True),)
    assert found_note == (
        Pattern(season.kind, season.starts, season.ends, weekday=SU, note="bij regen niet"),
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("wo", Reason.TIME_MISSING),
        ("in overleg", Reason.TIMES_UNKNOWN),
        ("10:00-12:00", Reason.DAY_OF_WEEK_MISSING),
        ("di 12-10", Reason.END_BEFORE_START),
        ("di 10-2", Reason.END_BEFORE_START),
        ("di 25:00", Reason.TIMES_UNKNOWN),
        ("om de week di 10-12", Reason.NOT_EVERY_WEEK),
        ("even weken di 10-12", Reason.NOT_EVERY_WEEK),
        ("16 juli 10:00-12:00", Reason.YEAR_MISSING),
        ("31-02-2025 10:00", Reason.NO_SUCH_DAY),
        ("do 14 maart 2025 10:00-16:00", Reason.DAYS_AMBIGUOUS),
    ],
)
def test_what_is_not_understood_says_why(text: str, reason: Reason) -> None:
    assert parse_times(text) == NotUnderstood(reason, text)


@pytest.mark.parametrize("cell", [None, "", "?"])
def test_nothing_is_nothing(cell: Cell) -> None:
    assert parse_times(cell) is None


WORDS = [
    "ma",
    "di",
    "-",
    ",",
    "10-12",
    "14:00",
    "1e",
    "(nov-mrt)",
    "16-07-2025",
    "10 juni",
    "t/m",
    "en",
    "25",
    "dagelijks",
]


@given(st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join) | st.text(max_size=20))
def test_any_mixture_gives_patterns_or_a_reason(text: str) -> None:
    found = parse_times(text)

    assert found is None or isinstance(found, NotUnderstood) or len(found) > 0
