"""Whatever is typed stays text, every script is drawn, and the page can be read aloud."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aandeslag.paper.pictures import drawings
from aandeslag.paper.qr import qr_svg
from aandeslag.paper.typesetting import drawable, typeset
from tests.paper.reading import letters_of, read

MARKUP = '#import "x" *bold* _soft_ $x$ @ref <label> \\ // `raw` = head #eval("1") #read("/etc/passwd")'
# One sentence in each script that the desk needs, with letters that join, marks, and digits of our own.
SCRIPTS = {
    "nl": "Kan ik niet? Bel of app",
    "tr": "Gelemezsem ararım: İçeriği şöyle",
    "so": "Ma iman kartid? Soo wac 024",
    "uk": "Не можу прийти? Ґудзик, їжак",
    "ru": "Не могу прийти? Позвоните",
    "ti": "ክትመጽእ እንተዘይክኢልካ ደውል 12",
    "ar": "لا تستطيع الحضور؟ اتصل",
    "fa": "نمی‌توانید بیایید؟ زنگ بزنید",
}


def slip(**facts: Any) -> dict[str, Any]:
    card = {
        "picture": "green",
        "theme": {"text": "groen", "dutch": ""},
        "heading": "Tuin",
        "title": "",
        "organisation": "Wijktuin",
        "day": 1,
        "starts": "9:30",
        "ends": "12:00",
        "when": {"text": "dinsdag 1 december", "dutch": ""},
        "begins": None,
        "lines": [],
        **facts,
    }
    leaf = {
        "language": "nl",
        "number": "0412",
        "call": {"text": "Kan ik niet?", "dutch": ""},
        "keep": {"text": "Bewaar dit papier.", "dutch": ""},
        "qr": qr_svg("code"),
        "days": [{"text": day, "dutch": ""} for day in ("ma", "di", "wo", "do", "vr", "za", "zo")],
        "cards": [card],
    }
    return {
        "form": "a6",
        "pictures": drawings(["green", "clock"]),
        "leaves": [leaf],
    }


def test_what_is_typed_stays_text() -> None:
    found = read(typeset("slip", slip(heading="Tuin", title=MARKUP), title=MARKUP, language="nl"))

    assert letters_of(MARKUP) - found.letters == {}
    assert found.title == MARKUP


@given(text=st.text(min_size=1, max_size=60))
def test_no_text_of_anybody_stops_the_page(text: str) -> None:
    assert read(typeset("slip", slip(heading=text), title="Briefje", language="nl")).is_tagged


@pytest.mark.parametrize("language", sorted(SCRIPTS))
def test_every_letter_of_every_script_can_be_read_back(language: str) -> None:
    words = SCRIPTS[language]
    without = read(typeset("slip", slip(heading="-"), title="x", language=language))
    found = read(typeset("slip", slip(heading=f"-{words}"), title="x", language=language))

    assert found.letters - without.letters == letters_of(words)
    assert (found.language, found.headings) == (language, [1])


def test_what_no_font_can_draw_becomes_a_question_mark() -> None:
    assert drawable({"a": ["Зоя 葉 🌱", "\x00b\u202ec\n"], "day": 1}) == {"a": ["Зоя ? ?", "bc "], "day": 1}


def test_a_screen_reader_is_told_everything() -> None:
    found = read(typeset("slip", slip(), title="Briefje", language="nl"))

    assert (found.title, found.language, found.is_tagged, found.shows_title) == ("Briefje", "nl", True, True)
    assert found.says_it_is_accessible
    assert found.figures == ["groen", "0412"]
    assert found.headings == [1]
