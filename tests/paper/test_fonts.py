"""The fonts of paper: made once, each script a family of its own, and what they can draw is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings as site
from fontTools.ttLib import TTFont

from aandeslag.paper.fonts import characters, fonts_check
from aandeslag.paper.making_fonts import FAMILIES, WEIGHTS, make_fonts

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django import Settings


def test_each_script_is_a_family_of_its_own(tmp_path: Path) -> None:
    made = make_fonts(site.BASE_DIR / "node_modules", tmp_path)

    assert len(made) == len(FAMILIES) * len(WEIGHTS)
    assert {TTFont(one)["name"].getDebugName(1) for one in made} == set(FAMILIES)
    assert {TTFont(one)["OS/2"].usWeightClass for one in made} == set(WEIGHTS)


def test_the_letters_of_every_language_can_be_drawn() -> None:
    letters = "aé ñ ç ğışİ ĳ Жґїє ሀ አ ጀ پچژگکی ئءؤ ؟ ، 0123456789 · – ( ) ?"

    assert {one for one in letters if ord(one) not in characters() and not one.isspace()} == set()


def test_a_set_up_without_fonts_is_reported(tmp_path: Path, settings: Settings) -> None:
    assert fonts_check() == []

    settings.BASE_DIR = tmp_path
    assert [one.id for one in fonts_check()] == ["site.E005"]
