"""Puts values into a text at the names between braces, and nothing cleverer: people change these texts."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME: Final = re.compile(r"\{([a-z]+)\}")
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{RIGHT-TO-LEFT ISOLATE}"
_END: Final = "\N{POP DIRECTIONAL ISOLATE}"


def names_in(text: str) -> frozenset[str]:
    return frozenset(_NAME.findall(text))


def has_stray_brace(text: str) -> bool:
    """Whether a brace stands there that belongs to no name."""
    return any(brace in _NAME.sub("", text) for brace in "{}")


def fill(text: str, values: Mapping[str, object], *, direction: str) -> str:
    """Raises KeyError for a name without a value: a hole in a text is a mistake of the site."""
    if "{" not in text:
        return text

    def put(found: re.Match[str]) -> str:
        value = str(values[found[1]])
        return isolated(value) if direction == "rtl" else value

    return _NAME.sub(put, text)


def isolated(value: str) -> str:
    """Let a value keep a direction of its own inside a text that runs from right to left.

    The letters decide, also those of a value in the value: a browser that has to guess passes over these,
    and turns a date around.
    """
    letters = (unicodedata.bidirectional(one) for one in value)
    first = next((kind for kind in letters if kind in ("L", "R", "AL")), "L")
    return f"{_LEFT_TO_RIGHT if first == 'L' else _RIGHT_TO_LEFT}{value}{_END}"
