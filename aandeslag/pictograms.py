"""Which openmoji picture stands for which theme; the set-up copies exactly these."""

from __future__ import annotations

from typing import Final

from aandeslag.vocabulary import Theme

THEME_PICTOGRAMS: Final[dict[str, str]] = {
    Theme.GREEN: "1F331",
    Theme.CARE: "2615",
    Theme.FOOD: "1F372",
    Theme.SPORT: "26BD",
    Theme.EVENT: "1F389",
    Theme.NEIGHBOURHOOD: "1F3D8",
    Theme.ANIMALS: "1F410",
    Theme.CULTURE: "1F5BC",
    Theme.CRAFT: "1F6B2",
    Theme.TEXTILE: "1F9F5",
    Theme.CLEANING: "1F9F9",
    Theme.COMMUNITY: "1F91D",
    Theme.CHILDREN: "1F4DA",
    Theme.OTHER: "1F44B",
}

SCREEN_PICTOGRAMS: Final[dict[str, str]] = {
    "empty": "1F343",
    "welcome": "1F44B",
    "calendar": "1F4C5",
    "phone": "1F4DE",
    "person": "1F9D1",
    "organisation": "1F3E2",
    "import": "1F4E5",
    "figures": "1F4CA",
    "lost": "1F9ED",
    "lock": "1F512",
}

PAPER_PICTOGRAMS: Final[dict[str, str]] = {
    "clock": "1F554",
    "again": "1F501",
    "place": "1F4CD",
    "foot": "1F6B6",
    "bicycle": "1F6B2",
    "bus": "1F68C",
    "together": "1F465",
    "bring": "1F392",
}

# Beside the lines of the explanation and of what is asked apart.
EXPLANATION_PICTOGRAMS: Final[dict[str, str]] = {
    "explain.what": "1F91D",
    "explain.free": "1F44D",
    "explain.no-effect": "2696",
    "explain.stop": "270B",
    "explain.record": "1F4DD",
    "explain.why": "1F50E",
    "explain.not": "1F6AB",
    "explain.who": "1F440",
    "explain.rights": "1F5D1",
    "consent.phone": "1F4F1",
    "consent.hand-over": "1F9F3",
    "consent.story": "1F4AC",
}

# What a resident sees of an activity besides its theme.
LOOKING_PICTOGRAMS: Final[dict[str, str]] = {
    "look.women": "1F46D",
    "look.children": "1F9D2",
    "look.no-dutch": "1F5E3",
}

# Beside the words with which an organisation says how it went.
SMILEY_PICTOGRAMS: Final[dict[str, str]] = {
    "went.good": "1F642",
    "went.fair": "1F610",
    "went.bad": "1F641",
}

# Beside the ready sentences that tell residents what an activity is.
TEXT_PICTOGRAMS: Final[dict[str, str]] = {
    "title.garden": "1F331",
    "title.forest": "1F333",
    "title.litter": "1F5D1",
    "title.animals": "1F410",
    "title.walk": "1F6B6",
    "title.coffee": "2615",
    "title.cook": "1F372",
    "title.football": "26BD",
    "title.sport": "1F3C3",
    "title.sport-club": "1F3C5",
    "title.party": "1F389",
    "title.playground": "1F6DD",
    "title.neighbourhood": "1F3D8",
    "title.museum": "1F3DB",
    "title.music": "1F3B5",
    "title.bicycles": "1F6B2",
    "title.second-hand": "1F455",
    "title.repair": "1F6E0",
    "title.sewing": "1F9F5",
    "title.cleaning": "1F9F9",
    "title.food-bank": "1F96B",
    "title.meet": "1F465",
    "title.children": "1F9D2",
    "title.language": "1F5E3",
    "title.paint": "1F58C",
    "title.join": "1F44B",
    "do.plants": "1F33F",
    "do.trees": "1F333",
    "do.litter": "1F5D1",
    "do.feed": "1F411",
    "do.walk": "1F6B6",
    "do.drinks": "2615",
    "do.cook": "1F37D",
    "do.football": "26BD",
    "do.exercise": "1F3C3",
    "do.field": "1F9F9",
    "do.build-up": "26FA",
    "do.play": "1F6DD",
    "do.visitors": "1F44B",
    "do.music": "1F3B6",
    "do.bicycles": "1F6B2",
    "do.sort": "1F455",
    "do.repair": "1F6E0",
    "do.sew": "1F9F5",
    "do.clean": "1F9F9",
    "do.pack": "1F6D2",
    "do.talk": "1F4AC",
    "do.dutch": "1F1F3-1F1F1",
    "do.paint": "1F58C",
    "do.help": "1F64C",
    "with.dutch": "1F91D",
    "with.group": "1F465",
    "with.women": "1F46D",
    "with.elderly": "1F9D3",
    "with.children": "1F9D2",
    "with.neighbours": "1F3D8",
    "know.no-dutch": "1F44D",
    "know.some-dutch": "1F5E3",
    "know.inside": "1F3E0",
    "know.outside": "2600",
    "know.light": "1F44D",
    "know.heavy": "1F4AA",
    "know.sitting": "1FA91",
    "know.children": "1F9D2",
    "know.shown": "1F440",
    "know.food": "1F37D",
    "know.unpaid": "1F49A",
    "know.free": "1F381",
    "know.travel": "1F68C",
    **{f"theme.{theme}": code for theme, code in THEME_PICTOGRAMS.items()},
}

_SETS: Final = (
    THEME_PICTOGRAMS,
    SCREEN_PICTOGRAMS,
    PAPER_PICTOGRAMS,
    EXPLANATION_PICTOGRAMS,
    LOOKING_PICTOGRAMS,
    SMILEY_PICTOGRAMS,
    TEXT_PICTOGRAMS,
)
ALL: Final = frozenset(code for pictures in _SETS for code in pictures.values())


def code_of(name: str) -> str:
    """The picture of a theme, of a screen, of a line on paper or of a line that is read out."""
    return next(pictures[name] for pictures in _SETS if name in pictures)
