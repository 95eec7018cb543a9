"""Whatever stands in a cell, a parser answers with a value, nothing, or a reason."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aandeslag.spreadsheets.dutch import (
    attendance,
    availability,
    dates,
    declarations,
    departures,
    interests,
    languages,
    numbers,
    offer,
    people,
    phones,
    remarks,
    times,
)
from aandeslag.spreadsheets.dutch.outcome import NotUnderstood, Reason
from aandeslag.spreadsheets.table import CellProblem

if TYPE_CHECKING:
    from collections.abc import Callable

    from aandeslag.spreadsheets.table import Cell


def birth_year(cell: Cell) -> object:
    return people.parse_birth_year(cell, today=date(2026, 11, 23))


PARSERS: list[Callable[[Cell], object]] = [
    *(availability.parse_availability, dates.parse_date, declarations.parse_declaration, birth_year),
    *(departures.parse_departure_reason, interests.parse_interests, languages.parse_languages),
    *(languages.parse_level, numbers.parse_number, numbers.parse_capacity, numbers.parse_minimum_age),
    *(numbers.parse_minutes, offer.parse_title, offer.parse_kind, offer.parse_load, people.parse_gender),
    *(people.parse_initial, people.parse_legal_status, phones.parse_phone, phones.parse_email),
    *(times.parse_times, attendance.parse_attendance),
]
CELLS = st.one_of(
    st.none(),
    st.text(max_size=30),
    st.text(alphabet="0123456789-/.:' ", max_size=14),
    st.integers(min_value=-(10**15), max_value=10**15),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.sampled_from(CellProblem),
)


@pytest.mark.parametrize("parser", PARSERS)
@given(cell=CELLS)
def test_no_cell_makes_a_parser_fail(parser: Callable[[Cell], object], cell: Cell) -> None:
    found = parser(cell)

    if isinstance(found, NotUnderstood):
        assert found.reason in set(Reason)


@pytest.mark.parametrize("parser", [*PARSERS, remarks.parse_remark])
def test_forbidden_words_are_never_repeated(parser: Callable[[Cell], object]) -> None:
    for text in ("heeft rugklachten", "gehoor bij de IND", "bsn 123456782"):
        found = parser(text)

        if parser is not offer.parse_title:
            assert text not in repr(found)


@pytest.mark.parametrize("parser", PARSERS)
def test_a_formula_without_result_is_reported(parser: Callable[[Cell], object]) -> None:
    assert parser(CellProblem.FORMULA) == NotUnderstood(Reason.FORMULA)
