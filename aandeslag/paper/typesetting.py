"""Sets a page in type: data in, PDF/UA out. Nothing goes to disk; only typst remembers a few papers."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Any, Final

import typst
from django.conf import settings

from aandeslag.paper.fonts import characters, folder

if TYPE_CHECKING:
    from collections.abc import Mapping

STANDARD: Final = "ua-1"  # tagged, with a title, a language and words for every picture
REPLACEMENT: Final = "?"
NO_BREAK: Final = "\N{NO-BREAK SPACE}"
# Invisible, and needed: they join letters, and keep a name apart from the direction of its sentence.
INVISIBLE: Final = frozenset("\u200c\u200d\u2066\u2067\u2068\u2069")


def typeset(template: str, data: Mapping[str, Any], *, title: str, language: str) -> bytes:
    """Fill `templates/paper/<template>.typ`.

    The data goes in as JSON, which the template reads as values: whatever somebody typed stays text.
    """
    inputs = {**drawable(data), "title": drawable(title), "language": language}
    root = settings.BASE_DIR / "templates" / "paper"
    found = typst.compile(
        root / f"{template}.typ",
        root=root,
        font_paths=typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder()]
        ),
        sys_inputs={"data": json.dumps(inputs)},
        pdf_standards=STANDARD,
        format="pdf",
    )
    assert isinstance(found, bytes)  # noqa: S101 - one file, as asked
    return found


def drawable(data: Any) -> Any:
    """Replace what no font can draw, in every text: the standard refuses a page with an empty box in it."""
    if isinstance(data, str):
        return "".join(_drawn(one) for one in unicodedata.normalize("NFC", data))
    if isinstance(data, dict):
        return {name: drawable(value) for name, value in data.items()}
    if isinstance(data, list | tuple):
        return [drawable(value) for value in data]
    return data


def _drawn(one: str) -> str:
    if one.isspace():
        return one if one == NO_BREAK else " "
    if unicodedata.category(one).startswith("C"):
        return one if one in INVISIBLE else ""
    return one if ord(one) in characters() else REPLACEMENT
