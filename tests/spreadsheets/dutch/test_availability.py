"""When someone is free, in the words of a desk."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aandeslag.spreadsheets.dutch.availability import parse_availability
from aandeslag.spreadsheets.dutch.outcome import NotUnderstood, Reason
from aandeslag.vocabulary import DayPart, Weekday, WeekPart

if TYPE_CHECKING:
    from aandeslag.spreadsheets.table import Cell

MORNING, AFTERNOON, EVENING = DayPart
MO, TU, WE, TH, FR, SA, SU = Weekday
ALL = tuple(Weekday)
WORKING = (MO, TU, WE, TH, FR)


def parts(days: tuple[Weekday, ...], *day_parts: DayPart) -> frozenset[WeekPart]:
    return frozenset(WeekPart.of(*pair) for pair in itertools.product(days, day_parts or tuple(DayPart)))


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("alle dagen", parts(ALL)),
        ("elke dag", parts(ALL)),
        ("hele week", parts(ALL)),
        ("altijd", parts(ALL)),
        ("di+do middag", parts((TU, TH), AFTERNOON)),
        ("di en do middag", parts((TU, TH), AFTERNOON)),
        ("ma t/m vr ochtend", parts(WORKING, MORNING)),
        ("ma-vr", parts(WORKING)),
        ("maandag tot en met woensdag", parts((MO, TU, WE))),
        ("za - ma", parts((SA, SU, MO))),
        ("niet op dinsdag (taalles)", parts((MO, WE, TH, FR, SA, SU))),
        ("'s middags", parts(ALL, AFTERNOON)),
        ("’s ochtends en 's avonds", parts(ALL, MORNING, EVENING)),
        ("alleen weekend", parts((SA, SU))),
        ("niet in het weekend", parts(WORKING)),
        ("vrijdag ochtend, zaterdag", parts((FR,), MORNING) | parts((SA,))),
        ("wo", parts((WE,))),
        ("ma di wo do vr", parts(WORKING)),
        ("ma/wo/vr", parts((MO, WE, FR))),
        ("dinsdagmiddag", parts((TU,), AFTERNOON)),
        ("ma-ochtend", parts((MO,), MORNING)),
        ("ma ochtend wo middag", parts((MO,), MORNING) | parts((WE,), AFTERNOON)),
        ("overdag", parts(ALL, MORNING, AFTERNOON)),
        ("alle dagen behalve zondag", parts((MO, TU, WE, TH, FR, SA))),
        ("doordeweeks, niet 's avonds", parts(WORKING, MORNING, AFTERNOON)),
        ("woensdag niet", parts((MO, TU, TH, FR, SA, SU))),
        ("m.u.v. vrijdag", parts((MO, TU, WE, TH, SA, SU))),
        ("ochtend, middag", parts(ALL, MORNING, AFTERNOON)),
        ("'s middags ma en di", parts((MO, TU), AFTERNOON)),
        ("ochtend - middag", parts(ALL, MORNING, AFTERNOON)),
    ],
)
def test_wordings(text: str, free: frozenset[WeekPart]) -> None:
    assert parse_availability(text) == free


@pytest.mark.parametrize(
    "text", ["ma, wo ochtend", "niet op ma, di", "ma, di, ochtend", "ma ochtend, middag"]
)
def test_a_comma_that_may_join_or_part_is_ambiguous(text: str) -> None:
    assert parse_availability(text) == NotUnderstood(Reason.DAYS_AMBIGUOUS, text)


@pytest.mark.parametrize(
    "text",
    ["in overleg", "ma vanaf 13:00", "2 dagen", "niet", "geen", "om de week ma", "ሰኞ", "niet alle dagen"],
)
def test_other_words_are_not_understood(text: str) -> None:
    assert parse_availability(text) == NotUnderstood(Reason.DAYS_UNKNOWN, text)


@pytest.mark.parametrize("cell", [None, "", "?", "-"])
def test_nothing_is_not_asked(cell: Cell) -> None:
    assert parse_availability(cell) is None


WORDS = [
    "ma",
    "di",
    "zo",
    "weekend",
    "ochtend",
    "middag",
    "niet",
    ",",
    "t/m",
    "-",
    "+",
    "alle",
    "dagen",
    "'s",
    "elke",
]


@given(st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join))
def test_any_mixture_gives_parts_or_a_reason(text: str) -> None:
    found = parse_availability(text)

    assert found is None or isinstance(found, NotUnderstood) or found <= parts(ALL)
