"""The pictograms as paper takes them: drawn in lines, read from the package that the set-up fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from aandeslag.pictograms import code_of

if TYPE_CHECKING:
    from collections.abc import Iterable


def drawings(names: Iterable[str]) -> dict[str, str]:
    """The drawing of each name, as text."""
    source = settings.BASE_DIR / "node_modules" / "openmoji" / "black" / "svg"
    return {name: (source / f"{code_of(name)}.svg").read_text(encoding="utf-8") for name in set(names)}
