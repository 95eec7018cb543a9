"""Declares what a view asks for; a view without a declaration is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from aandeslag.teams.access import Capability, Entry, Open

View = TypeVar("View", bound="Callable[..., Any]")
ATTRIBUTE = "access_entry"


def requires(capability: Capability) -> Callable[[View], View]:
    """Open a view to the roles that have `capability` (see `access.py`)."""
    return _mark(capability)


def open_to(whom: Open) -> Callable[[View], View]:
    """Open a view that needs no capability."""
    return _mark(whom)


def _mark(entry: Entry) -> Callable[[View], View]:
    def mark(view: View) -> View:
        setattr(view, ATTRIBUTE, entry)
        return view

    return mark


def entry_of(view: Callable[..., Any]) -> Entry | None:
    entry: Entry | None = getattr(view, ATTRIBUTE, None)
    return entry
