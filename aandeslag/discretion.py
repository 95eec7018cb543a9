"""Keeps the secrets of links out of the server's log: an address is logged, its secret is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import logging

# An invitation and a forgotten password.
_SECRET: Final = re.compile(r"(/(?:teams/invitation|account/password/reset/key)/)[^/\s\"'?]+")


def without_secrets(text: str) -> str:
    return _SECRET.sub(r"\1…", text)


class SecretsFilter:
    """For a handler of the log."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if _SECRET.search(message):
            record.msg, record.args = without_secrets(message), ()
        return True


def logging_to_console(level: str) -> dict[str, Any]:
    """Give Django's setting `LOGGING`: one line for each event, never with a secret in it."""
    to_console = {"handlers": ["console"], "level": level}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
        "filters": {"secrets": {"()": SecretsFilter}},
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["secrets"]}
        },
        "root": to_console,
        "loggers": {"django": {**to_console, "propagate": False}},
    }
