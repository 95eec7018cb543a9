"""Compare Dutch wordings as people write them: without case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata

_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")


def plain(text: str) -> str:
    """`Geb. jaar` and `GEB JAAR` become `geb jaar`; `Oekraïens` becomes `oekraiens`.

    It remembers nothing: what is compared may be a name, or a remark that is never kept.
    """
    letters = text.casefold()
    if not letters.isascii():
        decomposed = unicodedata.normalize("NFKD", letters)
        letters = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _NOT_A_LETTER.sub(" ", letters).strip()
