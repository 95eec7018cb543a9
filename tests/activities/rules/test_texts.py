"""Which sentences say what an activity is, when nobody chose other ones."""

from __future__ import annotations

import pytest

from aandeslag.phrases.files import codes
from aandeslag.pictograms import code_of
from aandeslag.vocabulary import Theme
from activities.models import Activity
from activities.rules.texts import BY_PURPOSE, STEMS, Phrases, TextFacts, phrases_for

FAMILIES = ("title", "do", "with", "know")


@pytest.mark.parametrize(
    ("facts", "phrases"),
    [
        # title, theme → what it is called, what we do; with whom; what to know
        (
            TextFacts("Wijktuin onderhouden", "green"),
            ("title.garden", "do.plants", "with.group", "know.shown"),
        ),
        (TextFacts("Koffie schenken", "care"), ("title.coffee", "do.drinks", "with.group", "know.shown")),
        (TextFacts("Iets leuks", "event"), ("theme.event", "do.help", "with.group", "know.shown")),
        (
            TextFacts("Inloop", "community", "meeting"),
            ("theme.community", "do.talk", "with.group", "know.shown"),
        ),
        (
            TextFacts("Inloop", "other", "volunteering", women_only=True, with_dutch_volunteers=True),
            ("theme.other", "do.help", "with.women", "know.shown"),
        ),
        (
            TextFacts("Inloop", "other", with_dutch_volunteers=True, dutch_needed="none"),
            ("theme.other", "do.help", "with.dutch", "know.no-dutch"),
        ),
        (
            TextFacts("Inloop", "other", dutch_needed="a1", physical_load="light"),
            ("theme.other", "do.help", "with.group", "know.some-dutch"),
        ),
        (
            TextFacts("Inloop", "other", dutch_needed="none", physical_load="heavy"),
            ("theme.other", "do.help", "with.group", "know.heavy"),
        ),
        (
            TextFacts(
                "Wijktuin",
                "green",
                title_phrase="title.join",
                do_phrase="do.help",
                with_phrase="with.elderly",
                know_phrase="know.free",
                women_only=True,
            ),
            ("title.join", "do.help", "with.elderly", "know.free"),
        ),
    ],
)
def test_what_is_said_of_an_activity(facts: TextFacts, phrases: tuple[str, str, str, str]) -> None:
    assert phrases_for(facts) == Phrases(*phrases)


def test_every_stem_and_every_purpose_leads_to_a_text_that_is_there() -> None:
    said = {f"title.{named}" for _, named, _ in STEMS} | {f"do.{done}" for _, _, done in STEMS}
    said |= {f"do.{done}" for done in BY_PURPOSE.values()}
    assert said - set(codes()) == set()
    assert set(BY_PURPOSE) <= set(Activity.Purpose.values)


def test_every_sentence_and_every_theme_has_a_picture() -> None:
    sentences = [code for code in codes() if code.split(".")[0] in FAMILIES]
    pictures = [code_of(code) for code in [*sentences, *(f"theme.{theme}" for theme in Theme.values)]]
    assert len(sentences) == 69
    assert all(pictures)
