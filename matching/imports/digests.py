"""Keyed digests: a line or a question is known again, and nobody can read a name from it."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

from django.conf import settings

from aandeslag.spreadsheets.dutch.outcome import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aandeslag.spreadsheets.table import Cell

SEPARATOR = "\x1f"


def keyed(purpose: str, *parts: object) -> str:
    """Digest `parts` for one purpose only. The key outlives `SECRET_KEY`, which may be replaced."""
    message = SEPARATOR.join(str(part) for part in parts)
    key = f"{purpose}{SEPARATOR}{settings.AUDIT_KEY}".encode()
    return hmac.new(key, message.encode(), hashlib.sha256).hexdigest()


def line_digest(team_id: int, kind: str, cells: Iterable[Cell]) -> str:
    """Digest a line as it stands in the file; the same words in another file are the same line."""
    return keyed("import-line", team_id, kind, *(" ".join(text_of(cell).split()) for cell in cells))


def file_digest(team_id: int, content: bytes) -> str:
    return keyed("import-file", team_id, hashlib.sha256(content).hexdigest())


def question_key(kind: str, *parts: object) -> str:
    """Rows with an equal key are decided together."""
    return keyed("import-question", kind, *parts)
