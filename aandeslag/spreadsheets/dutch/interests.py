"""What someone would like to do, as themes and skills from the fixed lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from aandeslag.spreadsheets.dutch.outcome import NotUnderstood, Reason, not_understood, reads_text
from aandeslag.spreadsheets.wording import plain
from aandeslag.vocabulary import Skill, Theme


@dataclass(frozen=True, slots=True)
class Interests:
    """Both empty means: asked, and everything is fine."""

    themes: frozenset[Theme] = frozenset()
    skills: frozenset[Skill] = frozenset()


NO_PREFERENCE: Final = Interests()
_ANYTHING = frozenset(
    {"maakt niet uit", "alles", "geen voorkeur", "alles is goed", "alles goed", "alle", "mag alles"}
    | {"niet specifiek", "wat er is", "van alles", "geen", "om het even", "all"}
)
_SPLIT = re.compile(r"[/,;+&|\n]| en | of ")
_FILLING = re.compile(r"^(?:graag|iets met|werken met|werken in de|in de|met|helpen met|helpen bij|de|het) ")

THEME_WORDS: Final[dict[Theme, tuple[str, ...]]] = {
    Theme.GREEN: (
        *("tuin", "tuinieren", "tuinwerk", "groen", "natuur", "buiten werken", "buiten", "bos", "planten"),
        *("tuinen", "moestuin", "bloemen", "snoeien", "buitenwerk", "park"),
    ),
    Theme.CARE: (
        *("ouderen", "zorg", "bejaarden", "oude mensen", "verzorging", "mensen helpen", "ziekenhuis"),
        *("gehandicapten", "verpleeghuis", "koffie schenken", "wandelen met ouderen"),
    ),
    Theme.FOOD: ("koken", "eten", "keuken", "bakken", "horeca", "eten maken", "samen koken", "koffie"),
    Theme.SPORT: (
        *("sport", "voetbal", "sporten", "volleybal", "basketbal", "fitness", "zwemmen", "hardlopen"),
        *("sportclub", "cricket", "boksen", "sportvereniging"),
    ),
    Theme.EVENT: ("festival", "festivals", "evenement", "evenementen", "feest", "markt", "event", "events"),
    Theme.NEIGHBOURHOOD: ("buurt", "buurthuis", "wijk", "speeltuin", "wijkcentrum", "buurtwerk"),
    Theme.ANIMALS: (
        "dieren",
        "paarden",
        "honden",
        "dier",
        "boerderij",
        "kinderboerderij",
        "katten",
        "koeien",
    ),
    Theme.CULTURE: (
        *("muziek", "cultuur", "museum", "theater", "kunst", "zingen", "dansen", "bibliotheek", "tekenen"),
        *("schilderen kunst", "fotografie", "film"),
    ),
    Theme.CRAFT: (
        *("techniek", "fiets repareren", "fietsen repareren", "fietsenmaker", "fietsreparatie", "kringloop"),
        *("reparatie", "repareren", "hout", "timmeren", "hout bewerken", "klussen", "bouw", "metaal"),
        *("elektra", "computers", "auto s", "auto", "kringloopwinkel", "schilderen", "verven", "winkel"),
    ),
    Theme.TEXTILE: ("naaien", "textiel", "kleding", "breien", "haken", "kleding maken", "borduren"),
    Theme.CLEANING: ("schoonmaken", "schoonmaak", "schoon", "zwerfafval", "opruimen", "afval", "afwassen"),
    Theme.COMMUNITY: ("kerk", "moskee", "voedselbank", "ontmoeting", "mensen ontmoeten", "gemeenschap"),
    Theme.CHILDREN: (
        "kinderen",
        "school",
        "kinderopvang",
        "onderwijs",
        "kind",
        "basisschool",
        "kids",
        "jeugd",
    ),
    Theme.OTHER: ("overig", "anders", "kantoor", "administratie", "kapper"),
}
_THEMES: Final[dict[str, Theme]] = {word: theme for theme, words in THEME_WORDS.items() for word in words}
# Only words that name a craft; who likes cooking need not be a cook.
_SKILLS: Final[dict[str, Skill]] = {
    **dict.fromkeys(
        ("fiets repareren", "fietsen repareren", "fietsenmaker", "fietsreparatie"), Skill.BICYCLE_REPAIR
    ),
    "timmeren": Skill.CARPENTRY,
    "kapper": Skill.HAIRDRESSING,
    "elektra": Skill.ELECTRICS,
}
# With technology beside it this is a bicycle to mend; alone it may be a ride.
_MENDING = re.compile(r"\btechniek\b.*\bfietsen\b|\bfietsen\b.*\btechniek\b")


@reads_text
def parse_interests(text: str) -> Interests | NotUnderstood:
    """Read one or more interests; *no preference* is an answer too."""
    if plain(text) in _ANYTHING:
        return NO_PREFERENCE
    words = [word for part in _SPLIT.split(text) if (word := _core(part))]
    if _MENDING.search(plain(text)):
        words = [word for word in words if word != "fietsen"]
    unknown = [word for word in words if word not in _THEMES]
    if unknown or not words:
        return not_understood(Reason.INTEREST_UNKNOWN, ", ".join(unknown) or text)
    skills = frozenset(_SKILLS[word] for word in words if word in _SKILLS)
    return Interests(frozenset(_THEMES[word] for word in words), skills)


def _core(part: str) -> str:
    return _FILLING.sub("", plain(part))
