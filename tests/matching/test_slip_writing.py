"""When to leave, what a host is called, and how two texts become one line."""

from __future__ import annotations

from datetime import time

import pytest

from aandeslag.phrases.book import Line
from matching.slips.lines import joined, unbroken, with_typed
from matching.slips.writing import first_name, leave_at


@pytest.mark.parametrize(
    ("starts", "minutes", "leave"),
    [
        (time(9, 30), 12, time(9, 10)),
        (time(9, 30), 15, time(9, 10)),
        (time(9, 30), 16, time(9, 5)),
        (time(10), 1, time(9, 50)),
        (time(0, 10), 20, time(23, 45)),
    ],
)
def test_leave_early_enough_in_whole_fives(starts: time, minutes: int, leave: time) -> None:
    assert leave_at(starts, minutes) == leave


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Henk de Boer", "Henk"),
        ("Henk", "Henk"),
        ("mevrouw Jansen", "mevrouw Jansen"),
        ("Dhr. Bakker", "Dhr. Bakker"),
        ("", ""),
    ],
)
def test_a_host_is_called_by_the_first_name(name: str, called: str) -> None:
    assert first_name(name) == called


def line(text: str, dutch: str, *, language: str = "ti", checked: bool = True) -> Line:
    direction = "rtl" if language == "ar" else "ltr"
    return Line(text=text, language=language, direction=direction, is_checked=checked, dutch=dutch)


def test_lines_are_joined_in_both_languages() -> None:
    both = joined(line("a", "x"), line("b", "y", checked=False))

    assert both == line("a · b", "x · y", checked=False)


def test_for_who_reads_dutch_there_is_nothing_beneath() -> None:
    assert joined(line("a", "", language="nl"), line("b", "", language="nl")).dutch == ""
    assert with_typed(line("a", "", language="nl"), "typed").dutch == ""


def test_what_was_typed_keeps_its_own_direction_in_a_text_from_the_right() -> None:
    assert with_typed(line("أ", "x", language="ar"), "laarzen", by=", ") == line(
        "أ، \u2068laarzen\u2069", "x, laarzen", language="ar"
    )
    assert with_typed(line("a", "x"), "laarzen", by=", ") == line("a, laarzen", "x, laarzen")
    assert with_typed(line("a", "x"), "") == line("a", "x")


def test_a_number_to_call_is_not_broken() -> None:
    assert unbroken("024 111 11 11") == "024\u00a0111\u00a011\u00a011"
