"""A book says its texts in one language and falls back to English, then to Dutch."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from aandeslag.phrases.book import Line, lines_of, phrasebook
from aandeslag.phrases.dates import date_line
from aandeslag.phrases.models import Phrase

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db


def test_a_book_is_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        book = phrasebook("ti")
        assert (book.language, book.direction, book.say("day.tu")) == ("ti", "ltr", "ሰሉስ")
        assert book.dutch.say("day.tu") == "dinsdag"


def test_a_missing_text_is_said_in_english_and_the_book_says_so() -> None:
    Phrase.objects.filter(language="ar", code="slip.when").delete()
    book = phrasebook("ar")

    assert book.say("slip.when") == "When"
    assert (book.language_of("slip.when"), book.falls_back("slip.when")) == ("en", True)
    assert (book.language_of("slip.time"), book.falls_back("slip.time")) == ("ar", False)


def test_without_english_it_is_said_in_dutch() -> None:
    Phrase.objects.filter(language__in=["ar", "en"], code="slip.when").delete()

    assert phrasebook("ar").line("slip.when") == Line("Wanneer", "nl", "ltr", is_checked=False, dutch="")


def test_the_dutch_book_prefers_dutch() -> None:
    assert phrasebook("nl").say("slip.when") == "Wanneer"


def test_a_language_without_texts_opens_the_english_book() -> None:
    assert (phrasebook("am").language, phrasebook("am").say("answer.yes")) == ("en", "yes")


def test_values_are_filled_in() -> None:
    assert phrasebook("fr").say("travel.foot", minutes=12) == "12 min à pied"


def test_a_forgotten_value_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        phrasebook("fr").say("travel.foot")


def test_a_value_is_only_put_in_and_never_read_as_an_order() -> None:
    Phrase.objects.filter(language="fr", code="travel.foot").update(text="{minutes} {minutes.__class__} {0}")

    assert phrasebook("fr").say("travel.foot", minutes="{minutes}") == "{minutes} {minutes.__class__} {0}"


def test_from_right_to_left_a_value_keeps_its_own_direction() -> None:
    said = phrasebook("ar").say("slip.cannot", phone="024 000 00 00")

    assert said == "لا تستطيعون الحضور؟ اتصلوا أو أرسلوا رسالة: \u2066024 000 00 00\u2069"


def test_a_date_inside_a_sentence_is_not_turned_around() -> None:
    book = phrasebook("ar")
    said = book.say("message.next", day=date_line(book, date(2026, 12, 1)).text, time="9:30–12:00")

    day = "\u2067الثلاثاء\u2069 \u20661\u2069 \u2067كانون الأول (ديسمبر)\u2069"
    assert said == f"موعدكم: \u2067{day}\u2069، \u20669:30–12:00\u2069."


def test_a_line_carries_the_dutch_with_its_own_values() -> None:
    line = phrasebook("ti").line("when.every-week", {"day": "ሰሉስ"}, dutch={"day": "dinsdag"})

    assert line == Line("ነፍሲ ወከፍ ሰሙን፦ ሰሉስ", "ti", "ltr", is_checked=False, dutch="elke week: dinsdag")


def test_a_text_is_checked_when_a_speaker_has_looked() -> None:
    Phrase.objects.filter(language="ti", code="slip.when").update(checked_on=date(2026, 11, 24))
    book = phrasebook("ti")

    assert (book.is_checked("slip.when"), book.is_checked("slip.time")) == (True, False)
    assert (book.unchecked("slip.when"), book.unchecked("slip.when", "slip.time")) == (False, True)


def test_a_few_lines_without_a_book_are_those_of_the_book(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    codes = ["theme.green", "slip.when"]
    book = phrasebook("ti")

    with django_assert_num_queries(1):
        assert lines_of("ti", codes) == {code: book.line(code) for code in codes}


def test_a_few_lines_fall_back_on_english_and_then_on_dutch() -> None:
    Phrase.objects.filter(language="ar", code__in=["slip.when", "slip.time"]).delete()
    Phrase.objects.filter(language="en", code="slip.time").delete()

    found = lines_of("ar", ["theme.green", "slip.when", "slip.time"])

    assert {code: (one.text, one.language, one.direction, one.dutch) for code, one in found.items()} == {
        "theme.green": ("العمل في الحديقة", "ar", "rtl", "In de tuin werken"),
        "slip.when": ("When", "en", "ltr", "Wanneer"),
        "slip.time": ("Hoe laat", "nl", "ltr", ""),
    }


def test_of_a_few_lines_what_nobody_wrote_is_left_out() -> None:
    assert set(lines_of("ti", ["theme.nonsense", "slip.when"])) == {"slip.when"}
    assert lines_of("ti", ["theme.nonsense"]) == {}
    assert lines_of("ti", []) == {}


def test_in_a_language_without_texts_a_few_lines_are_english() -> None:
    assert lines_of("am", ["slip.when"])["slip.when"].language == "en"
