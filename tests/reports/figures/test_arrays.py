"""Columns of rows as arrays."""

from __future__ import annotations

from reports.figures.arrays import NOWHERE, Column, days, different, numbers, places_of, summed, years


def test_words_are_kept_once_and_found_by_their_place() -> None:
    column = Column.of(["green", "", "green", "food"])

    assert (column.words, column.codes.tolist()) == (["green", "", "food"], [0, 1, 0, 2])
    assert column.at(numbers("3,0")).codes.tolist() == [2, 0]


def test_no_rows_are_no_numbers() -> None:
    assert numbers(None).tolist() == []
    assert summed(numbers(None), 2).tolist() == [0, 0]
    assert different(numbers(None), 2, numbers(None)).tolist() == [0, 0]


def test_what_is_not_there_is_nowhere() -> None:
    among = numbers("3,5,9")

    assert places_of(numbers("9,3,4,10,2"), among).tolist() == [2, 0, NOWHERE, NOWHERE, NOWHERE]
    assert places_of(numbers("3"), numbers(None)).tolist() == [NOWHERE]


def test_people_count_once_in_each_part() -> None:
    parts, people = numbers("0,0,1,1"), numbers("7,7,7,2")

    assert different(parts, 3, people).tolist() == [1, 2, 0]


def test_days_and_years_of_the_calendar() -> None:
    found = days(["1970-01-02", "2024-02-29", "2026-12-31"])

    assert found.tolist() == [1, 19782, 20818]
    assert years(found).tolist() == [1970, 2024, 2026]
