"""Which way each language of the texts runs, what it calls itself, and who else reads it."""

from __future__ import annotations

from typing import Final

from aandeslag.vocabulary import Language, TextLanguage

RIGHT_TO_LEFT: Final = frozenset({TextLanguage.ARABIC, TextLanguage.FARSI})
FALL_BACK: Final = (TextLanguage.ENGLISH, TextLanguage.DUTCH)

# Not translated: a resident looks for the word that they know.
OWN_NAMES: Final[dict[str, str]] = {
    TextLanguage.TIGRINYA: "ትግርኛ",
    TextLanguage.ARABIC: "العربية",
    TextLanguage.FARSI: "فارسی / دری",
    TextLanguage.SOMALI: "Soomaali",
    TextLanguage.TURKISH: "Türkçe",
    TextLanguage.UKRAINIAN: "Українська",
    TextLanguage.RUSSIAN: "Русский",
    TextLanguage.FRENCH: "Français",
    TextLanguage.SPANISH: "Español",
    TextLanguage.ENGLISH: "English",
    TextLanguage.DUTCH: "Nederlands",
}

# Who speaks the first can read the second; Dari and Farsi differ in words, and the texts give both.
READ_AS: Final[dict[str, str]] = {Language.DARI: TextLanguage.FARSI}


def direction_of(language: str) -> str:
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def text_language(spoken: str) -> str | None:
    """The language of the texts that a speaker of `spoken` reads; none when there are no texts for them."""
    read = READ_AS.get(spoken, spoken)
    return read if read in TextLanguage.values else None


def offered(chosen: frozenset[str] | None) -> list[str]:
    """The languages that a centre uses, in the order of the list; a centre that chose none uses all."""
    return [language.value for language in TextLanguage if not chosen or language in chosen]
