"""Languages spoken, and how much of a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aandeslag.spreadsheets.dutch.languages import parse_languages, parse_level
from aandeslag.spreadsheets.dutch.outcome import NotUnderstood, Reason
from aandeslag.vocabulary import Language, LanguageLevel

if TYPE_CHECKING:
    from aandeslag.spreadsheets.table import Cell


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("Tigrinya", (Language.TIGRINYA,)),
        ("Tigrinya/Nederlands", (Language.TIGRINYA, Language.DUTCH)),
        ("Tigrinya, Engels", (Language.TIGRINYA, Language.ENGLISH)),
        ("Arabisch", (Language.ARABIC,)),
        ("Arabisch/Nederlands", (Language.ARABIC, Language.DUTCH)),
        ("Arabisch, Engels", (Language.ARABIC, Language.ENGLISH)),
        ("Oekraïens", (Language.UKRAINIAN,)),
        ("oekrains en russisch", (Language.UKRAINIAN, Language.RUSSIAN)),
        ("Oekraïens, Engels", (Language.UKRAINIAN, Language.ENGLISH)),
        ("Somalisch/Nederlands", (Language.SOMALI, Language.DUTCH)),
        ("Somalisch, Engels", (Language.SOMALI, Language.ENGLISH)),
        ("Turks", (Language.TURKISH,)),
        ("Turks, Engels", (Language.TURKISH, Language.ENGLISH)),
        ("Farsi/Nederlands", (Language.FARSI, Language.DUTCH)),
        ("Dari", (Language.DARI,)),
        ("Dari, Engels", (Language.DARI, Language.ENGLISH)),
        # Which Kurdish is not said, so it is not filled in.
        ("Koerdisch", (Language.KURDISH,)),
        ("Koerdisch/Nederlands", (Language.KURDISH, Language.DUTCH)),
        ("Kurmanji", (Language.KURMANJI,)),
        ("Engels (goed) + Lingala", (Language.ENGLISH, Language.OTHER)),
        ("Farsi, farsi", (Language.FARSI,)),
    ],
)
def test_languages_keep_their_order(text: str, languages: tuple[Language, ...]) -> None:
    assert parse_languages(text) == languages


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        (None, None),
        ("?", None),
        ("Klingon", NotUnderstood(Reason.LANGUAGE_UNKNOWN, "klingon")),
        ("Turks, iets anders", NotUnderstood(Reason.LANGUAGE_UNKNOWN, "iets anders")),
        ("ትግርኛ", NotUnderstood(Reason.LANGUAGE_UNKNOWN, "ትግርኛ")),
    ],
)
def test_one_unknown_language_makes_the_cell_not_understood(cell: Cell, answer: NotUnderstood | None) -> None:
    assert parse_languages(cell) == answer


@pytest.mark.parametrize(
    ("cell", "level"),
    [
        *((word, LanguageLevel.NONE) for word in ("geen", "0", 0, "nee", "Nee")),
        *((word, LanguageLevel.FEW_WORDS) for word in ("weinig", "een beetje", "beetje", "een paar woorden")),
        ("A1", LanguageLevel.A1),
        ("a2", LanguageLevel.A2),
        ("B2", LanguageLevel.B1),
        ("-", None),
        (None, None),
        ("redelijk", NotUnderstood(Reason.LEVEL_UNKNOWN, "redelijk")),
    ],
)
def test_levels(cell: Cell, level: LanguageLevel | NotUnderstood | None) -> None:
    assert parse_level(cell) == level
