"""Templates and styles keep to the house style: nothing inline, small, readable, in both directions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from django.conf import settings
from django.template.loader import get_template
from django.utils.translation import override

from aandeslag.vocabulary import Theme

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATES: Final[Path] = settings.BASE_DIR / "templates"
STYLES: Final[Path] = settings.BASE_DIR / "static" / "css"

LONGEST: Final = 80
READABLE: Final = 4.5  # WCAG 1.4.3
VISIBLE: Final = 3.0  # WCAG 1.4.11

INLINE: Final = re.compile(r"""\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+=["']""")
ONE_DIRECTION: Final = re.compile(
    r"(?:margin|padding|border)-(?:left|right)|(?<![-\w])(?:left|right)\s*:|:\s*(?:left|right)\b"
)


def names(pattern: str) -> list[str]:
    return sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob(pattern))


def tokens() -> dict[str, str]:
    text = (STYLES / "tokens.css").read_text()
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", text))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_no_template_carries_style_or_script() -> None:
    inline = [name for name in names("*.html") if INLINE.search((TEMPLATES / name).read_text())]

    assert inline == []


def test_templates_are_small() -> None:
    long = {
        name: lines
        for name in names("*.html")
        if (lines := len((TEMPLATES / name).read_text().splitlines())) > LONGEST
    }

    assert long == {}


def test_icons_that_are_named_are_drawn() -> None:
    drawn = set(re.findall(r'id="([\w-]+)"', (settings.BASE_DIR / "static/images/icons.svg").read_text()))
    named = {
        icon
        for name in names("*.html")
        for icon in re.findall(r'_icon\.html" with name="([\w-]+)"', (TEMPLATES / name).read_text())
    }

    assert named - drawn == set()


def test_styles_name_no_side() -> None:
    found = {
        path.name: sides
        for path in STYLES.glob("*.css")
        if (sides := ONE_DIRECTION.findall(path.read_text()))
    }

    assert found == {}


def test_every_theme_has_its_tint() -> None:
    tinted = set(re.findall(r"\.theme-([\w-]+) \{", (STYLES / "components.css").read_text()))

    assert tinted == set(Theme.values)


@pytest.mark.parametrize("ground", ["paper", "paper-deep", "card", "green-tint", "blue-tint", "theme-green"])
@pytest.mark.parametrize("ink", ["ink", "soft", "green", "green-dark"])
def test_words_are_readable(ink: str, ground: str) -> None:
    assert contrast(tokens()[ink], tokens()[ground]) >= READABLE


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("orange-dark", "orange-tint"),
        ("red", "red-tint"),
        ("card", "orange"),
        ("card", "green"),
        ("red", "card"),
    ],
)
def test_coloured_words_are_readable(ink: str, ground: str) -> None:
    assert contrast(tokens()[ink], tokens()[ground]) >= READABLE


@pytest.mark.parametrize("ground", ["card", "paper"])
def test_edges_of_controls_are_visible(ground: str) -> None:
    assert contrast(tokens()["edge"], tokens()[ground]) >= VISIBLE


@pytest.mark.parametrize("name", ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"])
def test_error_pages_need_no_request_and_no_database(name: str) -> None:
    with override("en"):
        page = get_template(name).render({})

    assert "What you can do now" in page
    assert page.count("<h1>") == 1
