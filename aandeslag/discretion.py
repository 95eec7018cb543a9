"""Keeps the secrets of links out of the server's log: an address is logged, its secret is not.

A refusal is one line there: where it was refused stands in the address, and a traceback would fill the log.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import logging

# Every address that lets in whoever holds it; a test compares them with the addresses of the site.
_LET_IN: Final = (
    "teams/invitation",
    "account/password/reset/key",
    "offer/still-right",
    "offer/calendars(?=/[^/]+[.]ics)",
    "matching/who-was-there",
)
_SECRET: Final = re.compile(rf"(/(?:{'|'.join(_LET_IN)})/)[^/\s\"'?]+")
SERVER_ERROR: Final = 500


def without_secrets(text: str) -> str:
    return _SECRET.sub(r"\1…", text)


class SecretsFilter:
    """For a handler of the log."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if _SECRET.search(message):
            record.msg, record.args = without_secrets(message), ()
        return True


class RefusalsFilter:
    """For a handler of the log."""

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "status_code", SERVER_ERROR) < SERVER_ERROR:
            record.exc_info = None
        return True


def logging_to_console(level: str) -> dict[str, Any]:
    """Give Django's setting `LOGGING`: one line for each event, never with a secret in it."""
    to_console = {"handlers": ["console"], "level": level}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
        "filters": {"secrets": {"()": SecretsFilter}, "refusals": {"()": RefusalsFilter}},
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "formatter": "line",
                "filters": ["secrets", "refusals"],
            }
        },
        "root": to_console,
        "loggers": {"django": {**to_console, "propagate": False}},
    }
