"""Compare Dutch wordings as people write them: without case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """`Geb. jaar` and `GEB JAAR` become `geb jaar`; `Oekraïens` becomes `oekraiens`."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _NOT_A_LETTER.sub(" ", letters).strip()
