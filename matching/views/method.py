"""How proposals are found, for whoever wants to know; and what stands in the Dutch register of algorithms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from aandeslag.teams.access import Open
from aandeslag.teams.decorators import open_to
from matching.engine import Policy
from matching.engine.policy import MOST_OF_ONE_PART, MOST_POINTS
from matching.rounds.wording import PARTS, RULES, steps

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@dataclass(frozen=True)
class _Facts:
    """What the page says of the method, from where it is computed."""

    parts: list[tuple[str, int]]
    rules: list[str]
    bands: str
    most_of_one: int = MOST_OF_ONE_PART
    most: int = MOST_POINTS


def _facts() -> _Facts:
    policy = Policy()
    weights = policy.weights.by_part()
    return _Facts(
        parts=[(str(PARTS[part]), points) for part, points in weights.items()],
        rules=[str(one).rstrip(",") for one in RULES.values()],
        bands=steps(policy.bands or ()),
    )


@require_safe
@open_to(Open.PUBLIC)
def method(request: HttpRequest) -> HttpResponse:
    return _page(request, "method")


@require_safe
@open_to(Open.PUBLIC)
def register(request: HttpRequest) -> HttpResponse:
    return _page(request, "register")


def _page(request: HttpRequest, name: str) -> HttpResponse:
    """Dutch where the screen is Dutch, else English."""
    language = "nl" if (get_language() or "").startswith("nl") else "en"
    text = f"matching/method/{name}_{language}.html"
    return render(request, f"matching/method/{name}.html", {"facts": _facts(), "text": text})
