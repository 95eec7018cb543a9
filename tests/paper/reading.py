"""Reads a PDF back: its words, its pages, and what a screen reader is told of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Iterator

# Marks of direction, and hyphens that only a reader of files sees.
_MARKS = re.compile("[\u200c-\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Paper:
    """One PDF as somebody who cannot see it meets it."""

    title: str
    language: str
    is_tagged: bool
    shows_title: bool
    says_it_is_accessible: bool
    pages: list[str]
    headings: list[int]
    figures: list[str | None]
    languages: set[str]

    @property
    def text(self) -> str:
        return "\n".join(self.pages)

    @property
    def words(self) -> Counter[str]:
        return Counter(self.text.split())

    @property
    def letters(self) -> Counter[str]:
        """All that is read of a script written from the right, of which a reader guesses the order."""
        return letters_of(self.text)


def letters_of(text: str) -> Counter[str]:
    return Counter(_MARKS.sub("", "".join(text.split())))


def read(pdf: bytes) -> Paper:
    reader = PdfReader(BytesIO(pdf))
    root: Any = reader.trailer["/Root"]
    parts = list(_parts(root["/StructTreeRoot"]))
    return Paper(
        title=str(reader.metadata.title if reader.metadata else ""),
        language=str(root["/Lang"]),
        is_tagged=bool(root["/MarkInfo"]["/Marked"]),
        shows_title=bool(root["/ViewerPreferences"]["/DisplayDocTitle"]),
        says_it_is_accessible=b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data(),
        pages=[_MARKS.sub("", page.extract_text()) for page in reader.pages],
        headings=[int(one["/S"][2:]) for one in parts if re.fullmatch(r"/H\d", one["/S"])],
        figures=[one.get("/Alt") for one in parts if one["/S"] == "/Figure"],
        languages={str(one["/Lang"]) for one in parts if "/Lang" in one},
    )


@dataclass(frozen=True)
class Spot:
    """Where some words stand: from the lower left corner of the page, in points."""

    text: str
    x: float
    y: float
    size: float


def spots_of(pdf: bytes) -> list[list[Spot]]:
    """Of each page, where its words stand."""
    pages = []
    for page in PdfReader(BytesIO(pdf)).pages:
        found: list[Spot] = []

        def look(
            text: str, cm: list[float], tm: list[float], _font: Any, size: float, found: list[Spot] = found
        ) -> None:
            if text.strip():
                x, y = (tm[4] * cm[n] + tm[5] * cm[n + 2] + cm[n + 4] for n in (0, 1))
                found.append(Spot(text.strip(), x, y, abs(size * tm[3] * cm[3])))

        page.extract_text(visitor_text=look)
        pages.append(found)
    return pages


def _parts(node: Any) -> Iterator[Any]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for child in node:
            yield from _parts(child)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from _parts(node["/K"])
