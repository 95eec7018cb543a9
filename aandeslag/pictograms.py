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

ALL: Final = frozenset(THEME_PICTOGRAMS.values()) | frozenset(SCREEN_PICTOGRAMS.values())
