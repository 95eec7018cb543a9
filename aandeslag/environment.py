"""Reads the settings that come from outside, and stops with a sentence when one makes no sense."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from collections.abc import Sequence
    from urllib.parse import SplitResult

YES: Final = frozenset({"1", "true", "yes", "on"})
NO: Final = frozenset({"0", "false", "no", "off"})
POSTGRESQL: Final = frozenset({"postgres", "postgresql"})
LOCAL: Final = "postgresql://role:password@127.0.0.1:5432/name"


def text(name: str, default: str = "") -> str:
    """Give the value, or the default where it is missing or empty."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    value = text(name).lower()
    if not value:
        return default
    if value not in YES | NO:
        raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")
    return value in YES


def number(name: str, default: int) -> int:
    value = text(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def names(name: str, default: Sequence[str] | None = None) -> list[str]:
    """Give the comma-separated values; without a default at least one is demanded."""
    found = [one.strip() for one in text(name).split(",") if one.strip()]
    if not found and default is None:
        raise ImproperlyConfigured(f"{name} is missing: name at least one, separated by commas.")
    return found or list(default or ())


def key(name: str, *, default: str | None, at_least: int) -> str:
    """Give a secret; a short one is refused, a missing one as well where there is no default."""
    value = text(name)
    if not value and default is not None:
        return default
    if len(value) < at_least:
        raise ImproperlyConfigured(f"{name} is missing or shorter than {at_least} characters.")
    return value


def postgresql(name: str, options: dict[str, Any] | None = None) -> dict[str, Any] | None:
    """Give the database that an address names; None where it is not set."""
    address = text(name)
    if not address:
        return None
    parts = urlsplit(address)
    if parts.scheme not in POSTGRESQL or not parts.path.strip("/"):
        raise ImproperlyConfigured(f"{name} must look like {LOCAL}.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": _port(name, parts),
        "OPTIONS": {**(options or {}), **dict(parse_qsl(parts.query))},
        "CONN_HEALTH_CHECKS": True,
    }


def _port(name: str, parts: SplitResult) -> int | str:
    try:
        return parts.port or ""
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} has no usable port: {error}.") from None
