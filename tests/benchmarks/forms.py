"""Reads from a page what a browser would send when its form is submitted untouched."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import HttpResponseBase

SWITCHES = frozenset({"checkbox", "radio"})
NOT_SENT = frozenset({"submit", "button", "file", "image", "reset"})


@dataclass
class Filled:
    """`values` is what would be sent; `choices` is everything that each field offers."""

    values: dict[str, list[str]] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = Filled()
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "select":
            self._select = told.get("name", "")
        elif tag == "option" and self._select:
            self._note(self._select, told.get("value", ""), sent="selected" in told)
        elif tag == "input" and told.get("name"):
            self._note(told["name"], told.get("value", ""), sent=_is_sent(told))

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""

    def _note(self, name: str, value: str, *, sent: bool) -> None:
        if value:
            self.found.choices.setdefault(name, []).append(value)
        if sent:
            self.found.values.setdefault(name, []).append(value)


def _is_sent(told: dict[str, str]) -> bool:
    kind = told.get("type", "text")
    return kind not in NOT_SENT and (kind not in SWITCHES or "checked" in told)


def form_of(response: HttpResponseBase) -> Filled:
    """Give the named fields of the page."""
    fields = _Fields()
    fields.feed(getattr(response, "content", b"").decode())
    return fields.found
