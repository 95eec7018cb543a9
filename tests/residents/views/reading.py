"""Reads answers as a visitor would."""

from __future__ import annotations

from typing import Protocol
from uuid import uuid4

from aandeslag.audit.models import Line

FRAGMENT = {"HX-Request": "true"}


class Answer(Protocol):
    """What the test client gives back."""

    @property
    def content(self) -> bytes: ...


def body(response: Answer) -> str:
    """The markup with single spaces, however the templates are laid out."""
    return " ".join(response.content.decode().split())


def title(response: Answer) -> str:
    return body(response).split("<title>")[1].split("</title>")[0]


def log() -> list[tuple[str, str]]:
    """What was logged so far: action and ids, in order."""
    return list(Line.objects.order_by("sequence").values_list("action", "object_ids"))


def registration(**more: object) -> dict[str, object]:
    """The few answers of a first meeting."""
    return {
        "token": str(uuid4()),
        "first_name": "Selam",
        "gender": "woman",
        "birth_year": "1999",
        "languages": ["ti", "en"],
        "legal_status": "in-procedure",
        "preferred_language": "ti",
        **more,
    }
