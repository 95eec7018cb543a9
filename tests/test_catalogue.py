"""The Dutch catalogue: complete, plain, with one word for one thing and no product name."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Final

import polib
import pytest
from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CODE: Final = ("aandeslag", "activities", "matching", "reports", "residents")
PLACEHOLDER: Final = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?\w+[^>]*>")
PRODUCT_NAMES: Final = ("Aan de Slag", "Meedoenbalie", "#Meedoen")
# What is said aloud to a resident; to colleagues the screens say "je".
SAID_TO_RESIDENTS: Final = frozenset(
    {
        "Taking part is your own free choice. You may stop at any moment.",
        "It has no effect on your procedure: not when you do it, not when you do not.",
        "We write down only what is needed to find something that fits: "
        "your first name, year of birth, languages, where you live and when you can.",
        "We do not write down your country, religion, health or procedure.",
        "You may always see what we wrote down, have it corrected or deleted.",
        "lives where?",
        "what do you like?",
        "what are you good at?",
        "any wishes?",
        "still ask: lives where?",
    }
)
# On the page behind the link of an organisation.
SAID_TO_HOSTS: Final = frozenset(
    {
        "You need not do anything. If there is a place again, we look for somebody else.",
        "It works until two weeks after the date, and not for a date that was cancelled. "
        "Call the team if something should be said.",
        "Thank you, it is noted. Something wrong? Call the team of %(team)s.",
        "There is nobody left to say something of.",
    }
)
POLITE: Final = re.compile(r"\b(?:u|uw|uwe|uzelf)\b", re.IGNORECASE)
# Words for people that nobody here uses, and words of offices.
FORBIDDEN: Final = re.compile(
    r"\b(?:cliënt\w*|patiënt\w*|asielzoekers?\b|vluchtelingen?|vreemdelingen?|gelieve|middels|indien|teneinde|"
    r"desbetreffende|betreffende|conform|dient te|dienen te|a\.u\.b\.|herstelcodes?|inloggegevens)",
    re.IGNORECASE,
)
BUTTONS: Final = {
    "Today": "Vandaag",
    "Walk-in hour": "Inloopuur",
    "Offer": "Aanbod",
    "Week": "Week",
    "Figures": "Cijfers",
    "Organisations": "Organisaties",
    "Participants": "Deelnemers",
    "My people": "Mijn deelnemers",
    "Unique participants": "Unieke deelnemers",
    "Times taken part": "Keer meegedaan",
    "Sign up": "Meld aan",
    "Sign up all the same": "Toch aanmelden",
    "Why not …?": "Waarom niet …?",
    "What fits": "Wat past er",
    "Still to ask": "Nog vragen",
    "Entrusted to": "Toevertrouwd aan",
    "explained": "uitleg gegeven",
    "Mediation has been stopped.": "De bemiddeling is gestopt.",
    "residence permit": "vergunning",
    "Tuesday morning": "dinsdagochtend",
}
# English → what its Dutch must hold.
TERMS: Final = {
    r"volunteer declaration": r"vrijwilligersverklaring",
    r"walk-in hour": r"inloopu",
    r"participants?\b": r"deelnemer",
    r"\bplacements?\b": r"koppeling",
    r"entrusted": r"toevertrouwd",
    r"fixed moment": r"vaste? moment",
    r"certificates? of conduct": r"VOG",
    r"guardian": r"voogd",
    r"recovery code": r"reservecode",
    r"second factor": r"tweede inlogstap",
    r"\bslip\b": r"briefje",
    r"\bdrafts?\b": r"concept",
    r"kinds? of work": r"soort(?:en)? werk",
    r"receipt of UWV": r"ontvangstbevestiging",
    r"waiting list": r"wachtlijst",
    r"one-off": r"eenmalig",
    r"mediation": r"bemiddeling",
    r"head count": r"telling",
    r"contact on site|contacts on site": r"begeleiders? ter plekke",
}
# Dutch → what its English must hold: to register is not to sign up.
ONLY_FOR: Final = {
    r"inschrijv|ingeschreven|schrijf\b.*\bin\b": r"regist|new (?:person|participant)|Which|write",
    r"aangemeld|aanmeld|meld aan": r"sign(?:ed)?[ -]up|signs up",
    r"\bafgemeld|meldde .* af": r"call(?:ed)? off",
}


def _entries() -> list[polib.POEntry]:
    return list(polib.pofile(str(settings.BASE_DIR / "locale" / "nl" / "LC_MESSAGES" / "django.po")))


def _forms(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def _texts() -> Iterator[tuple[str, str]]:
    """Each English text with each of its Dutch forms."""
    for entry in _entries():
        for form in _forms(entry):
            yield entry.msgid, form


def test_every_entry_is_translated_and_none_is_a_guess_or_left_over() -> None:
    wrong = [entry.msgid for entry in _entries() if not entry.translated() or entry.fuzzy or entry.obsolete]

    assert wrong == []


def test_placeholders_and_markup_are_those_of_the_english_text() -> None:
    wrong = [
        entry.msgid
        for entry in _entries()
        for form in _forms(entry)
        if sorted(PLACEHOLDER.findall(form)) != sorted(PLACEHOLDER.findall(entry.msgid))
    ]

    assert wrong == []


def test_white_space_and_the_end_of_a_sentence_are_kept() -> None:
    def edges(text: str) -> tuple[str, str, bool]:
        stripped = text.strip()
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :], stripped[-1:] in ".!?"

    assert [english for english, dutch in _texts() if edges(english) != edges(dutch)] == []


def test_a_part_of_a_sentence_starts_small_in_dutch_too() -> None:
    fixed = re.compile(r"(?:[A-Z]{2}|KvK|Nederland)")
    wrong = [
        english
        for english, dutch in _texts()
        if english[:1].islower() and dutch[:1].isupper() and not fixed.match(dutch)
    ]

    assert wrong == []


def test_no_text_names_the_product() -> None:
    wrong = [dutch for _, dutch in _texts() for name in PRODUCT_NAMES if name.lower() in dutch.lower()]

    assert wrong == []


def test_colleagues_are_addressed_as_je() -> None:
    polite = {english for english, dutch in _texts() if POLITE.search(dutch)}

    assert polite - SAID_TO_RESIDENTS - SAID_TO_HOSTS == set()


def test_no_forbidden_words() -> None:
    assert [dutch for _, dutch in _texts() if FORBIDDEN.search(dutch)] == []


@pytest.mark.parametrize(("english", "dutch"), BUTTONS.items())
def test_fixed_words_on_buttons_and_headings(english: str, dutch: str) -> None:
    assert {form for text, form in _texts() if text == english} == {dutch}


@pytest.mark.parametrize(("english", "dutch"), TERMS.items())
def test_one_dutch_word_for_one_thing(english: str, dutch: str) -> None:
    about = [pair for pair in _texts() if re.search(english, pair[0], re.IGNORECASE)]

    assert about
    assert [pair for pair in about if not re.search(dutch, pair[1], re.IGNORECASE)] == []


@pytest.mark.parametrize(("dutch", "english"), ONLY_FOR.items())
def test_a_dutch_word_stands_for_one_thing(dutch: str, english: str) -> None:
    about = [pair for pair in _texts() if re.search(dutch, pair[1], re.IGNORECASE)]

    assert about
    assert [pair for pair in about if not re.search(english, pair[0], re.IGNORECASE)] == []


def test_every_text_in_python_is_in_the_catalogue_also_where_the_collector_does_not_look() -> None:
    known = {entry.msgid for entry in _entries()}
    missing = [
        f"{path.relative_to(settings.BASE_DIR)}: {text!r}"
        for folder in CODE
        for path in sorted((settings.BASE_DIR / folder).rglob("*.py"))
        if "migrations" not in path.parts
        for text in _texts_in(path)
        if text not in known
    ]

    assert missing == []


def _texts_in(path: Path) -> Iterator[str]:
    """What stands in the code as the first argument of gettext and its kin, under whatever name."""
    tree = ast.parse(path.read_text())
    names = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if "gettext" in alias.name
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            place = 1 if "pgettext" in names[node.func.id] else 0
            text = node.args[place]
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield text.value
