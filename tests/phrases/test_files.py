"""The texts as they come with the site: every language says everything, with the same values."""

from __future__ import annotations

import re

import pytest

from aandeslag.phrases.cards import FAMILIES
from aandeslag.phrases.files import codes, texts_of
from aandeslag.phrases.filling import has_stray_brace, names_in
from aandeslag.phrases.languages import OWN_NAMES, direction_of, offered, text_language
from aandeslag.phrases.models import Phrase
from aandeslag.vocabulary import (
    Bring,
    Condition,
    ExcuseReason,
    Gender,
    Language,
    LanguageLevel,
    LegalStatus,
    Skill,
    TextLanguage,
    Theme,
    TravelMode,
    Weekday,
    Wish,
)

FROM_VOCABULARY = {
    "day": Weekday,
    "day-short": Weekday,
    "theme": Theme,
    "skill": Skill,
    "gender": Gender,
    "status": LegalStatus,
    "level": LanguageLevel,
    "condition": Condition,
    "wish": Wish,
    "mode": TravelMode,
    "travel": TravelMode,
    "bring": Bring,
    "excuse": ExcuseReason,
}
SCRIPTS = {"ti": ("\u1200", "\u137f"), "ar": ("\u0600", "\u06ff"), "fa": ("\u0600", "\u06ff")}
CYRILLIC = ("\u0400", "\u04ff")


@pytest.mark.parametrize("language", TextLanguage.values)
def test_every_language_has_every_text(language: str) -> None:
    assert list(texts_of(language)) == codes()


@pytest.mark.parametrize("language", TextLanguage.values)
def test_every_text_names_the_same_values_in_every_language(language: str) -> None:
    dutch = {code: names_in(text) for code, text in texts_of("nl").items()}

    assert {code: names_in(text) for code, text in texts_of(language).items()} == dutch
    assert [code for code, text in texts_of(language).items() if has_stray_brace(text)] == []


@pytest.mark.parametrize("language", TextLanguage.values)
def test_no_text_is_empty_or_too_long_to_keep(language: str) -> None:
    longest = Phrase._meta.get_field("text").max_length
    assert longest is not None

    assert [
        code for code, text in texts_of(language).items() if not text.strip() or text != text.strip()
    ] == []
    assert [code for code, text in texts_of(language).items() if len(text) > longest] == []


@pytest.mark.parametrize("language", ["ti", "ar", "fa", "uk", "ru"])
def test_a_language_is_written_in_its_own_script(language: str) -> None:
    first, last = SCRIPTS.get(language, CYRILLIC)

    def is_written(text: str) -> bool:
        words = re.sub(r"\{[a-z]+\}|\W", "", text)
        return not words or any(first <= letter <= last for letter in words)

    foreign = [code for code, text in texts_of(language).items() if not is_written(text)]
    assert foreign == []


@pytest.mark.parametrize("family", FROM_VOCABULARY)
def test_every_word_that_a_desk_can_choose_can_be_said(family: str) -> None:
    said = [code.removeprefix(f"{family}.") for code in codes() if code.startswith(f"{family}.")]
    assert sorted(said) == sorted(FROM_VOCABULARY[family].values)


def test_the_twelve_months() -> None:
    assert [code for code in codes() if code.startswith("month.")] == [f"month.{n}" for n in range(1, 13)]


@pytest.mark.parametrize("language", TextLanguage.values)
def test_numbers_are_western(language: str) -> None:
    assert [
        code
        for code, text in texts_of(language).items()
        if any(letter.isdigit() and letter not in "0123456789" for letter in text)
    ] == []


def test_arabic_and_farsi_run_from_right_to_left() -> None:
    assert {language for language in TextLanguage.values if direction_of(language) == "rtl"} == {"ar", "fa"}


def test_every_language_says_what_it_is_called() -> None:
    assert sorted(OWN_NAMES) == sorted(TextLanguage.values)


def test_who_speaks_dari_reads_the_farsi_texts_and_for_other_languages_there_are_none() -> None:
    assert text_language(Language.DARI) == "fa"
    assert text_language(Language.TIGRINYA) == "ti"
    assert text_language(Language.AMHARIC) is None


def test_a_centre_that_chose_no_languages_uses_all() -> None:
    assert offered(None) == TextLanguage.values
    assert offered(frozenset()) == TextLanguage.values
    assert offered(frozenset({"nl", "ti"})) == ["ti", "nl"]


# As the Unicode locale data abbreviate a minute: right behind every number, also where plurals differ.
MINUTES = {
    **dict.fromkeys(["nl", "en", "fr", "es"], "min"),
    "ar": "د",
    "fa": "دقیقه",
    "ti": "ደቒቕ",
    "tr": "dk",
    "so": "daqiiqo",
    "uk": "хв",
    "ru": "мин",
}


@pytest.mark.parametrize("language", TextLanguage.values)
def test_minutes_are_right_behind_every_number(language: str) -> None:
    ways = [text for code, text in texts_of(language).items() if "{minutes}" in text]

    assert len(ways) == len(TravelMode)
    assert {text.partition("{minutes} ")[2].split()[0] for text in ways} == {MINUTES[language]}


def test_each_family_of_texts_has_a_title_on_its_page() -> None:
    assert {code.split(".")[0] for code in codes()} == set(FAMILIES)
