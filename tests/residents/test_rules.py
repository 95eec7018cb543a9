"""Who may take part, what is still to ask, how long is kept."""

from __future__ import annotations

from datetime import date

import pytest

from residents.rules import (
    CONTACT_TERM,
    PERSON_TERM,
    SILENT_TERM,
    InTheWay,
    Known,
    Question,
    add_months,
    keep_note_until,
    lowest_possible_age,
    may_take_part,
    needs_guardian,
    possible_birth_years,
    questions,
)

TODAY = date(2026, 11, 24)
ASKED = Known(
    explained=True,
    birth_year=1995,
    lives_somewhere=True,
    languages=frozenset({"ti"}),
    legal_status_known=True,
    free=frozenset({"tu-morning"}),
    interests=frozenset(),
    travel_modes=frozenset({"foot"}),
    conditions=frozenset(),
    dutch_level="none",
    skills=frozenset(),
    wishes=frozenset(),
)


@pytest.mark.parametrize(
    ("birth_year", "day", "age"),
    [
        (2008, date(2026, 1, 1), 17),
        (2008, date(2026, 12, 30), 17),
        (2008, date(2026, 12, 31), 18),
        (2008, date(2027, 1, 1), 18),
    ],
)
def test_age_counts_as_if_born_on_the_last_day_of_the_year(birth_year: int, day: date, age: int) -> None:
    assert lowest_possible_age(birth_year, day) == age


def test_under_eighteen_and_unknown_need_the_guardian() -> None:
    assert [needs_guardian(year, TODAY) for year in (2007, 2008, 2010, None)] == [False, True, True, True]


def test_years_of_birth_that_can_be_registered() -> None:
    years = possible_birth_years(TODAY)

    assert (years[0], years[-1]) == (1926, 2013)


def test_nothing_stands_in_the_way_of_an_adult() -> None:
    assert may_take_part(ASKED, minimum_age=18, day=TODAY) == []


def test_everything_that_stands_in_the_way_is_named_at_once() -> None:
    known = Known(birth_year=2010, has_left=True, mediation_stopped=True)

    assert may_take_part(known, minimum_age=16, day=TODAY) == [
        InTheWay.LEFT,
        InTheWay.MEDIATION_STOPPED,
        InTheWay.TOO_YOUNG,
        InTheWay.GUARDIAN_NOT_ASKED,
    ]


def test_sixteen_is_enough_where_the_team_says_so_and_the_guardian_agrees() -> None:
    known = Known(birth_year=2009, guardian_agreed=True)

    assert may_take_part(known, minimum_age=16, day=TODAY) == []
    assert may_take_part(known, minimum_age=18, day=TODAY) == [InTheWay.TOO_YOUNG]


def test_unknown_year_counts_as_under_eighteen() -> None:
    assert may_take_part(Known(), minimum_age=18, day=TODAY) == [
        InTheWay.BIRTH_YEAR_UNKNOWN,
        InTheWay.GUARDIAN_NOT_ASKED,
    ]
    assert may_take_part(Known(guardian_agreed=True), minimum_age=16, day=TODAY) == []


def test_of_a_new_person_everything_is_still_to_ask_in_the_order_of_asking() -> None:
    everything = [question for question in Question if question is not Question.GUARDIAN]

    assert questions(Known(), day=TODAY) == everything


def test_asked_and_nothing_is_an_answer() -> None:
    assert questions(ASKED, day=TODAY) == []


def test_the_guardian_is_asked_for_a_minor_only() -> None:
    minor = Known(**{**ASKED.__dict__, "birth_year": 2010})

    assert questions(minor, day=TODAY) == [Question.GUARDIAN]
    assert questions(Known(**{**minor.__dict__, "guardian_agreed": True}), day=TODAY) == []


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 3, 31), -6, date(2025, 9, 30)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(
    day: date, months: int, later: date
) -> None:
    assert add_months(day, months) == later


def test_terms() -> None:
    left = date(2026, 11, 24)

    assert keep_note_until(date(2026, 5, 24)) == date(2026, 11, 24)
    assert [term.ends_on(left) for term in (CONTACT_TERM, PERSON_TERM, SILENT_TERM)] == [
        date(2026, 12, 24),
        date(2027, 2, 24),
        date(2027, 11, 24),
    ]
