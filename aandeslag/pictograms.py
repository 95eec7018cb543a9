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

_SETS: Final = (
    THEME_PICTOGRAMS,
    SCREEN_PICTOGRAMS,
    PAPER_PICTOGRAMS,
    EXPLANATION_PICTOGRAMS,
    LOOKING_PICTOGRAMS,
)
ALL: Final = frozenset(code for pictures in _SETS for code in pictures.values())


def code_of(name: str) -> str:
    """The picture of a theme, of a screen, of a line on paper or of a line that is read out."""
    return next(pictures[name] for pictures in _SETS if name in pictures)
