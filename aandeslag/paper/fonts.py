"""The fonts of paper: where the set-up put them, and which characters they can draw."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.core.checks import Error

if TYPE_CHECKING:
    from pathlib import Path

    from django.core.checks import CheckMessage

CHARACTERS: Final = "characters.json"


def folder() -> Path:
    """Beside the code, not with the data: they belong to a release."""
    made: Path = settings.BASE_DIR / "assets" / "fonts"
    return made


@cache
def characters() -> frozenset[int]:
    """Every character that can be drawn."""
    return frozenset(json.loads((folder() / CHARACTERS).read_text(encoding="ascii")))


def fonts_check(**_kwargs: Any) -> list[CheckMessage]:
    if (folder() / CHARACTERS).exists():
        return []
    return [Error("The fonts of paper were not made.", hint="make setup", id="site.E005")]
