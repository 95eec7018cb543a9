"""Tells whether a request wants a fragment of a page rather than the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import HttpRequest


def wants_fragment(request: HttpRequest) -> bool:
    return bool(getattr(request, "htmx", False)) and not getattr(request, "htmx").boosted  # noqa: B009 - set by middleware
