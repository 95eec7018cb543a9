"""Puts texts in any script side by side, so that a name in Arabic does not turn the whole line around."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

# Marks that nobody sees: the text between them has a direction of its own, also within an <option>.
_FIRST_STRONG: Final = "\u2068"
_END: Final = "\u2069"


def isolated(text: str) -> str:
    return f"{_FIRST_STRONG}{text}{_END}" if text and not text.isascii() else text


def side_by_side(parts: Iterable[str]) -> str:
    return " · ".join(isolated(part) for part in parts if part)
