"""Makes the fonts of paper out of the web fonts; runs once, at set-up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from fontTools.ttLib import TTFont

from aandeslag.paper.fonts import CHARACTERS

if TYPE_CHECKING:
    from pathlib import Path

WEIGHTS: Final = (400, 700)
# Each web font holds one script; on paper each is a family of its own, tried in this order.
FAMILIES: Final[dict[str, str]] = {
    "Paper Latin": "noto-sans/files/noto-sans-latin",
    "Paper Latin Extended": "noto-sans/files/noto-sans-latin-ext",
    "Paper Cyrillic": "noto-sans/files/noto-sans-cyrillic",
    "Paper Cyrillic Extended": "noto-sans/files/noto-sans-cyrillic-ext",
    "Paper Greek": "noto-sans/files/noto-sans-greek",
    # Noto's Arabic sets letters and their dots apart: read aloud from a PDF, each letter would come twice.
    "Paper Arabic": "vazirmatn/files/vazirmatn-arabic",
    "Paper Ethiopic": "noto-sans-ethiopic/files/noto-sans-ethiopic-ethiopic",
}
FAMILY_NAME_IDS: Final = (1, 4, 16)
POSTSCRIPT_NAME_ID: Final = 6


def make_fonts(source: Path, target: Path) -> list[Path]:
    """Unpack each web font under `source` as TrueType into `target`, with the list of its characters."""
    target.mkdir(parents=True, exist_ok=True)
    made, characters = [], set[int]()
    for family, name in FAMILIES.items():
        for weight in WEIGHTS:
            font = TTFont(source / "@fontsource" / f"{name}-{weight}-normal.woff2")
            font.flavor = None
            _rename(font, family, weight)
            made.append(target / f"{family.replace(' ', '')}-{weight}.ttf")
            font.save(made[-1])
            characters |= set(font.getBestCmap())
    (target / CHARACTERS).write_text(json.dumps(sorted(characters)), encoding="ascii")
    return made


def _rename(font: TTFont, family: str, weight: int) -> None:
    """Scripts under one name would hide each other: the first file of a family is taken for all of it."""
    for record in font["name"].names:
        if record.nameID in FAMILY_NAME_IDS:
            record.string = family
        elif record.nameID == POSTSCRIPT_NAME_ID:
            record.string = f"{family.replace(' ', '')}-{weight}"
