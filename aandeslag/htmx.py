"""Tells whether a request wants a fragment of a page rather than the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def wants_fragment(request: HttpRequest) -> bool:
    return bool(getattr(request, "htmx", False)) and not getattr(request, "htmx").boosted  # noqa: B009 - set by middleware


def among_messages(response: HttpResponse) -> HttpResponse:
    """Let an answer to a press stand among the messages of the page, whatever the press was to replace.

    Only its part marked `data-conflict` is shown; the page and all that was typed stay as they are.
    """
    response["HX-Retarget"] = "#messages"
    response["HX-Reswap"] = "innerHTML"
    response["HX-Reselect"] = "[data-conflict]"
    return response
