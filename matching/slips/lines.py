"""Puts lines in two languages together: the reader's own text, and the Dutch that stands beneath it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aandeslag.phrases.book import Line


def joined(first: Line, *others: Line, by: str = " · ") -> Line:
    """Several texts in one line, in both languages; checked when all of them are."""
    lines = (first, *others)
    return replace(
        first,
        text=_by(by, first).join(one.text for one in lines),
        dutch=by.join(one.dutch for one in lines if one.dutch),
        is_checked=all(one.is_checked for one in lines),
    )


def with_typed(line: Line, typed: str, by: str = " · ") -> Line:
    """What somebody typed is the same in both languages."""
    if not typed:
        return line
    return replace(
        line,
        text=f"{line.text}{_by(by, line)}{_isolated(typed) if line.direction == 'rtl' else typed}",
        dutch=f"{line.dutch}{by}{typed}" if line.dutch else "",
    )


def _by(by: str, line: Line) -> str:
    """A comma of the script that runs from the right is another one."""
    return by.replace(",", "،") if line.direction == "rtl" else by


def _isolated(typed: str) -> str:
    """In a text that runs from the right it keeps a direction of its own."""
    return f"\N{FIRST STRONG ISOLATE}{typed}\N{POP DIRECTIONAL ISOLATE}"


def unbroken(phone: str) -> str:
    """A number to call stays on one line."""
    return phone.replace(" ", "\N{NO-BREAK SPACE}")
