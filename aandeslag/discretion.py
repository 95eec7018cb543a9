"""Keeps the secrets of links out of the server's log: an address is logged, its secret is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import logging

# An invitation and a forgotten password.
_SECRET: Final = re.compile(r"(/(?:teams/invitation|account/password/reset/key)/)[^/\s\"'?]+")


def without_secrets(text: str) -> str:
    return _SECRET.sub(r"\1…", text)


class SecretsFilter:
    """For a handler of `LOGGING`."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if _SECRET.search(message):
            record.msg, record.args = without_secrets(message), ()
        return True
