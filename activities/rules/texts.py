"""Which ready sentences say, in every language, what an activity is, when nobody chose other ones?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

# A stem in a Dutch title, the title and the sentence that go with it; the first one found wins.
STEMS: Final = (
    ("kinderboerderij", "animals", "feed"),
    ("voedselbank", "food-bank", "pack"),
    ("kringloop", "second-hand", "sort"),
    ("taalcafé", "language", "dutch"),
    ("taalcafe", "language", "dutch"),
    ("nederlands oefenen", "language", "dutch"),
    ("voetbal", "football", "football"),
    ("speeltuin", "playground", "play"),
    ("zwerfafval", "litter", "litter"),
    ("afval", "litter", "litter"),
    ("fiets", "bicycles", "bicycles"),
    ("naai", "sewing", "sew"),
    ("kook", "cook", "cook"),
    ("koken", "cook", "cook"),
    ("wandel", "walk", "walk"),
    ("dieren", "animals", "feed"),
    ("museum", "museum", "visitors"),
    ("muziek", "music", "music"),
    ("zing", "music", "music"),
    ("koor", "music", "music"),
    ("feest", "party", "build-up"),
    ("festival", "party", "build-up"),
    ("snoei", "forest", "trees"),
    ("bos", "forest", "trees"),
    ("tuin", "garden", "plants"),
    ("perken", "garden", "plants"),
    ("planten", "garden", "plants"),
    ("repar", "repair", "repair"),
    ("schilder", "paint", "paint"),
    ("klus", "paint", "paint"),
    ("schoonmak", "cleaning", "clean"),
    ("koffie", "coffee", "drinks"),
    ("terrein", "sport-club", "field"),
    ("sport", "sport", "exercise"),
)
BY_PURPOSE: Final = {"sport": "exercise", "meeting": "talk", "language": "dutch"}
NO_DUTCH, HEAVY, LIGHT = "none", "heavy", "light"


@dataclass(frozen=True)
class TextFacts:
    """What is known of an activity that a sentence can say; an empty choice is *nobody chose*."""

    title: str
    theme: str
    purpose: str = ""
    title_phrase: str = ""
    do_phrase: str = ""
    with_phrase: str = ""
    know_phrase: str = ""
    women_only: bool | None = None
    with_dutch_volunteers: bool | None = None
    dutch_needed: str | None = None
    physical_load: str | None = None


@dataclass(frozen=True)
class Phrases:
    """The codes of the title and of the three sentences."""

    title: str
    do: str
    with_whom: str
    know: str

    @property
    def sentences(self) -> tuple[str, str, str]:
        return (self.do, self.with_whom, self.know)


def phrases_for(facts: TextFacts) -> Phrases:
    """What was chosen; else what the title names; else what is true of every activity of that kind."""
    named, done = _named_in(facts.title)
    usual = BY_PURPOSE.get(facts.purpose, "help")
    return Phrases(
        title=facts.title_phrase or (f"title.{named}" if named else f"theme.{facts.theme}"),
        do=facts.do_phrase or f"do.{done or usual}",
        with_whom=facts.with_phrase or f"with.{_with_whom(facts)}",
        know=facts.know_phrase or f"know.{_to_know(facts)}",
    )


def _named_in(title: str) -> tuple[str, str]:
    words = title.casefold()
    return next(((named, done) for stem, named, done in STEMS if stem in words), ("", ""))


def _with_whom(facts: TextFacts) -> str:
    """Only women comes first: it decides whether somebody can come at all."""
    if facts.women_only:
        return "women"
    return "dutch" if facts.with_dutch_volunteers else "group"


def _to_know(facts: TextFacts) -> str:
    if facts.physical_load == HEAVY:
        return "heavy"
    if facts.dutch_needed == NO_DUTCH:
        return "no-dutch"
    if facts.dutch_needed:
        return "some-dutch"
    return "light" if facts.physical_load == LIGHT else "shown"
