"""Loading the texts adds and betters, and never touches what a speaker did."""

from __future__ import annotations

from datetime import date

import pytest

from aandeslag.phrases.files import codes
from aandeslag.phrases.models import Phrase
from aandeslag.phrases.reference import load_phrases
from aandeslag.vocabulary import TextLanguage

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)


def _text(language: str, code: str) -> Phrase:
    return Phrase.objects.get(language=language, code=code)


def test_all_texts_are_there_and_none_is_checked() -> None:
    assert Phrase.objects.count() == len(codes()) * len(TextLanguage.values)
    assert Phrase.objects.checked().count() == 0


def test_loading_again_adds_and_changes_nothing() -> None:
    before = list(Phrase.objects.order_by("pk").values())

    assert load_phrases() == 0
    assert list(Phrase.objects.order_by("pk").values()) == before


def test_a_corrected_text_survives() -> None:
    Phrase.objects.filter(language="ti", code="slip.when").update(text="ኣየናይ መዓልቲ", corrected_on=TODAY)

    load_phrases()

    assert _text("ti", "slip.when").text == "ኣየናይ መዓልቲ"


def test_a_checked_text_survives() -> None:
    Phrase.objects.filter(language="so", code="slip.when").update(text="Maalintee", checked_on=TODAY)

    load_phrases()

    assert (_text("so", "slip.when").text, _text("so", "slip.when").checked_on) == ("Maalintee", TODAY)


def test_a_text_that_nobody_touched_follows_the_file() -> None:
    Phrase.objects.filter(language="so", code="slip.when").update(text="an older version")

    load_phrases()

    assert _text("so", "slip.when").text == "Goorma"


def test_what_is_missing_comes_back_and_what_no_page_uses_goes() -> None:
    Phrase.objects.filter(language="so", code="slip.when").delete()
    Phrase.objects.create(language="so", code="slip.gone", text="hore")

    assert load_phrases() == 1
    assert not Phrase.objects.filter(code="slip.gone").exists()
